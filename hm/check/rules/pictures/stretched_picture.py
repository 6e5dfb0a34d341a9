"""
## What it does

Finds pictures made of pixels that are printed wider or narrower than they are: their shape on
the page differs by more than two per cent from that of the file. A crop does not change the
shape. The house design never stretches a picture; a magazine’s own styles may.

## Why it matters

Faces grow fat or thin, and wheels oval.

## Example

```css
.portrait img { width: 60mm; height: 60mm; object-fit: fill; }
```

## How to put it right

Let the styles crop it: `object-fit: cover`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.pictures import printed_pictures
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING

_MOST = 0.02


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for found, printed in printed_pictures(issue, laid):
        if not found.picture.size or not printed.full_width or not printed.full_height:
            continue
        across, down = found.picture.size
        stretch = (printed.full_width / printed.full_height) / (across / down)
        if abs(stretch - 1) <= _MOST:
            continue
        side = "wider" if stretch > 1 else "narrower"
        yield Diagnostic(
            "stretched-picture",
            SEVERITY,
            f"{found.name} is printed {abs(stretch - 1):.0%} {side} than it is",
            found.picture.place,
            "Let the styles crop it instead: object-fit: cover.",
        )

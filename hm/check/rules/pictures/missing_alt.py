"""
## What it does

Finds pictures without words that say what they show: lead pictures, pictures in the text
and in profiles, the cover, and supplied advertisements.

## Why it matters

Whoever has the magazine read aloud hears these words in place of the picture. Without them
the screen PDF and the web pages keep part of the issue from some of its readers.

## Example

```markdown
![](images/moran.jpg "Layla Moran: ‘shocked’")
```

## How to put it right

Say what the picture shows, as you would on the telephone: between the brackets of a picture
in the text, or with `alt` beside its file elsewhere. A caption is no substitute.

```markdown
![Layla Moran speaks into a microphone](images/moran.jpg "Layla Moran: ‘shocked’")
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.pictures import shown
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.ERROR


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for found in shown(part):
        if not found.picture.alt.strip():
            yield Diagnostic(
                "missing-alt",
                SEVERITY,
                f"nothing says what {found.name} shows to readers who cannot see it",
                found.alt_place,
                found.alt_remedy,
            )

"""
## What it does

Finds pictures whose `alt` says what the caption says already, signs and capitals apart. Where
it is only the beginning of the caption it is a hint.

## Why it matters

Whoever has the magazine read aloud hears the same words twice, and still not what the picture
shows.

## Example

```yaml
alt: Ann Example
caption: Ann Example
```

## How to put it right

Say in `alt` what is to be seen: ‘Ann Example at her desk, on the telephone’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.pictures import shown
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.prose import plain

SEVERITY = Severity.WARNING

_SIGNS = re.compile(r"[\W_]+")


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for one in shown(part):
        if one.advertises:
            continue
        alt, caption = _letters(one.picture.alt), _letters(plain(one.picture.caption))
        if not alt or not caption or not caption.startswith(alt):
            continue
        whole = alt == caption
        if not whole and not caption.startswith(f"{alt} "):
            continue
        yield Diagnostic(
            "alt-repeats-caption",
            SEVERITY if whole else Severity.HINT,
            f"‘{one.picture.alt.strip()}’ is {'' if whole else 'the beginning of '}the caption too",
            one.alt_place,
            "Say what is to be seen in the picture.",
        )


def _letters(words: str) -> str:
    return _SIGNS.sub(" ", words.casefold()).strip()

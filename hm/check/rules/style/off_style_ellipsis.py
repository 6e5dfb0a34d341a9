"""
## What it does

Finds points of ellipsis that are written otherwise than the house writes them: one character
(…) or three points (...), and with a space before, after, on both sides or on none. The form
is what `style.ellipses` in magazine.yaml sets, else what the issue mostly has within
sentences.

## Why it matters

Points that come in several widths look like slips of the keyboard.

## Example

```markdown
It was open… and then… it shut...at once.
```

## How to put it right

Write the points of the house.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import CUT, Role
from hm.check.forms import Seen, around, odd_ones, passages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_POINTS = re.compile(r"(?<=[\w,’”)?!])([ \u00a0]?)(…|\.{3}(?!\.)|\. \. \.)([ \u00a0]?)(?=[\w“‘(])")
_NAMES = {"": "no space", "l": "a space before", "r": "a space after", "lr": "spaces around"}


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = [
        Seen(f"{m[1] and ' '}{m[2]}{m[3] and ' '}", copy, m.start(), m.end())
        for copy, text in passages(issue)
        if copy.role is not Role.ALT and ("…" in text or ". ." in text or "..." in text)
        for m in _POINTS.finditer(text)
        if CUT not in text[m.start() - 1 : m.end() + 1]
    ]
    for odd in odd_ones(found, issue.magazine.style.ellipses):
        words = around(odd.seen.copy.text, odd.seen.start, odd.seen.end)
        right = words.replace(odd.seen.text, odd.wanted)
        what = f"where the house has {_named(odd.wanted)}"
        yield odd.tell("off-style-ellipsis", what, right, fix=odd.wanted)


def _named(form: str) -> str:
    points = "three points" if "..." in form else "‘…’"
    side = ("l" if form.startswith(" ") else "") + ("r" if form.endswith(" ") else "")
    return f"{points} with {_NAMES[side]}"

"""
## What it does

Finds ranges that begin with a word and go on with a dash: “from 5–6”, “between 9–11”; and
“between 5 to 10”. The spans of financial years are names (“from 2023–24 onwards”) and left
alone.

## Why it matters

The dash is read as “to”, so “between 9–11” says “between 9 to 11”.

## Example

```markdown
We expect between 9–11 guests.
```

## How to put it right

Write “from 5 to 6” and “between 9 and 11”, or leave the word out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.forms import passages
from hm.check.ranges import Range, ranges
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_BEFORE = re.compile(r"\b(from|between)\s+(?:about |around |just )?$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b([Bb]etween )([£$€]?\d[\d,.]*%?) to ([£$€]?\d[\d,.]*\d|[£$€]?\d)(?! and\b)"
)
_LINKS = {"from": "to", "between": "and"}
_FAR = 40


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy, text in passages(part):
        if copy.role is Role.ALT or ("rom " not in text and "etween " not in text):
            continue
        for match in _BETWEEN.finditer(text):
            yield Diagnostic(
                "half-written-range",
                SEVERITY,
                f"‘{match[0]}’ goes on with ‘to’, and ‘between’ takes ‘and’",
                copy.place(match.start(), match.end()),
                f"Write ‘{match[1]}{match[2]} and {match[3]}’.",
                copy.edit(match.end(2) + 1, match.start(3) - 1, "and"),
            )
        for one in ranges(text):
            before = _BEFORE.search(text, max(one.start - 20, 0), one.start)
            if before is None or one.is_year or _goes_on(text, one, before[1].lower()):
                continue
            link = _LINKS[before[1].lower()]
            right = f"{one.first} {link} {one.last}"
            yield Diagnostic(
                "half-written-range",
                SEVERITY,
                f"‘{text[before.start() : one.end]}’ begins with a word and goes on with a dash",
                copy.place(before.start(), one.end),
                f"Write ‘{before[1]} {right}’.",
                copy.edit(one.start, one.end, right),
            )


def _goes_on(text: str, one: Range, word: str) -> bool:
    """Whether the range is one end of a longer one: from 5–6 to 7–8."""
    goes_on = rf"[^,.;]{{0,{_FAR}}}?\b{_LINKS[word]} (?:about |around )?[£$€]?\d"
    return bool(re.match(goes_on, text[one.end :]))

"""
## What it does

Finds dates that are written otherwise than the house writes them: “1 April 2024”, “1st April
2024” or “April 1, 2024”, as `style.dates` in magazine.yaml sets, else as the issue mostly has
them.

## Why it matters

Dates are compared with one another, and those written alike are read at a glance.

## Example

```markdown
The doors open on 1 April 2024 and shut on May 3rd, 2024.
```

## How to put it right

Write the date as the house does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Copy
from hm.check.forms import Seen, figured, odd_ones
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import OFF, Issue

SEVERITY = Severity.WARNING

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS = tuple(MONTHS.split("|"))
_DAY_FIRST = re.compile(
    rf"(?<![\w£$€.,:–-])([0-3]?\d)(st|nd|rd|th)?( of)? ({MONTHS})\b(?: ((?:19|20)\d\d)\b)?"
)
_MONTH_FIRST = re.compile(
    rf"\b({MONTHS}) ([0-3]?\d)(st|nd|rd|th)?(?![\w.:%–-]|,\d)(?:,? ((?:19|20)\d\d)\b)?"
)
_DAY = re.compile(r"\d(?:st|nd|rd|th)? $")
_PLAIN, _ORDINAL, _AMERICAN = "1 April 2024", "1st April 2024", "April 1, 2024"


def check(issue: Issue) -> Iterator[Diagnostic]:
    wanted = issue.magazine.style.dates
    if wanted == OFF:
        return
    found: list[Seen] = []
    for copy, text in figured(issue):
        if any(month in text for month in _MONTHS):
            found += _dates(copy, text)
    for odd in odd_ones(found, wanted):
        right = _written(odd.seen.text, odd.wanted)
        yield odd.tell("off-style-date", f"is not written like ‘{odd.wanted}’", right, fix=right)


def _dates(copy: Copy, text: str) -> Iterator[Seen]:
    for match in _DAY_FIRST.finditer(text):
        if not match[3]:  # “the 1st of April” is how it is said
            form = _ORDINAL if match[2] else _PLAIN
            yield Seen(form, copy, match.start(), match.end())
    for match in _MONTH_FIRST.finditer(text):
        # “1 May 20 people came”, “in May 20 people came”
        if not _DAY.search(text, 0, match.start()) and (match[3] or match[4] or _ends(text, match)):
            yield Seen(_AMERICAN, copy, match.start(), match.end())


def _ends(text: str, match: re.Match[str]) -> bool:
    return text[match.end() : match.end() + 1] in ("", *".,;:)") or text.endswith(
        ("on ", "On "), 0, match.start()
    )


def _written(text: str, form: str) -> str:
    first = _DAY_FIRST.fullmatch(text)
    if first:
        day, month, year = int(first[1]), first[4], first[5]
    else:
        other = _MONTH_FIRST.fullmatch(text)
        assert other is not None
        day, month, year = int(other[2]), other[1], other[4]
    if form == _AMERICAN:
        return f"{month} {day}" + (f", {year}" if year else "")
    ending = ""
    if form == _ORDINAL:
        ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending} {month}" + (f" {year}" if year else "")

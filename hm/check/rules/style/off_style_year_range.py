"""
## What it does

Finds spans of years that are written otherwise than the house writes them: “2024–25” or
“2024–2025”, as `style.years` in magazine.yaml sets, else as the issue mostly has them. The
mark between them is the matter of `off-style-range`.

## Why it matters

Two ways of writing a financial year look like two kinds of year.

## Example

```markdown
In 2023–24 we had six doors, in 2024–2025 we have seven.
```

## How to put it right

Write the years as the house does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.forms import Seen, figured, odd_ones
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_YEARS = re.compile(r"(?<![\w–/-])((?:19|20)\d\d)([–/-])((?:19|20)?\d\d)(?![\w/]|[–-]\d)")
_LIKE = re.compile(r"\d[–/-]\d")
"""What a text has that has a range of years: quick to look for."""
_SHORT, _LONG, _SLASH = "2024–25", "2024–2025", "2024/25"


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = [
        Seen(_form(match), copy, match.start(), match.end())
        for copy, text in figured(issue)
        if _LIKE.search(text)
        for match in _YEARS.finditer(text)
        # The turn of a century is written out in every house.
        if match[3][:2] == match[1][:2] or int(match[3]) == (int(match[1]) + 1) % 100
    ]
    for odd in odd_ones(found, issue.magazine.style.years):
        right = _written(odd.seen.text, odd.wanted, odd.others)
        yield odd.tell(
            "off-style-year-range", f"is not written like ‘{odd.wanted}’", right, fix=right
        )


def _form(match: re.Match[str]) -> str:
    if match[2] == "/":
        return _SLASH
    return _LONG if len(match[3]) == 4 else _SHORT


def _written(text: str, form: str, others: tuple[Seen, ...]) -> str:
    match = _YEARS.fullmatch(text)
    assert match is not None
    first, mark, last = match.groups()
    if form == _SLASH:
        mark = "/"
    elif mark == "/":
        mark = "-" if others and "-" in others[0].text else "–"
    return f"{first}{mark}{first[:2] if form == _LONG else ''}{last[-2:]}"

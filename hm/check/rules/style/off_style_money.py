"""
## What it does

Finds sums of money, and other large numbers, with “m” and “bn” in running text where the
house writes “million” and “billion”, or the other way round: as `style.money` in
magazine.yaml sets, else as the issue mostly has them. Headlines, tables and the cover may be
short of room, and have what they like.

## Why it matters

Sums are compared, and those written alike are compared at a glance.

## Example

```markdown
The door cost £3 million, the handle £1.5m.
```

## How to put it right

Write the sum as the house does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.forms import Seen, figured, odd_ones
from hm.check.lexicon.classes import Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_MONEY = re.compile(
    r"(?<![\w£$€.,])([£$€]?\d[\d,]*(?:\.\d+)?)"
    r"(?:( ?)(m|mn|bn|b|tn|M|BN|Bn)|[ \u00a0-](million|billion|trillion))(?!\w)"
)
_LIKE = re.compile(r"\d[ \u00a0-]?[mbtMB]")
"""What a text has that has such a number: quick to look for."""
_COUNTED = re.compile(r" (?:more |of )?([a-z]+)")
_LONG = {"m": "million", "mn": "million", "b": "billion", "bn": "billion", "tn": "trillion"}
_SHORT = {"million": "m", "billion": "bn", "trillion": "tn"}
_IN_SENTENCES = frozenset(
    (Role.PARAGRAPH, Role.ITEM, Role.QUOTATION, Role.STANDFIRST, Role.BIO, Role.NOTE)
)


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = [
        Seen(_form(match), copy, match.start(), match.end())
        for copy, text in figured(issue)
        if copy.role in _IN_SENTENCES and _LIKE.search(text)
        for match in _MONEY.finditer(text)
        if match[4] or match[1][0] in "£$€" or _is_number(match, text)
    ]
    for odd in odd_ones(found, issue.magazine.style.money):
        match = _MONEY.fullmatch(odd.seen.text)
        assert match is not None
        size = match[4] or _LONG[match[3].lower()]
        right = match[1] + (_SHORT[size] if odd.wanted == "£5m" else f" {size}")
        yield odd.tell("off-style-money", f"is not written like ‘{odd.wanted}’", right, fix=right)


def _form(match: re.Match[str]) -> str:
    if match[4]:
        return "£5 million"
    return "£5 m" if match[2] else "£5m"


def _is_number(match: re.Match[str], text: str) -> bool:
    """Whether a number with ‘bn’ or ‘m’ and no sign of money is one of things, and no length."""
    if match[2] or match[3].lower() not in ("m", "bn"):
        return False
    counted = _COUNTED.match(text, match.end())
    return match[3].lower() == "bn" or bool(counted and classes(counted[1]) & Class.PLURAL)

"""
## What it does

Finds an abbreviation that is spelt out nowhere and is one letter short of, or one letter more
than, another in the same article, or has two of its letters, or of those of one that every reader
knows, the other way round: *GEs* beside *GEBs*.

One letter more is a hint, for it may be another organisation.

## Why it matters

Nobody checks the spelling of capitals, so a letter that was missed goes to print, and with it
another organisation.

## Example

```markdown
The Example Care Boards (ECBs) are new. Trusts and ECs share their budgets. ECBs decide.
```

## How to put it right

Correct it, or spell it out where it is first used if it is another thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from hm.check.terms.abbreviations import Abbreviations, abbreviations, known, section, singular
from hm.check.terms.uses import Use, common, elsewhere
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_MOST = 2
"""Uses of what may be mistyped."""
_LEAST_LETTERS = 3
_LEAST_TURNED = 4


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = abbreviations(issue)
    house = {singular(short) for short in issue.magazine.style.known_abbreviations}
    explained = {one.short for one in found.explained}
    right = {*known(), *house, *explained}
    for short, uses in sorted(found.used.items()):
        if len(uses) <= _MOST and short not in right:
            meant = [
                other
                for other, others in sorted(found.used.items())
                if (len(others) > len(uses) or (other in explained and _is_moved(short, other)))
                and _is_slip(short, other)
            ]
            for use in uses:
                yield from _told(use, short, meant, found)


def _told(use: Use, short: str, meant: list[str], found: Abbreviations) -> Iterator[Diagnostic]:
    here = section(use.copy)
    near = [other for other in meant if any(section(o.copy) == here for o in found.used[other])]
    if near:
        right = max(near, key=lambda other: len(found.used[other]))
        others = tuple(found.used[right])
        message = f"‘{use.words}’ here, ‘{common(others)}’ {elsewhere(use, others)}"
    else:
        right = next((other for other in known() if _is_turned(short, other)), "")
        message = f"‘{use.words}’ has two letters of ‘{right}’ the other way round"
    if right:
        yield Diagnostic(
            "mistyped-abbreviation",
            SEVERITY if len(short) <= len(right) else Severity.HINT,
            message,
            use.place,
            f"Did you mean ‘{right}{use.words[len(short) :]}’?",
        )


def _is_turned(short: str, right: str) -> bool:
    """Whether two letters of something long enough have changed places."""
    return len(short) >= _LEAST_TURNED and sorted(short) == sorted(right) and _is_slip(short, right)


def _is_slip(short: str, right: str) -> bool:
    """Whether a letter is missing, or one too many, or two have changed places."""
    if len(right) < _LEAST_LETTERS or short.upper() != short or right.upper() != right:
        return False
    likely = _is_moved(short, right) or len(short) != len(right)
    return likely and DamerauLevenshtein.distance(short, right) == 1


def _is_moved(short: str, right: str) -> bool:
    """Whether two are made of the same letters."""
    return len(short) == len(right) and sorted(short) == sorted(right)

"""
## What it does

Finds an abbreviation that is spelt out nowhere and is one letter short of, or one letter more
than, another in the same article, or has two of its letters the other way round: *GEs* beside
*GEBs*.

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

from hm.check.terms.abbreviations import abbreviations, known, section
from hm.check.terms.uses import elsewhere
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_MOST = 2
"""Uses of what may be mistyped."""
_LEAST_LETTERS = 3


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = abbreviations(issue)
    well_known = {*known(), *issue.magazine.style.known_abbreviations}
    explained = {one.short for one in found.explained}
    for short, uses in sorted(found.used.items()):
        if len(uses) > _MOST or short in well_known or short in explained:
            continue
        for right, others in sorted(found.used.items()):
            if len(right) < _LEAST_LETTERS or len(others) <= len(uses):
                continue
            if _is_slip(short, right):
                for use in uses:
                    near = [one for one in others if section(one.copy) == section(use.copy)]
                    if near:
                        written = near[0].words
                        yield Diagnostic(
                            "mistyped-abbreviation",
                            SEVERITY if len(short) <= len(right) else Severity.HINT,
                            f"‘{use.words}’ here, ‘{written}’ {elsewhere(use, tuple(others))}",
                            use.place,
                            f"Did you mean ‘{right}{use.words[len(short) :]}’?",
                        )


def _is_slip(short: str, right: str) -> bool:
    """Whether a letter is missing, or one too many, or two have changed places."""
    if short.upper() != short or right.upper() != right:
        return False
    moved = len(short) == len(right) and sorted(short) == sorted(right)
    return (moved or len(short) != len(right)) and DamerauLevenshtein.distance(short, right) == 1

"""
## What it does

Finds an abbreviation that is spelt out in two ways in one issue: *Institute of Examples (IE)* and
*Institute for Examples (IE)*. Where the two have hardly a word in common, it may stand for two
things, and that is a hint; so is one that is not spelt out as every reader knows it.

## Why it matters

One of them is wrong, or one abbreviation means two things, which readers must guess.

## Example

```markdown
The Office for Patient Examples (OPE) and, four pages on, the Office of Patient Examples (OPE).
```

## How to put it right

Look up what it stands for, and write that in both places.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from hm.check.terms.abbreviations import Explained, abbreviations
from hm.check.terms.uses import Use, strays
from hm.check.terms.uses import elsewhere as places
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_ALIKE = 60


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = abbreviations(issue)
    for short in dict.fromkeys(one.short for one in found.explained):
        several = [one for one in found.told(short) if one.fits]
        by_words = {id(one.words): one for one in several}
        for use, others in strays([one.words for one in several]):
            yield _told(by_words[id(use)], use, others)


def _told(one: Explained, use: Use, others: tuple[Use, ...]) -> Diagnostic:
    alike = fuzz.ratio(use.way, others[0].way) >= _ALIKE
    return Diagnostic(
        "inconsistent-explanation",
        SEVERITY if alike else Severity.HINT,
        f"‘{one.short}’ stands for ‘{use.words}’ here, for ‘{others[0].words}’ "
        f"{places(use, others)}",
        use.place,
        f"Spell ‘{one.short}’ out in one way, or choose another abbreviation.",
    )

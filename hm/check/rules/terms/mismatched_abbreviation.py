"""
## What it does

Finds an abbreviation whose letters are not those of the words that it stands for, and yet nearly:
*National Example Service (NSE)*. It is told wherever the abbreviation is used.

## Why it matters

Two letters have changed places, or one was mistyped, and the reader who looks it up finds nothing.

## Example

```markdown
Ask the Patient Example and Advice Line (PAEL).
```

## How to put it right

Write the letters in the order of the words, or correct the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.terms.abbreviations import abbreviations, initials
from hm.check.terms.uses import at
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = abbreviations(issue)
    wrong = {one.short: one for one in reversed(found.explained) if not one.fits}
    right = {one.short for one in found.explained if one.fits}
    for short, explained in sorted(wrong.items()):
        if short in right:
            continue
        for use in found.used[short]:
            here = use.start == explained.use.start and use.copy is explained.use.copy
            spelt = "" if here else f" ({at(explained.use.place)})"
            yield Diagnostic(
                "mismatched-abbreviation",
                SEVERITY,
                f"the letters of ‘{use.words}’ are not those of ‘{explained.long}’{spelt}",
                use.place,
                f"Did you mean ‘{initials(explained.long)}’?",
            )

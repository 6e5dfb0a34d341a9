"""
## What it does

Finds an organisation, a report, a law or a campaign whose name the issue writes in two ways: the
words in another order, with another small word (*Institute of*, *Institute for*), one of them cut
short or misspelt, one left out of the middle, one trust as *NHS trust* and as *Foundation Trust*.
A name that is merely shortened to its end, *the Garden Plan*, is let be. An organisation
that lacks a word in the middle may be another one, and is a hint. Names of people are another
rule’s.

## Why it matters

Readers look a name up as they find it. Of two names they do not know which to ask for, nor
whether they are two things.

## Example

```markdown
The Garden Network for North Oakshire has a new chair. Ask the North Oakshire Garden Network.
```

## How to put it right

Look up how it writes itself, and write that everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.terms.names import doubts
from hm.check.terms.uses import common, elsewhere
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    for doubt in doubts(issue):
        known = tuple(doubt.known.uses)
        right = common(known)
        for use in doubt.other.uses:
            yield Diagnostic(
                "inconsistent-name",
                SEVERITY if doubt.sure else Severity.HINT,
                f"‘{use.words}’ here, ‘{right}’ {elsewhere(use, known)}",
                use.place,
                f"Write ‘{right}’ if they are the same, or change the others.",
            )

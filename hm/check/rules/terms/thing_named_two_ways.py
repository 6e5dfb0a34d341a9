"""
## What it does

Finds two names that differ in one word and are most likely one: streets of one name before
the same noun (*Mill Lane library*, *Mill Road library*), a body that is a *Society* and an
*Association* in one article, a name with a word in the singular and in the plural (*Gardens
United*, *Garden United*), and one with *and* and with *&*. Two that a sentence has side by side
are taken for two.

## Why it matters

Readers go to the wrong place, or ask for what does not exist. The spelling of each word is
right, so nobody notices.

## Example

```markdown
The Mill Lane library opens at nine. Outside the Mill Road library, a queue has formed.
```

## How to put it right

Look up which is right, and write it in both places. If they are two, say so where they meet, or
write `<!-- hm: ignore thing-named-two-ways -->`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.terms.twins import twins
from hm.check.terms.uses import both
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    told: set[Place] = set()
    for pair in twins(issue):
        for use in pair.fewer:
            if use.place not in told:
                told.add(use.place)
                yield Diagnostic(
                    "thing-named-two-ways",
                    SEVERITY,
                    both(use, pair.more),
                    use.place,
                    f"Write ‘{pair.more[0].words}’ if they are the same.",
                )

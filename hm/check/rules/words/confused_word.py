"""
## What it does

Finds words that are spelt right and are not the ones that were meant: *practice* and *practise*,
*its* and *it’s*, *affect* and *effect*, *bear* and *bare*, *lead* and *led*, and some hundred other
pairs that sound alike or lie a letter apart (*form* for *from*). It goes by the words around them,
and says nothing where both may be right.

## Why it matters

A dictionary finds none of them, and readers find them all.

## Example

```markdown
The cuts will effect every ward, and staff moral is low.
```

## How to put it right

Write the word that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.confusions import confused
from hm.check.copy.gather import editorial
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check_part(part: Issue) -> Iterator[Diagnostic]:
    if not part.magazine.language.lower().startswith("en"):
        return
    for copy in editorial(part):
        for one in confused(copy):
            yield Diagnostic(
                "confused-word",
                SEVERITY,
                f"‘{one.word}’ is most likely meant to be ‘{one.right}’",
                copy.place(one.start, one.end),
                f"Write ‘{one.right}’, if that is what is meant.",
            )

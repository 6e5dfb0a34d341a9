"""
## What it does

Finds a noun that is made of a verb and a short word and has no hyphen: *the roll out of*, *a
follow up*, *no let up*. As verbs the two words are right apart: *to follow up*.

## Why it matters

The reader takes the verb for a verb, and begins the sentence again.

## Example

```markdown
There is no let up, and the roll out of the system goes on.
```

## How to put it right

Write a hyphen, or one word if the magazine does: *the roll-out of*, *no let-up*.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.terms.unjoined import unjoined
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    for found in unjoined(issue):
        if found.noun:
            first, last = found.tokens[0], found.tokens[-1]
            yield Diagnostic(
                "unhyphened-noun",
                SEVERITY,
                f"‘{first.text} {last.text}’ is a noun here and has no hyphen",
                found.passage.copy.place(*found.span),
                f"Write ‘{first.text}-{last.text}’, or one word if that is the house’s way.",
            )

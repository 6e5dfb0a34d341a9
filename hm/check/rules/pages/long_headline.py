"""
## What it does

Finds headlines that do not fit the lines their design has for them, even at its smallest size.

## Why it matters

Such a headline is set at that size in more lines than the design has, or with a word parted by
a hyphen. It takes the room of the text, and shouts at nobody.

## Example

```yaml
title: What happened when a hospital that had run out of almost everything asked its porters
  and its cleaners and its cooks how they would run it instead, and then did what they said
```

## How to put it right

Shorten it: a headline of three to eight words reads best. What it says besides belongs in the
standfirst.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid, Straining

SEVERITY = Severity.WARNING


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for run in laid.runs:
        for strained in run.record.strained:
            if strained.what is Straining.HEADLINE:
                yield Diagnostic(
                    "long-headline",
                    SEVERITY,
                    f"‘{shortened(strained.words)}’ is too long for a headline, even at the "
                    "smallest size of its design",
                    strained.place,
                    "Shorten it; what it says besides belongs in the standfirst.",
                )

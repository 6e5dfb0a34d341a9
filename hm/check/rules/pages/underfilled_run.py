"""
## What it does

Finds runs whose last page is less than 60 per cent full, or empty. Advertisements,
the cover and composed pages (contents, masthead) are exempt.

## Why it matters

Paper is paid for by the page, and a page that ends halfway down looks unfinished.

## Example

```yaml
flatplan:
  9-14: manifesto        # the text ends on page 13
```

## How to put it right

Add a picture, a pull quote or a box, let another short piece follow in the same run,
or give the run fewer pages on the flatplan.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.sheets import FULL_ENOUGH
from hm.check.words import pages_said
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for run in laid.runs:
        record = run.record
        if record.composed:
            continue
        filled = len(record.pages)
        last, empty = pages_said(run.run.pages[filled - 1 : filled]), run.run.pages[filled:]
        if empty:
            message = f"the text ends on {last} and leaves {pages_said(empty)} empty"
        elif record.fill < FULL_ENOUGH:
            # Rounded down, so that what is reported never reads as 60.
            percent = int(record.fill * 100)
            message = f"{last} is only {percent} per cent full"
        else:
            continue
        yield Diagnostic(
            "underfilled-run",
            SEVERITY,
            message,
            run.run.place,
            "Add a picture, a pull quote or another short piece, or give the run fewer pages.",
        )

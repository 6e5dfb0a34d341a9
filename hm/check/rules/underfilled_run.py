"""
## What it does

Finds runs whose last page is less than 60 per cent full, or empty. Advertisements,
the cover and composed pages (contents, masthead) are exempt.

## Why it matters

Paper is paid for by the page, and a page that ends half way down looks unfinished.

## Example

```yaml
flatplan:
  9-14: manifesto        # the text ends on page 13
```

## How to put it right

Add a picture, a pull quote or a box, let another short piece follow in the same run,
or give the run fewer pages in the flatplan.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING

_FULL_ENOUGH = 0.6


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for run in laid.runs:
        record = run.record
        if record.composed:
            continue
        empty = [page.name for page in run.run.pages[len(record.pages) :]]
        if empty:
            those = f"page {empty[0]}" if len(empty) == 1 else f"pages {empty[0]}–{empty[-1]}"
            message = f"the text ends on page {record.pages[-1]} and leaves {those} empty"
        elif record.fill < _FULL_ENOUGH:
            # Rounded down, so that what is reported never reads as 60.
            percent = int(record.fill * 100)
            message = f"page {record.pages[-1]} is only {percent} per cent full"
        else:
            continue
        yield Diagnostic(
            "underfilled-run",
            SEVERITY,
            message,
            run.run.place,
            "Add a picture, a pull quote or another short piece, or give the run fewer pages.",
        )

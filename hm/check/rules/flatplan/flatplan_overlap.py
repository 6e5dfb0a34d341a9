"""
## What it does

Finds pages that two lines of the flatplan claim.

## Why it matters

Only one of the two can be printed there, and every folio after it is in doubt.

## Example

```yaml
flatplan:
  9-14: manifesto
  14-16: under-the-radar
```

## How to put it right

Correct the folios. Articles that flow one after another through the same pages go in one
list: `9-16: [manifesto, under-the-radar]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.words import pages_said
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.flatplan import Run
from hm.model.issue import Issue

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    claimed: dict[str, Run] = {}
    for run in issue.flatplan.runs:
        first = next((page for page in run.pages if page.name in claimed), None)
        for page in run.pages:
            claimed.setdefault(page.name, run)
        if first is None:
            continue
        # Said of the line that comes later in the file: the earlier stood there first.
        earlier, later = sorted(
            (claimed[first.name], run), key=lambda r: (r.place.line, r.place.column)
        )
        yield Diagnostic(
            "flatplan-overlap",
            SEVERITY,
            f"{pages_said([first])} is already taken, by ‘{earlier.key}’ "
            f"on line {earlier.place.line}",
            later.place,
            "Correct the folios of one of the two; articles that share pages go in one list.",
        )

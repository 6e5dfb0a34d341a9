"""
## What it does

Finds pages for which the flatplan plans nothing: folios left out between 1 and the last,
and cover pages that are not named.

## Why it matters

The magazine would go to press with a blank page, or every folio after it would be wrong.

## Example

```yaml
flatplan:
  8: leading-edge
  10-13: manifesto       # and page 9?
```

## How to put it right

Give the page to the run before or after it, plan something for it, or renumber. The cover
pages are `cover`, `inside-front`, `inside-back` and `back`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.words import pages_said
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.flatplan import COVER_PAGES, Page, Run
from hm.model.issue import Issue

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    last = 0
    for run in issue.flatplan.runs:
        folios = [page.folio for page in run.pages if page.folio is not None]
        if not folios:
            continue
        # Runs come by their first folio; the gap, if any, lies before this one.
        if folios[0] > last + 1:
            yield _gap(last + 1, folios[0] - 1, run)
        last = max(last, folios[-1])
    there = {page.name for page in issue.flatplan.pages}
    for name in COVER_PAGES:
        if name not in there:
            yield Diagnostic(
                "flatplan-gap",
                SEVERITY,
                f"nothing is planned for {pages_said([Page(name, None)])}",
                issue.flatplan.place,
                f"Add a line ‘{name}:’ and name what goes there.",
            )


def _gap(first: int, last: int, run: Run) -> Diagnostic:
    pages = pages_said([Page(str(folio), folio) for folio in range(first, last + 1)])
    key = str(first) if first == last else f"{first}-{last}"
    return Diagnostic(
        "flatplan-gap",
        SEVERITY,
        f"nothing is planned for {pages}",
        run.place,
        f"Add a line ‘{key}:’ before this one, or renumber the pages from here on.",
    )

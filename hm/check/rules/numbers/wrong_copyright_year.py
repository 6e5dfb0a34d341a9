"""
## What it does

Finds a copyright line in the masthead whose year is not that of the issue. Of ‘2015–2025’ the
last year counts.

## Why it matters

The line is copied from issue to issue, and in the first of a new year it is wrong.

## Example

```yaml
year: 2025
masthead:
  copyright: All contents © 2024 Managers in Partnership.
```

## How to put it right

Write the year of the issue: `hm check --fix` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.figures import with_figures
from hm.check.neighbours import out_on
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_SIGN = re.compile(r"©|\(c\)|\bcopyright\b", re.I)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def check(issue: Issue) -> Iterator[Diagnostic]:
    wanted = {issue.year, *(day.year for day in out_on(issue))}
    for copy in with_figures(issue):
        if copy.role is not Role.MASTHEAD or not _SIGN.search(copy.text):
            continue
        years = list(_YEAR.finditer(copy.text))
        if not years or int(years[-1][0]) in wanted:
            continue
        found = years[-1]
        yield Diagnostic(
            "wrong-copyright-year",
            SEVERITY,
            f"the copyright is of {found[0]}, the issue of {issue.year}",
            copy.place(*found.span()),
            f"Write {issue.year}.",
            copy.edit(*found.span(), str(issue.year)) if len(wanted) == 1 else None,
        )

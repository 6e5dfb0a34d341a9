"""
## What it does

Finds an issue whose day of publication is not in its year, or not in its season. Seasons begin
in March, June, September and December; a month more on either side passes, and a winter issue
may come out in either of two years.

## Why it matters

The cover says one and the masthead, the editions’ metadata and the events that are still to
come follow the other.

## Example

```yaml
season: summer
year: 2025
published: 2024-06-24
```

## How to put it right

Correct the line that was not brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.dates import day_said
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.read.issue import SEASON_MONTHS

SEVERITY = Severity.WARNING

_LENGTH = 3
"""Months of a season."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    if "published" not in issue.places:
        return
    out, first = issue.published, SEASON_MONTHS[issue.season]
    # Months from the season's first; a winter that is called after its second year begins in
    # the December before.
    late = (out.year - issue.year) * 12 + out.month - first
    apart = [late, late + 12] if issue.season == "winter" else [late]
    if any(-1 <= months <= _LENGTH for months in apart):
        return
    yield Diagnostic(
        "misdated-issue",
        SEVERITY,
        f"published on {day_said(out)}, but this is the {issue.season} issue of {issue.year}",
        issue.places["published"],
        "Correct published, or season and year.",
    )

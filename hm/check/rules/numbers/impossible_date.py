"""
## What it does

Finds dates that no calendar has: 31 June, 30 February, or 29 February of a year that is no
leap year. Advertisements are not read.

## Why it matters

Whoever keeps an appointment, a deadline or a law’s first day by it keeps the wrong one.

## Example

```markdown
Nominations close on 31 September.
```

## How to put it right

Ask whoever gave the date.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from hm.check.dates import MONTHS, Written, dates_in
from hm.check.figures import with_figures
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in with_figures(part):
        for date in dates_in(copy.text, american=False):
            # ‘Of the 45 May admitted’ is no date.
            if date.possible or not (date.day <= 31 or date.weekday is not None or date.year):
                continue
            yield Diagnostic(
                "impossible-date",
                SEVERITY,
                f"‘{copy.text[date.start : date.end]}’ is no date: {_days(date)}",
                copy.place(date.start, date.end),
                "Ask which day is meant.",
            )


def _days(date: Written) -> str:
    """``June has 30 days``, ``February 2025 has 28 days``"""
    month = MONTHS[date.month - 1] + (f" {date.year}" if date.year and date.month == 2 else "")
    return f"{month} has {calendar.monthrange(date.year or 2000, date.month)[1]} days"

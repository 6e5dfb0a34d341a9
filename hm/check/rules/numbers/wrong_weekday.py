"""
## What it does

Finds a weekday that does not fall on its date: in running text, headlines, captions, boxes
and the noticeboard. Where no year is given it is that of the issue or next to it, whichever
is nearest; where a year stands in the same paragraph, the weekday may be right in that year
too. Advertisements are not read.

## Why it matters

Readers write the day in a diary and turn up on it. One of the two is wrong, and nobody can
tell which.

## Example

```markdown
The hearing is on Tuesday 5 March 2025.
```

## How to put it right

Ask whoever gave the date. The message says on which weekday it falls.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from hm.check.dates import WEEKDAYS, Written, dates_in, day_said
from hm.check.figures import with_figures
from hm.check.neighbours import out_on
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_WEEKDAY = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_YEARS = re.compile(r"(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)")
_NEAR = dt.timedelta(days=300)
"""A date without a year is not so long before or after the issue."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    days = out_on(issue)
    for copy in with_figures(issue):
        if not _WEEKDAY.search(copy.text):
            continue
        years = [int(year) for year in dict.fromkeys(_YEARS.findall(copy.text))]
        for date in dates_in(copy.text):
            if date.weekday is None:
                continue
            meant = _meant(date, years, days)
            if not meant or any(day.weekday() == date.weekday for day in meant):
                continue
            nearest = meant[0]
            yield Diagnostic(
                "wrong-weekday",
                SEVERITY,
                f"{day_said(nearest)} is a {WEEKDAYS[nearest.weekday()]}, "
                f"not a {WEEKDAYS[date.weekday]}",
                copy.place(date.start, date.end),
                "Ask which of the two is meant, the weekday or the date.",
            )


def _meant(date: Written, years: Sequence[int], out: Sequence[dt.date]) -> list[dt.date]:
    """The days that a date can mean, the nearest to the issue first."""
    if date.year is not None:
        day = date.on(date.year)
        return [day] if day else []
    near = [
        date.on(year + step) for year in sorted({day.year for day in out}) for step in (-1, 0, 1)
    ]
    apart = {day: min(abs(day - one) for one in out) for day in near if day}
    days = sorted((day for day in apart if apart[day] <= _NEAR), key=lambda day: (apart[day], day))
    if days:
        days += [day for year in years if (day := date.on(year))]
    return days

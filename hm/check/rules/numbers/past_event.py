"""
## What it does

Finds events on the noticeboard that are over before the issue is out: their last day comes
before the day in `published`, or before the first day of the issue’s season.

## Why it matters

Nobody can go any more. Most often the year is last year’s, or the item was kept from an
earlier issue.

## Example

```yaml
published: 2025-06-02
```

```yaml
events:
  - date: 2025-05-12
    title: International Nurses Day
```

## How to put it right

Correct the date, or give the room to something that is still to come.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.dates import day_said
from hm.check.events import events
from hm.check.neighbours import out_on
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    out = min(out_on(issue))
    for one in events(issue):
        last = one.event.end or one.event.start
        if last < out:
            yield Diagnostic(
                "past-event",
                SEVERITY,
                f"‘{one.name}’ is over on {day_said(last)}, and the issue comes out on "
                f"{day_said(out)}",
                one.end_place,
                "Correct the date, or leave the event out.",
            )

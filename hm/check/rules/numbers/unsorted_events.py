"""
## What it does

Finds events that do not stand in the order of their dates. Those under ‘keep the date’ have
an order of their own.

## Why it matters

The noticeboard is printed as it is written. Readers look along the dates for their free days,
and stop where a later one stands.

## Example

```yaml
events:
  - date: 2025-06-12
    title: Annual conference
  - date: 2025-05-22
    title: Open day
```

## How to put it right

Move the event to its place, or correct the date.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.dates import day_said
from hm.check.events import Listed, events
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check_part(part: Issue) -> Iterator[Diagnostic]:
    latest: dict[tuple[str, bool], Listed] = {}
    for one in events(part):
        group = (one.article.slug, one.event.later)
        before = latest.get(group)
        if before is None or one.event.start >= before.event.start:
            latest[group] = one
            continue
        yield Diagnostic(
            "unsorted-events",
            SEVERITY,
            f"‘{one.name}’ on {day_said(one.event.start)} stands after ‘{before.name}’ on "
            f"{day_said(before.event.start)}",
            one.date_place,
            "Move it up to its place, or correct the date.",
        )

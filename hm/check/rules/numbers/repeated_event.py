"""
## What it does

Finds an event that the noticeboard lists twice: the same title, or the same link, on the same
day. The same title on two days may be a series, and is a hint.

## Why it matters

It takes the room of another, and readers wonder whether there are two.

## Example

```yaml
events:
  - date: 2025-05-12
    title: International Nurses Day
  - date: 2025-05-12
    title: International nurses’ day
```

## How to put it right

Keep one of them, with whatever only the other says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.events import Listed, events
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_SIGNS = re.compile(r"[\W_]+|(?<=s)[’']|[’'](?=s\b)")


def check(issue: Issue) -> Iterator[Diagnostic]:
    seen: list[Listed] = []
    for one in events(issue):
        for other in seen:
            if found := _twice(one, other):
                yield found
                break
        seen.append(one)


def _twice(one: Listed, other: Listed) -> Diagnostic | None:
    titled = _key(one.name) == _key(other.name)
    linked = bool(one.event.link) and one.event.link == other.event.link
    same_days = (one.event.start, one.event.end) == (other.event.start, other.event.end)
    line = other.event.place.line
    if same_days and (titled or linked):
        what = f"‘{one.name}’" if titled else f"an event with the link {one.event.link}"
        return Diagnostic(
            "repeated-event",
            SEVERITY,
            f"{what} on {one.when} is listed already, in line {line}",
            one.title_place if titled else one.link_place,
            "Keep one of the two, or correct the one that is wrong.",
        )
    if titled:
        return Diagnostic(
            "repeated-event",
            Severity.HINT,
            f"‘{one.name}’ is listed for {other.when} too, in line {line}",
            one.title_place,
            "Say what makes the two different, or keep the one whose date is right.",
        )
    return None


def _key(title: str) -> str:
    return _SIGNS.sub("", title).casefold()

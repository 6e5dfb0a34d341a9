"""
## What it does

Finds a slug that is on the flatplan twice.

## Why it matters

The article would be printed twice, and a page reference to it could mean either place.

## Example

```yaml
flatplan:
  9-12: manifesto
  13: manifesto
```

## How to put it right

Keep one of the two. An article of several pages takes a range: `9-13: manifesto`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.flatplan import Planned
from hm.model.issue import Issue

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    seen: dict[str, Planned] = {}
    planned = [planned for run in issue.flatplan.runs for planned in run.planned]
    for here in sorted(planned, key=lambda p: (p.place.line, p.place.column)):
        first = seen.setdefault(here.slug, here)
        if first is not here:
            yield Diagnostic(
                "planned-twice",
                SEVERITY,
                f"‘{here.slug}’ is planned twice: it is already on line {first.place.line}",
                here.place,
                "Keep one of the two; an article that runs on takes a range such as 9-14.",
            )

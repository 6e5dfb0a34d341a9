"""
## What it does

Finds a slug that stands twice on the flatplan.

## Why it matters

The article would be printed twice, and references to it could not tell which is meant.

## Example

```yaml
flatplan:
  9-12: manifesto
  13: manifesto
```

## How to put it right

Keep one of the two. An article over several pages takes a range: `9-13: manifesto`.
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
                f"‘{here.slug}’ is planned twice: it stands in line {first.place.line} already",
                here.place,
                "Keep one of the two; an article that runs on takes a range such as 9-14.",
            )

"""
## What it does

Finds what is planned on the front cover beside the cover itself.

## Why it matters

The cover is made of what issue.yaml says under `cover`; anything else that is planned there
would not be printed.

## Example

```yaml
flatplan:
  cover: [cover, welcome]
```

## How to put it right

Give the article a page of its own, and name it on the cover with a line under `cover: lines`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    for run in issue.flatplan.runs:
        if "cover" not in run.slugs:
            continue
        for planned in run.planned:
            if planned.slug != "cover":
                yield Diagnostic(
                    "crowded-cover",
                    SEVERITY,
                    f"‘{planned.slug}’ is planned on the cover’s page and would not be printed",
                    planned.place,
                    "Give it a page of its own in the flatplan.",
                )

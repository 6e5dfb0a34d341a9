"""
## What it does

Finds words that the house writes in another way: those that `style.preferred` in
magazine.yaml lists, each with what is written instead.

## Why it matters

The list is where a house keeps what it has decided. Nobody remembers all of it.

## Example

```yaml
style:
  preferred: {adviser: advisor, healthcare: health care}
```

## How to put it right

Write the word as the list has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.gather import editorial
from hm.check.copy.model import Role
from hm.check.phrases import Phrases, in_case_of
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check_part(part: Issue) -> Iterator[Diagnostic]:
    preferred = Phrases(part.magazine.style.preferred)
    for copy in editorial(part):
        if copy.role is Role.CREDIT:
            continue
        for start, end, word, instead in preferred.found(copy.text):
            right = in_case_of(word, instead)
            if right == word:
                continue
            yield Diagnostic(
                "unpreferred-word",
                SEVERITY,
                f"the house writes ‘{instead}’ for ‘{word}’",
                copy.place(start, end),
                f"Write ‘{right}’.",
                copy.edit(start, end, right),
            )

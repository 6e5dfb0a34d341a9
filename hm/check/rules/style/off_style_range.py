"""
## What it does

Finds ranges of figures (and of days and months) with a hyphen where the house has an en dash,
or the other way round: as `style.ranges` in magazine.yaml sets, else as the issue mostly has
them. Telephone numbers, ISBNs, scores and addresses are left alone.

## Why it matters

An en dash says “to”. A hyphen in its place says nothing, and both in one issue look careless.

## Example

```markdown
In 2023–24 we had six doors, in 2024-25 we have seven.
```

## How to put it right

Write the mark of the house between the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.forms import Seen, odd_ones, passages
from hm.check.ranges import ranges
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_NAMES = {"-": "a hyphen", "–": "an en dash", "—": "an em dash"}
_MARK = re.compile("[-–—]")


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = [
        Seen(one.mark, copy, one.start, one.end)
        for copy, text in passages(issue)
        if copy.role is not Role.ALT
        for one in ranges(text)
    ]
    for odd in odd_ones(found, issue.magazine.style.ranges):
        right = _MARK.sub(odd.wanted, odd.seen.text)
        yield odd.tell(
            "off-style-range",
            f"has {_NAMES[odd.seen.form]} where the house has {_NAMES[odd.wanted]}",
            right,
            fix=right,
        )

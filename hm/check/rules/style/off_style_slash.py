"""
## What it does

Finds a stroke in a picture credit with spaces where the house has none, or the other way
round: as `style.slashes` in magazine.yaml sets, else as the issue mostly has it.

## Why it matters

Credits are set small and in a row; a space too many shows.

## Example

```markdown
![A door](images/door.jpg){credit="Ann Lane/Example Pictures"}
```

## How to put it right

Write the stroke as the other credits have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.gather import editorial
from hm.check.copy.model import Role
from hm.check.forms import Seen, odd_ones
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_STROKE = re.compile(r"(?<=[\w).])( ?)/( ?)(?=[\w(])")


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = [
        Seen(f"{match[1]}/{match[2]}", copy, match.start(), match.end())
        for copy in editorial(issue)
        if copy.role is Role.CREDIT and "//" not in copy.text
        for match in _STROKE.finditer(copy.text)
    ]
    for odd in odd_ones(found, issue.magazine.style.slashes):
        seen = odd.seen
        space = "no spaces" if odd.wanted == "/" else "a space on either side"
        right = seen.copy.text[: seen.start] + odd.wanted + seen.copy.text[seen.end :]
        yield odd.tell(
            "off-style-slash", f"where the house’s stroke has {space}", right, fix=odd.wanted
        )

"""
## What it does

Finds an opening single quotation mark where an apostrophe is meant: ‘90s, ‘tis, rock ‘n’
roll. Word processors make it of what is typed at the beginning of a word.

## Why it matters

An apostrophe stands for what is left out, and looks like a nine. Those who know see it at
once.

## Example

```markdown
A hit of the ‘80s.
```

## How to put it right

Write ’.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.gather import editorial
from hm.check.copy.speech import quoted
from hm.check.saying import CLIPPED
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in editorial(part):
        if "‘" not in copy.text:
            continue
        closed = {one.start for one in quoted(copy.text) if one.closed and one.end - one.start > 3}
        for match in CLIPPED.finditer(copy.text):
            if match.start() in closed:
                continue
            yield Diagnostic(
                "backward-apostrophe",
                SEVERITY,
                f"‘{match[0]}’ has an opening quotation mark for an apostrophe",
                copy.place(match.start(), match.end()),
                f"Write ‘’{match[0][1:]}’.",
                copy.edit(match.start(), match.start() + 1, "’"),
            )

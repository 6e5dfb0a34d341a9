"""
## What it does

Finds an abbreviation that is spelt out twice in one article: *Example Care Boards (ECBs)*. A box
may be read before the text beside it, so that spelling it out again there is a hint.

## Why it matters

Readers have just been told. The second time tells them that two pieces were put together.

## Example

```markdown
The Patient Example Line (PEL) is new. Last year the Patient Example Line (PEL) had no staff.
```

## How to put it right

Write the abbreviation alone from the second time on.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.terms.abbreviations import Explained, abbreviations, section
from hm.check.terms.uses import at
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Explained] = {}
    for one in abbreviations(issue).explained:
        copy = one.use.copy
        key = (section(copy), one.short)
        if not key[0]:
            continue
        before = first.setdefault(key, one)
        if before is one:
            continue
        earlier = before.use.copy
        apart = (copy.panel, copy.panel_place) != (earlier.panel, earlier.panel_place)
        unlike = not (copy.is_running and earlier.is_running)
        yield Diagnostic(
            "repeated-explanation",
            Severity.HINT if apart or unlike else SEVERITY,
            f"‘{one.short}’ is spelt out a second time (first in {at(before.use.place)})",
            one.use.place,
            f"Write ‘{one.use.words}’ alone.",
        )

"""
## What it does

Finds tables whose columns cannot hold their longest words side by side.

## Why it matters

The table is made to fit: its widest columns are narrowed and their words parted, which is hard
to read.

## Example

```markdown
| Organisation | Responsibilities | Accountability | Commissioning |
| --- | --- | --- | --- |
| Neighbourhood | Coordination | Transparency | Procurement |
```

in a column 55 mm wide.

## How to put it right

Put the table in a box across the page (`::: box {place="bottom"}`), leave a column out, or turn
rows and columns round.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid, Straining

SEVERITY = Severity.WARNING


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for run in laid.runs:
        for strained in run.record.strained:
            if strained.what is Straining.TABLE:
                yield Diagnostic(
                    "wide-table",
                    SEVERITY,
                    f"the table that begins ‘{shortened(strained.words)}’ is too wide for its "
                    "place; its columns were narrowed and words in it parted",
                    strained.place,
                    'Put it in a box across the page (place="bottom"), leave a column out, or '
                    "turn rows and columns round.",
                )

"""
## What it does

Finds initials under a box or quote (`by="JS"`) that fit more than one contributor.

## Why it matters

Readers cannot tell who wrote it, and on the web the full name is left out for that reason.

## Example

```markdown
::: box {title="Your rights" by="JS"}
…
:::
```

where the list has both Jo Snow and Jane Stephens.

## How to put it right

Write the full name, or initials that fit one of them only, such as those of a middle name.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.names import as_initials, signatures, signed
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.read.near import listed

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    for article in issue.articles.values():
        for found in signatures(article):
            marks = as_initials(found.by)
            names = signed(marks, issue) if marks else ()
            if len(names) > 1:
                both = "both " if len(names) == 2 else ""
                yield Diagnostic(
                    "ambiguous-initials",
                    SEVERITY,
                    f"the initials ‘{found.by}’ fit {both}{listed(names, 'and')}",
                    found.place,
                    "Write the full name instead.",
                )

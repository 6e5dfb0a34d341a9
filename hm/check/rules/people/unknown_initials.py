"""
## What it does

Finds initials under a box or quote (`by="RM"`) that are those of no contributor.

## Why it matters

Readers look for the initials in the masthead, and whoever wrote the box goes without credit.

## Example

```markdown
::: box {title="Cutting waiting lists" by="MR"}
…
:::
```

where the list has Rhys McKenzie.

## How to put it right

Correct the initials, or add whose they are to the list of contributors in issue.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.names import as_initials, initials, nearly_signed, signatures, signed
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.read.near import listed

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    for article in issue.articles.values():
        for found in signatures(article):
            marks = as_initials(found.by)
            if marks is None or signed(marks, issue):
                continue
            near = [f"{min(initials(n)[0], key=len)} for {n}" for n in nearly_signed(marks, issue)]
            yield Diagnostic(
                "unknown-initials",
                SEVERITY,
                f"the initials ‘{found.by}’ fit nobody on the issue’s list of contributors",
                found.place,
                f"Did you mean {listed(near)}?"
                if near
                else "Correct them, or add whose they are to the contributors in "
                f"{issue.folder}/issue.yaml.",
            )

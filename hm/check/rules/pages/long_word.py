"""
## What it does

Finds words that are wider than the line they stand in and had to be parted where the design
parts none: in a headline, a standfirst, a pull quote, a cross-head, a table, or at a place that
no dictionary gives. Web and email addresses are exempt: they go on without a hyphen.

## Why it matters

Nothing is lost, for such a word is parted with a hyphen, or at any letter where it has no
syllable to part at. But a parted word in large type is the first thing a reader sees.

## Example

```markdown
::: pull-quote
Telecommunicationsinfrastructure was nobody’s job.
:::
```

## How to put it right

Write it in two words, or another one; or give what it stands in more room, such as
`place="bottom"` for a pull quote.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid, Straining

SEVERITY = Severity.WARNING


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for run in laid.runs:
        for strained in run.record.strained:
            if strained.what is Straining.WORD:
                yield Diagnostic(
                    "long-word",
                    SEVERITY,
                    f"‘{strained.words}’ is wider than its line and had to be parted",
                    strained.place,
                    "Write it in two words, use another, or give what it stands in more room.",
                )

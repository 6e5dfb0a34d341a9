"""
## What it does

Finds orphans: the first line of a paragraph that stands alone at the foot of a column or a page,
in the text or in a box.

## Why it matters

A paragraph that begins with a single line at the foot of a column reads as if something were
missing below it. hm’s own styles allow none; those of a magazine may.

## Example

```css
.columns p { orphans: 1 }    /* in the magazine’s styles/print */
```

## How to put it right

Cut a line before it, so that two lines of the paragraph stand there, or add one, so that it
begins in the next column. If it happens often, let the styles keep two lines together:
`orphans: 2`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.sheets import goes_over, in_columns, sheets
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for sheet in sheets(issue, laid):
        for block in filter(in_columns, sheet.typeset.blocks):
            if len(block.lines) < 2 or not goes_over(*block.lines[:2]):
                continue
            line = block.lines[0]
            over = line.page != block.lines[1].page
            foot = f"the foot of {'' if over else 'a column on '}{sheet.said(line.page)}"
            yield Diagnostic(
                "orphan",
                SEVERITY,
                f"the first line of its paragraph, ‘{shortened(sheet.words(line))}’, stands alone "
                f"at {foot}",
                sheet.place(block),
                "Cut a line before it, so that a second one stands there too, or add one, so "
                "that the paragraph begins in the next column.",
            )

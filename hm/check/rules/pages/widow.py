"""
## What it does

Finds widows: the last line of a paragraph that stands alone at the head of a column or a page,
in the text or in a box.

## Why it matters

A line alone at the head of a column is cut off from its paragraph, is seldom as wide as the
column, and spoils the straight edge that the eye expects there. hm’s own styles allow none;
those of a magazine may.

## Example

```css
.columns p { widows: 1 }    /* in the magazine’s styles/print */
```

and a paragraph that ends with two words at the head of the next column.

## How to put it right

Cut some words of the paragraph, so that it ends a line earlier, or add some, so that two lines
go over. If it happens often, let the styles keep two lines together: `widows: 2`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.sheets import goes_over, head_said, in_columns, sheets
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for sheet in sheets(issue, laid):
        for block in filter(in_columns, sheet.typeset.blocks):
            # Of a paragraph of two lines both stand alone: `orphan` tells of it.
            if len(block.lines) < 3 or not goes_over(*block.lines[-2:]):
                continue
            first = len(block.lines) - 1
            line = block.lines[first]
            over = line.page != block.lines[first - 1].page
            yield Diagnostic(
                "widow",
                SEVERITY,
                f"the last line of its paragraph, ‘{shortened(sheet.words(line))}’, stands alone "
                f"at {head_said(sheet, line, over=over)}",
                sheet.place(block, first),
                "Cut some words of the paragraph, so that it ends a line earlier, or add some, "
                "so that two lines go over.",
            )

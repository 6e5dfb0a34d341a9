"""
## What it does

Finds justified lines whose words stand too far apart: with more than an em, which is the size of
the type, between them; as a hint, with more than two thirds of one. Of every paragraph the worst
line is told. Text that is ragged has no such lines, as in hm’s own styles.

## Why it matters

White between the words that is as wide as a line is high makes holes in the column, which join
from line to line and run down it as rivers.

## Example

```css
.columns p { text-align: justify; hyphens: manual }    /* in the magazine’s styles/print */
```

in a column of 50 mm.

## How to put it right

Change some words of the line or of one before it. If it happens often, let the styles hyphenate
(`hyphens: auto`), set the text ragged (`text-align: left`) or the columns wider.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.sheets import sheets
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING

_SPACE = 0.25
"""Of an em: a space as the type has it."""
_LOOSE, _RATHER_LOOSE = 1.0, 0.67
"""Of an em: the white between words."""


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for sheet in sheets(issue, laid):
        if sheet.advertises:
            continue
        for block in sheet.typeset.blocks:
            white = [_SPACE + line.spread / block.size for line in block.lines]
            widest = max(white)
            if widest <= _RATHER_LOOSE:
                continue
            number = white.index(widest)
            line = block.lines[number]
            loose = sum(one > _RATHER_LOOSE for one in white) - 1
            more = f" (and {loose} more of its paragraph)" if loose else ""
            yield Diagnostic(
                "loose-line",
                SEVERITY if widest > _LOOSE else Severity.HINT,
                f"the line ‘{shortened(sheet.words(line))}’ on {sheet.said(line.page)} is loose: "
                f"{widest:.1f} em between its words{more}",
                sheet.place(block, number),
                "Change some words of it or of the line before it.",
            )

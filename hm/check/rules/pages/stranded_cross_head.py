"""
## What it does

Finds cross-heads at the foot of a column, with their text in the next one; in the text and in
boxes.

## Why it matters

A heading belongs to what follows it. At the foot of a column it seems to end what stands above,
and the text that it announces begins without it. hm’s own styles keep the two together; those
of a magazine may not.

## Example

```css
.columns h2 { break-after: auto }    /* in the magazine’s styles/print */
```

## How to put it right

Cut or add a line or two above it. If it happens often, let the styles keep cross-heads with
their text: `break-after: avoid`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.sheets import HEADINGS, Sheet, beside, in_columns, sheets
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid
from hm.model.typeset import SetBlock

SEVERITY = Severity.WARNING

_LEVEL = 3
"""Lines that text beside a heading may begin above it."""


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for sheet in sheets(issue, laid):
        blocks = [block for block in sheet.typeset.blocks if in_columns(block)]
        for number, head in enumerate(blocks):
            if head.tag not in HEADINGS:
                continue
            rest = (b for b in blocks[number + 1 :] if b.slug == head.slug)
            after = next((b for b in rest if b.piece == head.piece), None)
            line = head.lines[-1]
            if after is None or _goes_on_below(sheet, head, after):
                continue
            yield Diagnostic(
                "stranded-cross-head",
                SEVERITY,
                f"the cross-head ‘{shortened(sheet.text(head.lines))}’ stands at the foot of a "
                f"column on {sheet.said(line.page)}, and its text in another",
                sheet.place(head, 0, len(head.lines) - 1),
                "Cut or add a line or two above it, so that it stands over its text.",
            )


def _goes_on_below(sheet: Sheet, head: SetBlock, after: SetBlock) -> bool:
    """Whether something stands under a heading in its column, or level with it beside it."""
    grid, first, last = sheet.typeset.grid, after.lines[0], head.lines[-1]
    if first.page == last.page:
        if beside(last, first, grid.column):
            return first.y > last.y
        # The title of a box may stand beside its text.
        if first.y > head.lines[0].y - _LEVEL * grid.line:
            return True
    # A piece, or a picture without words, may come between it and the text.
    return any(
        rect.page == last.page and rect.y > last.y and abs(rect.x - last.x) < grid.column / 2
        for piece in sheet.typeset.pieces
        for rect in piece.rects
    )

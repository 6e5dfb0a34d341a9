"""
## What it does

Finds text that comes nearer than 5 mm to the edge at which the pages are trimmed: on the cover,
in the folios, in what the magazine’s styles place.

## Why it matters

Paper shifts when it is folded and cut. Words so near the edge may lose letters, and where they
do not, they look as if they nearly had.

## Example

```css
.running.foot { margin-top: 20pt }    /* in the magazine’s styles/print */
```

## How to put it right

Move it inwards in the styles of the magazine, or make the margins of its grid wider.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hm.check.artwork import millimetres
from hm.check.sheets import Sheet, sheets
from hm.check.words import counted, shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid
from hm.model.typeset import PageGrid, SetBlock, SetLine, Zone

SEVERITY = Severity.WARNING

_CLEAR = 5 * 72 / 25.4
_ROUNDING = 0.05
_UP, _DOWN = 0.72, 0.2
"""Of the size of type: how far letters reach above their baseline, and below it."""


@dataclass(slots=True)
class _Near:
    """Text near the trim, with the page on which it comes nearest."""

    sheet: Sheet
    block: SetBlock
    line: SetLine
    gap: float
    pages: set[str] = field(default_factory=set)


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    found: dict[tuple[object, object], _Near] = {}
    for sheet in sheets(issue, laid):
        grid = sheet.typeset.grid
        for number, block in enumerate(sheet.typeset.blocks):
            for line in block.lines:
                gap = _gap(block, line, grid)
                if gap >= _CLEAR - _ROUNDING:
                    continue
                # What every page has, in whatever words, is one fault of the styles.
                furniture = block.zone is Zone.FURNITURE
                key = (block.tag, block.size) if furniture else (sheet.laid.run.key, number)
                near = found.setdefault(key, _Near(sheet, block, line, gap))
                if gap < near.gap:
                    near.sheet, near.block, near.line, near.gap = sheet, block, line, gap
                near.pages.add(sheet.page(line.page).name)
    for near in found.values():
        sheet, line = near.sheet, near.line
        others = len(near.pages) - 1
        more = f", and so on {counted(others, 'other page')}" if others else ""
        how = (
            f"stands {millimetres(near.gap)} mm from the trim"
            if near.gap > 0
            else "goes beyond the trim"
        )
        yield Diagnostic(
            "text-near-trim",
            SEVERITY,
            f"‘{shortened(sheet.words(line))}’ {how} on {sheet.said(line.page)}{more}",
            sheet.place(near.block, near.block.lines.index(line)),
            "Move it inwards in the magazine’s styles: text keeps 5 mm clear of the trim.",
        )


def _gap(block: SetBlock, line: SetLine, grid: PageGrid) -> float:
    """How far a line is from the nearest edge of its page."""
    up, down, long = _UP * block.size, _DOWN * block.size, line.width
    # How far it reaches to the left of its place, above it, to the right and below.
    match block.turn:
        case 90:
            left, top, right, foot = down, 0.0, up, long
        case 180:
            left, top, right, foot = long, down, 0.0, up
        case 270:
            left, top, right, foot = up, long, down, 0.0
        case _:
            left, top, right, foot = 0.0, up, long, down
    return min(
        line.x - left,
        line.y - top,
        grid.width - line.x - right,
        grid.height - line.y - foot,
    )

"""
## What it does

Finds lines of running text whose baselines are off the grid that the text of the issue stands
on. Boxes, captions and headings may stand between its lines; the text after them may not.

## Why it matters

Lines that stand level from column to column make a page look quiet, and the print of its back
shines through between the lines and not in them. One element whose height is no whole number of
lines moves all text below it.

## Example

```css
.columns h2 { margin-top: 8pt }    /* where the line is 12 points */
```

## How to put it right

Give the element before the line named a height of whole lines in the magazine’s styles, its
margins and padding counted: a multiple of `var(--line)`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hm.check.sheets import Sheet, beside, sheets
from hm.check.words import counted, shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid
from hm.model.typeset import SetBlock, SetLine, Zone

SEVERITY = Severity.WARNING

_TEXT = frozenset(("p", "li"))
_OFF = 0.3
"""Points that a baseline may be off."""
_MOST = 0.25
"""Of all lines: where fewer stand on one grid, the magazine has none."""


class _Line(NamedTuple):
    """A line of running text."""

    block: SetBlock
    number: int
    height: float
    """How far below a line of the page's grid its baseline stands."""


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    every = list(sheets(issue, laid))
    size = _size(every)
    text = [(sheet, list(_text(sheet, size))) for sheet in every]
    heights = Counter[float]()
    for height, times in Counter(line.height for _, lines in text for line in lines).items():
        heights[round(height, 1)] += times
    if not heights:
        return
    grid, most = heights.most_common(1)[0]
    if most >= _MOST * heights.total():
        for sheet, lines in text:
            yield from _strays(sheet, lines, grid)


def _runs(block: SetBlock) -> bool:
    return block.zone is Zone.TEXT and block.tag in _TEXT and not block.turn


def _size(every: list[Sheet]) -> float:
    """The size that most running text is set in; 0 where there is none."""
    sizes = Counter[float]()
    for sheet in every:
        for block in filter(_runs, sheet.typeset.blocks):
            sizes[block.size] += len(block.lines)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _text(sheet: Sheet, size: float) -> Iterator[_Line]:
    """The lines of running text of a size."""
    grid = sheet.typeset.grid
    for block in filter(_runs, sheet.typeset.blocks):
        if block.size == size:
            for number, line in enumerate(block.lines):
                yield _Line(block, number, (line.y - grid.head) % grid.line)


def _strays(sheet: Sheet, lines: Sequence[_Line], grid: float) -> Iterator[Diagnostic]:
    """The first of the lines off the grid in each column of a run's pages."""
    step = sheet.typeset.grid.line
    offs = {height: _off(height - grid, step) for height in {line.height for line in lines}}
    if all(abs(off) <= _OFF for off in offs.values()):
        return
    strays: list[tuple[SetBlock, int, float]] = []
    before: SetLine | None = None
    for block, number, height in lines:
        off = offs[height]
        if abs(off) <= _OFF:
            before = None
            continue
        line = block.lines[number]
        if before is None or not beside(before, line, sheet.typeset.grid.column):
            if strays:
                yield _told(sheet, strays)
            strays = []
        strays.append((block, number, off))
        before = line
    if strays:
        yield _told(sheet, strays)


def _off(height: float, line: float) -> float:
    """The nearest way from a height to the grid."""
    off = height % line
    return off - line if off > line / 2 else off


def _told(sheet: Sheet, strays: list[tuple[SetBlock, int, float]]) -> Diagnostic:
    block, number, off = strays[0]
    line = block.lines[number]
    more = f", with {counted(len(strays) - 1, 'line')} after it" if len(strays) > 1 else ""
    return Diagnostic(
        "line-off-grid",
        SEVERITY,
        f"‘{shortened(sheet.words(line))}’ on {sheet.said(line.page)} stands {abs(off):.1f} points "
        f"{'below' if off > 0 else 'above'} the grid{more}",
        sheet.place(block, number),
        "Give what stands before it a height of whole lines in the magazine’s styles.",
    )

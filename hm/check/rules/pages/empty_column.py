"""
## What it does

Finds columns of running text that are empty while others beside them on the page hold text. It is a
hint where there are too few lines for so many columns, as in news of one sentence. Of a last page
that is nearly empty `underfilled-run` tells.

## Why it matters

A page with a column of nothing looks unfinished, or as if a picture had failed to print.

## Example

An article whose last page has three lines left over, all in the first of three columns.

## How to put it right

Cut the lines that go over, add to the text, or let a picture or a pull quote take the room.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.sheets import FULL_ENOUGH, Sheet, sheets
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.sheet import Laid
from hm.model.typeset import SetColumns, Zone
from hm.read.near import listed

SEVERITY = Severity.WARNING

_LEAST = 2
"""Lines in each column: of fewer nobody could make so many columns."""


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for sheet in sheets(issue, laid):
        for columns in sheet.typeset.columns:
            empty = [str(n) for n, depth in enumerate(columns.depths, start=1) if not depth]
            if not empty or len(empty) == len(columns.depths) or _known(sheet, columns):
                continue
            which, are = f"column {empty[0]}", "is"
            if len(empty) > 1:
                which, are = f"columns {listed(empty, 'and')}", "are"
            lines = sum(columns.depths) / sheet.typeset.grid.line
            yield Diagnostic(
                "empty-column",
                SEVERITY if lines >= _LEAST * len(columns.depths) else Severity.HINT,
                f"{which} of ‘{columns.slug}’ on {sheet.said(columns.rect.page)} {are} empty",
                _place(sheet, columns),
                "Cut the lines that go over to that page, add to the text, or let a picture or a "
                "pull quote take the room.",
            )


def _known(sheet: Sheet, columns: SetColumns) -> bool:
    """Whether `underfilled-run` tells how empty the page is."""
    record = sheet.laid.record
    short = not record.composed and record.fill < FULL_ENOUGH
    return short and columns.rect.page == len(record.pages) - 1


def _place(sheet: Sheet, columns: SetColumns) -> Place:
    """Where the last words that stand in some columns are written."""
    for block in reversed(sheet.typeset.blocks):
        last = len(block.lines) - 1
        if (block.zone, block.slug) == (Zone.TEXT, columns.slug) and (
            block.lines[last].page == columns.rect.page
        ):
            return sheet.place(block, last)
    return sheet.laid.run.place

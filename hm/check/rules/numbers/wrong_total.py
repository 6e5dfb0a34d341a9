"""
## What it does

Adds up the columns of a table above a row that is called a total, and the rows before a column
that is, and finds totals that differ from the sum by more than rounding can explain. Columns
with words between the figures, or with more than one unit, are left alone; so are averages,
and percentages of different wholes.

## Why it matters

Readers who are good with figures add up, and write in.

## Example

```markdown
| Region | Members |
| --- | ---: |
| North | 1,250 |
| South | 2,310 |
| Total | 3,650 |
```

## How to put it right

Ask for the figures. The sum is wrong, or one of those above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hm.check.tables import Figure, figure_of, place_of
from hm.model.article import Kind
from hm.model.blocks import Table, walk_blocks
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.prose import Prose, plain

SEVERITY = Severity.WARNING

_TOTAL = re.compile(
    r"(?:grand |overall |sub-?|running )?totals?\b(?! (?:per|average|change|score))|sum\b"
    r"|all(?: of)?$|altogether$",
    re.I,
)


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for article in part.articles.values():
        if article.kind is Kind.AD:
            continue
        for block in walk_blocks(article.body):
            if isinstance(block, Table):
                yield from _columns(block)
                yield from _rows(block)


def _columns(table: Table) -> Iterator[Diagnostic]:
    named = [bool(row) and bool(_TOTAL.match(plain(row[0]).strip())) for row in table.rows]
    for at, total in enumerate(named):
        if not total or at == 0:
            continue
        row = table.rows[at]
        subtotals = [n for n in range(at) if named[n]]
        for column in range(1, len(row)):
            cells = [other[column] for other in table.rows[:at] if column < len(other)]
            if len(cells) < at:
                continue
            # A total sums up all above it without subtotals, the subtotals, or since the last.
            plain_rows = [cells[n] for n in range(at) if n not in subtotals]
            since = cells[subtotals[-1] + 1 :] if subtotals else plain_rows
            options = [plain_rows, since, [cells[n] for n in subtotals] or plain_rows]
            yield from _compare(table, row[column], options, plain(row[0]).strip())


def _rows(table: Table) -> Iterator[Diagnostic]:
    header = table.header or ()
    if len(header) < 3 or not _TOTAL.fullmatch(plain(header[-1]).strip()):
        return
    for row in table.rows:
        if len(row) == len(header):
            yield from _compare(table, row[-1], [list(row[1:-1])], plain(header[-1]).strip())


def _compare(
    table: Table, cell: Prose, options: Sequence[Sequence[Prose]], name: str
) -> Iterator[Diagnostic]:
    total = figure_of(cell)
    if total is None or not plain(cell).strip():
        return
    sums: list[float] = []
    for cells in options:
        figures = [figure_of(one) for one in cells]
        known = [one for one in figures if one is not None]
        written = [one for one in known if one.value or one.places or one.unit != ("", "")]
        if len(known) < len(figures) or len(written) < 2 or not _alike(written, total):
            return
        found = sum(one.value for one in known)
        places = min([total.places, *(one.places for one in written)])
        # Each figure may be rounded by half of its last place.
        if (
            abs(found - total.value)
            <= (len(written) + 1)
            * 0.5
            * 10.0**-places
            * bool(total.places or any(one.places for one in written) or total.unit[1])
            + 1e-9
        ):
            return
        sums.append(found)
    yield Diagnostic(
        "wrong-total",
        SEVERITY,
        f"‘{name}’ is {plain(cell).strip()}, but the figures add up to {_said(sums[0], total)}",
        place_of(cell, table.place),
        "Ask for the figures: the total is wrong, or one of those it sums up.",
    )


def _alike(figures: Sequence[Figure], total: Figure) -> bool:
    """Whether all have one unit; the total may have what the others leave to the header."""
    units = {one.unit for one in figures}
    return len(units) == 1 and (units == {total.unit} or units == {("", "")})


def _said(value: float, like: Figure) -> str:
    before, after = like.unit
    places = like.places
    return f"{before}{value:,.{places}f}{after}"

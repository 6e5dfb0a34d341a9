"""Columns of text end level, or at the foot of what is there for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hm.layout.grid import Grid
from tests.pages.baselines import Body
from tests.pages.reading import Page, Text

HAIR = 4.0
"""Points that the ink of a column may stand out to the left, or a box may be wider."""
HEAD = 4
"""Lines that may move from the foot of a column to where the text goes on: a cross-head of two
lines, its white, and a line that may not stand alone."""


@dataclass(frozen=True, slots=True)
class End:
    """Where a column ends."""

    y: float
    """The last baseline, or the lower edge of a box or picture; from the trim's head."""
    text: bool
    """Whether it ends with running text. All else was rounded up to whole lines."""
    head: bool
    """Whether the next column begins with a cross-head, which could not stand alone here."""


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of one article on one page."""

    slug: str
    page: str
    ends: tuple[End, ...]
    """Of the columns that hold running text, from left to right."""
    foot: float
    """Where they could end."""

    def __str__(self) -> str:
        return f"page {self.page}: the columns of {self.slug}"


@dataclass(frozen=True, slots=True)
class Start:
    """Where an article begins on a page; or goes on, at the head."""

    slug: str
    y: float


def blocks(
    page: Page, grid: Grid, face: Body, recto: bool, starts: Sequence[Start]
) -> Iterator[Block]:
    """The columns on a page, by article: ``starts`` are given from top to bottom."""
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        until = after.y if after else grid.head + grid.depth
        running = [t for t in page.texts if face.sets(t) and start.y <= t.baseline < until]
        if not running:
            continue
        until = min(until, _across(page, grid, min(t.baseline for t in running), until))
        columns = {}
        for n in range(grid.columns):
            x = grid.left(recto) + n * (grid.column + grid.gutter)
            inside = [t.baseline for t in running if _stands(t, x, grid) and t.baseline < until]
            if inside:
                columns[x] = inside
        if columns:
            foot = until - grid.line + face.size  # about where a last baseline is
            yield Block(start.slug, page.name, tuple(_ends(page, grid, columns, until)), foot)


def unlevel(block: Block, grid: Grid, near: int) -> Iterator[str]:
    """Columns that do not end level, within so many lines."""
    lowest = max(end.y for end in block.ends)
    for n, end in enumerate(block.ends, 1):
        short = (lowest - end.y) / grid.line
        if short > max(near, HEAD if end.head else 0) + (0.05 if end.text else 1):
            yield f"{block} end unlevel: column {n} is {short:.1f} lines short"


def short_of_foot(block: Block, grid: Grid) -> Iterator[str]:
    """Columns that end neither level, as they are dealt, nor at the foot."""
    if not list(unlevel(block, grid, dealt(block))):
        return
    for n, end in enumerate(block.ends, 1):
        short = (block.foot - end.y) / grid.line
        if short > HEAD + 1:
            yield f"{block} end unlevel: column {n} ends {short:.1f} lines above the foot"


def dealt(block: Block) -> int:
    """How many lines a column may lack where lines are dealt from the first one on: the last
    fewer than there are columns, and one where two lines stay together."""
    return len(block.ends)


def _stands(text: Text, x: float, grid: Grid) -> bool:
    """Whether text stands in a column whose left edge is ``x``."""
    return x - HAIR <= text.box.left and text.box.right <= x + grid.column + HAIR


def _across(page: Page, grid: Grid, first: float, until: float) -> float:
    """The head of what lies across more than a column below a baseline: a box, a picture, or
    the words of a pull quote."""
    boxes = [mark.box for mark in page.marks if mark.box.height > 2 * grid.line]
    words = [text.box for text in page.texts if text.upright]
    heads = [
        box.top
        for box in (*boxes, *words)
        if box.width > 1.5 * grid.column and first < box.top < until
    ]
    return min(heads, default=until)


def _ends(page: Page, grid: Grid, columns: dict[float, list[float]], until: float) -> Iterator[End]:
    """Where columns end, by their left edges and the baselines of their running text."""
    head = min(min(baselines) for baselines in columns.values())
    for x, after in zip(columns, [*list(columns)[1:], None], strict=True):
        first, last = min(columns[x]), max(columns[x])
        other = _other(page, grid, x, first, last, until)
        lower = after is not None and min(columns[after]) > head + grid.line / 2
        if after is None:
            lower = _begins_with_box(page, grid, x + grid.column + grid.gutter, head)
        yield End(max(other, last), other <= last, lower)


def _begins_with_box(page: Page, grid: Grid, x: float, head: float) -> bool:
    """Whether a column without running text begins with a box, which cannot be parted."""
    return any(
        x - HAIR <= mark.box.left
        and mark.box.right <= x + grid.column + HAIR
        and mark.box.height > 2 * grid.line
        and abs(mark.box.top - head) < 2 * grid.line
        for mark in page.marks
    )


def _other(page: Page, grid: Grid, x: float, first: float, last: float, until: float) -> float:
    """The foot of what stands in a column below its running text; nought if nothing does."""
    notes = [
        text.baseline
        for text in page.texts
        if text.upright and _stands(text, x, grid)
        if last + grid.line / 2 < text.baseline < until
    ]
    boxes = [
        mark.box.bottom
        for mark in page.marks
        if x - HAIR <= mark.box.left and mark.box.right <= x + grid.column + HAIR
        if mark.box.height > 2 * grid.line
        if first < mark.box.top and last < mark.box.bottom <= until
    ]
    return max([*notes, *boxes], default=0)

"""The plan of a run that flows: what is placed on which page, and what that leaves for text."""

from __future__ import annotations

from dataclasses import dataclass, field

from hm.compose.source import Piece
from hm.layout.grid import Grid
from hm.layout.measure import Measured
from hm.layout.sheet import Reserve


@dataclass(frozen=True, slots=True)
class Setting:
    """A piece that stands on its page for itself: measured and placed, not flowing."""

    piece: Piece
    measured: Measured
    lines: int
    """Lines that it takes from the text, with the white that belongs to it; fewer than it
    needs where the page has no room for all of it."""

    @property
    def cut(self) -> bool:
        """Whether what it holds does not fit its page."""
        return self.lines < self.measured.lines


@dataclass(slots=True)
class Plan:
    """Where everything but the text goes. Pages are indices among the run's pages."""

    lines: int
    """The elastic part of the opener."""
    first: int = 0
    """The page of the opener: the first that a picture or a box has not to itself."""
    tops: dict[int, list[Setting]] = field(default_factory=dict)
    bottoms: dict[int, list[Setting]] = field(default_factory=dict)
    outers: dict[int, list[Setting]] = field(default_factory=dict)
    fulls: dict[int, list[Setting]] = field(default_factory=dict)
    band: int = 0
    """Lines of the pull-quote band on the last page, with the white under it."""
    level: int = 0
    """Lines kept free at the foot of the page where the text ends, so that it ends level."""
    level_page: int = -1
    """The page where the text ends."""
    above_last: float = 0.0
    """Points of white above the note or box that ends the text, so that its column ends level
    with the others; 0 for the usual white."""
    flush: tuple[str, ...] = ()
    """The ids of blocks that begin a column and lose the white before them."""
    moved: list[str] = field(default_factory=list)
    """Keys of pieces, each moved behind the next paragraph, in this order."""

    def bottom_lines(self, page: int) -> int:
        """The lines that boxes across the foot take of a page."""
        return sum(setting.lines for setting in self.bottoms.get(page, ()))

    def top_lines(self, page: int, last: int) -> int:
        """The lines that stand above the text of a page, but for the opener."""
        top = sum(setting.lines for setting in self.tops.get(page, ()))
        return top + (self.band if page == last else 0)

    def reserve(self, page: int, last: int, *, narrow: bool) -> Reserve:
        """What is kept free of text on a page; ``last`` is the last page of text."""
        return Reserve(
            top=self.top_lines(page, last),
            bottom=self.bottom_lines(page) + (self.level if page == self.level_page else 0),
            outer=page in self.outers,
            inner=narrow and page == self.first,
        )

    def depth(self, page: int, last: int, grid: Grid, head: int) -> int:
        """The lines of each column of a page; ``head`` are the opener's on its page."""
        taken = self.top_lines(page, last) + self.bottom_lines(page)
        taken += head if page == self.first else 0
        taken += self.level if page == self.level_page else 0
        return max(0, grid.lines - taken)

    def columns(self, page: int, grid: Grid, *, narrow: bool) -> int:
        """How many columns of text a page has."""
        return max(1, grid.columns - (page in self.outers) - (narrow and page == self.first))

"""The sheet and its grid, from the design tokens; lengths in points."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hm.compose.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Grid:
    """Measures of a page. Every height on it is a multiple of ``line``."""

    width: float
    height: float
    bleed: float
    inner: float
    outer: float
    head: float
    line: float
    lines: int
    columns: int
    gutter: float

    @classmethod
    def of(cls, tokens: Tokens) -> Grid:
        """Read the grid's tokens. Raises TokenError where one is missing."""
        return cls(
            width=tokens.points("trim-width"),
            height=tokens.points("trim-height"),
            bleed=tokens.points("bleed"),
            inner=tokens.points("margin-inner"),
            outer=tokens.points("margin-outer"),
            head=tokens.points("margin-head"),
            line=tokens.points("line"),
            lines=round(tokens.number("lines")),
            columns=round(tokens.number("columns")),
            gutter=tokens.points("gutter"),
        )

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.measure - (self.columns - 1) * self.gutter) / self.columns

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.inner - self.outer

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.lines * self.line

    @property
    def foot(self) -> float:
        """The margin below the text."""
        return self.height - self.head - self.depth

    def left(self, recto: bool) -> float:
        """The left margin of a page."""
        return self.inner if recto else self.outer

    def span(self, columns: int) -> float:
        """The width of some columns with the gutters between them."""
        return columns * self.column + (columns - 1) * self.gutter

    def to_lines(self, height: float) -> int:
        """A height in whole lines, rounded up; a hundredth of a point is nothing."""
        return max(0, math.ceil((height - 0.01) / self.line))

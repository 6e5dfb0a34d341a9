"""The sheet and its grid, from the design tokens; lengths in points."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hm.compose.tokens import TokenError, Tokens, column_width

LEAST_COLUMNS = 2
_HAIR = 0.19
"""Points that a column is asked to be narrower, so that rounding loses none."""
_OVER = 5.67
"""Points that a tint reaches beyond the bleed, so that rounding leaves no white edge."""


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
        """Read the grid's tokens. Raises TokenError where one is missing or of no use."""
        grid = cls(
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
        if grid.columns < LEAST_COLUMNS:
            raise TokenError("the token --columns must be 2 or more: a rail takes one of them")
        if grid.column <= 0 or grid.foot < 0:
            raise TokenError(
                "the grid is larger than the trim: make margins, gutter, --lines or --line less"
            )
        return grid

    @property
    def column(self) -> float:
        """The width of a column."""
        return column_width(self.measure, self.columns, self.gutter)

    @property
    def main(self) -> float:
        """The width of all columns but one; of the only one there is."""
        return self.span(max(1, self.columns - 1))

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

    def twelfths(self, count: int) -> float:
        """The width of some of twelve columns with the same gutters."""
        one = column_width(self.measure, 12, self.gutter)
        return count * one + (count - 1) * self.gutter

    def css(self) -> str:
        """What the print styles may use of it, as custom properties."""
        lengths = {
            "measure": self.measure,
            "column": self.column,
            "column-narrow": self.column - _HAIR,
            "main": self.main,
            "sheet-width": self.width + 2 * self.bleed,
            "sheet-height": self.height + 2 * self.bleed,
            "over-side": max(self.inner, self.outer) + self.bleed + _OVER,
            "over-head": self.head + self.bleed + _OVER,
            "over-foot": self.foot + self.bleed + _OVER,
        }
        return f":root {{ {'; '.join(f'--{k}: {v:.3f}pt' for k, v in lengths.items())} }}"

    def to_lines(self, height: float) -> int:
        """A height in whole lines, rounded up; a hundredth of a point is nothing."""
        return max(0, math.ceil((height - 0.01) / self.line))

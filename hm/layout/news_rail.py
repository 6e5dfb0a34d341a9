"""The noticeboard: a rail of dates in the outer column of a news run's first page.

No word of it may be lost. A rail that is too long is set a size smaller, on a closer
line; one that is longer still goes on in the outer column of the next page, the column
that these pages then leave free.
"""

from __future__ import annotations

from dataclasses import dataclass

from hm.compose.source import RunSource
from hm.layout.engine import Rendering, Spot
from hm.layout.grid import Grid
from hm.layout.outcome import Press
from hm.layout.sheet import document
from hm.layout.surplus import overset_of
from hm.model.flatplan import Page
from hm.model.sheet import Overset

INSET = 15.0
"""Points between the tint's edge and the rail's text."""


@dataclass(frozen=True, slots=True)
class Rail:
    """The noticeboard laid out by itself, a page for each page that it takes."""

    rendering: Rendering
    wide: bool
    """Whether it has its pages to itself, in three columns."""
    overset: tuple[Overset, ...]

    def beside(self, index: int) -> bool:
        """Whether it takes the outer column of a page."""
        return not self.wide and index < len(self.rendering)

    def set_into(
        self, rendering: Rendering, pages: tuple[Page, ...], grid: Grid, title: int
    ) -> None:
        """Set it into the run's pages; the section's title takes ``title`` lines."""
        for index in range(len(self.rendering)):
            recto = pages[index].recto
            top = title if self.wide and index == 0 else 0
            left = grid.left(recto)
            if recto and not self.wide:
                left = grid.width - grid.outer - rail_width(grid)
            spot = Spot(left, grid.head + top * grid.line)
            rendering.set_piece(index, self.rendering, index, spot)


def rail_width(grid: Grid) -> float:
    """The width of the rail's text in points."""
    return grid.column - INSET


def lay_out_rail(source: RunSource, press: Press, palette: str, title: int) -> Rail | None:
    """Lay the noticeboard out; None where the run has none.

    Without stories it has the pages to itself, below the section's title of ``title`` lines.
    """
    if not source.rail:
        return None
    wide = not source.stories
    usual = _render(source, press, palette, title if wide else None, "")
    rendering = usual
    if len(usual) > 1:
        tight = _render(source, press, palette, title if wide else None, "tight")
        if len(tight) == 1 or len(usual) > len(source.pages):
            rendering = tight
    lines = [
        line
        for index in range(len(source.pages), len(rendering))
        for line in rendering.lines(index)
        if line.text.strip()
    ]
    del rendering.pages[len(source.pages) :]
    return Rail(rendering, wide, overset_of(source, lines))


def ground(page: Page, grid: Grid, wide: bool) -> str:
    """The rail's tint behind a page, measured from its text area."""
    width = grid.bleed + grid.outer + grid.column
    left = grid.span(grid.columns - 1) + grid.gutter
    if wide:
        width = grid.width + 2 * grid.bleed
        left = -grid.left(page.recto) - grid.bleed
    elif not page.recto:
        left = -(grid.gutter + width)
    return (
        f'<div class="rail-ground" style="left: {left:.3f}pt; width: {width:.3f}pt; '
        f"top: {-grid.head - grid.bleed:.3f}pt; "
        f'height: {grid.height + 2 * grid.bleed:.3f}pt"></div>'
    )


def _render(
    source: RunSource, press: Press, palette: str, title: int | None, classes: str
) -> Rendering:
    """The rail on pages of its own; three columns wide below a ``title``, if there is one."""
    grid = press.grid
    width = rail_width(grid) if title is None else grid.measure
    css = f"@page {{ size: {width:.3f}pt {grid.depth:.3f}pt; margin: 0 }}"
    if title is not None:
        first = grid.depth - title * grid.line
        css += f"@page :first {{ size: {width:.3f}pt {first:.3f}pt }}"
        classes += " wide"
    return press.engine.lay_out(document(source, css, source.rail, f"{palette} {classes}"))

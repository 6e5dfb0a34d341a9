"""Measure, reserve, place: the first of the three.

A piece is laid out alone, as wide as it will be, on a page four metres long. Its height
is rounded up to whole lines. The rendering is kept, so that the very boxes that were
measured can be set into their page; the same piece is never measured twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hm.compose.source import RunSource
from hm.layout.engine import Engine, Rendering
from hm.layout.grid import Grid
from hm.layout.sheet import document

LENGTH = 11339
"""Points: four metres, longer than any piece."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A piece to be measured."""

    html: str
    width: float
    """Points."""
    classes: str = ""
    """Of the body around it: the section's palette, the form of the place."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A piece laid out alone."""

    height: float
    """Points, exact."""
    lines: int
    """Whole lines, rounded up."""
    rendering: Rendering
    index: int
    """Its page in the rendering."""
    whole: bool = True
    """Whether that page holds all of it: not where its columns are too short for it."""


class Measurer:
    """Measures pieces for one run and remembers them."""

    def __init__(self, engine: Engine, grid: Grid, source: RunSource) -> None:
        self._engine = engine
        self._grid = grid
        self._source = source
        self._known: dict[Wanted, Measured] = {}
        self.notes: list[str] = []

    def measure(self, wanted: Sequence[Wanted]) -> list[Measured]:
        """Measure pieces, all new ones of a class in one go."""
        fresh: dict[str, list[Wanted]] = {}
        for piece in wanted:
            if piece not in self._known and piece not in fresh.get(piece.classes, ()):
                fresh.setdefault(piece.classes, []).append(piece)
        for classes, pieces in fresh.items():
            self._lay_out(classes, pieces)
        return [self._known[piece] for piece in wanted]

    def lines(self, html: str, width: float, classes: str = "") -> int:
        """The height of one piece in whole lines."""
        return self.measure([Wanted(html, width, classes)])[0].lines

    def _lay_out(self, classes: str, pieces: list[Wanted]) -> None:
        widths = list(dict.fromkeys(piece.width for piece in pieces))
        css = "".join(
            f"@page w{i} {{ size: {width:.3f}pt {LENGTH}pt; margin: 0 }}"
            for i, width in enumerate(widths)
        )
        body = "".join(
            f'<div class="measured" data-measured="{number}" style="page: '
            f'w{widths.index(piece.width)}; break-before: page">{piece.html}</div>'
            for number, piece in enumerate(pieces)
        )
        rendering = self._engine.lay_out(document(self._source, css, body, f"measuring {classes}"))
        # A piece that is measured at two widths has its ids twice here, and once on its page.
        notes = [n for n in rendering.notes if not n.startswith("Anchor defined twice")]
        self.notes.extend(n for n in notes if n not in self.notes)
        begins = [rendering.begins(index, "data-measured") for index in range(len(rendering))]
        for number, piece in enumerate(pieces):
            index, whole = begins.index(str(number)), begins.count(str(number)) == 1
            height = rendering.piece_height(index)
            self._known[piece] = Measured(
                height, self._grid.to_lines(height), rendering, index, whole
            )

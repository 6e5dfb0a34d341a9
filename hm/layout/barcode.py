"""The barcode of a cover: EAN-13 with the issue as its add-on, as a drawing to scale.

All lengths within are modules, the width of the narrowest bar. The bars come from the
library; where they stand on the white panel, and the figures under them, are as the GS1
General Specifications have it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast
from urllib.parse import quote

import zxingcpp
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from hm.compose.source import Barcode
from hm.layout.outcome import Press

QUIET, GAP = 11, 7
"""White before the first bar, and before the add-on; the library puts 5 after that."""
SYMBOL, GUARD, CENTRE, FIGURE = 95, 3, 5, 7
"""Widths of the EAN-13, of the bars at its ends and in its middle, of one figure's bars."""
START, BETWEEN = 4, 2
"""Widths of what begins an add-on, and of what stands between its figures."""
PANEL = 3.4
"""White of the panel around the symbol with its quiet zones and figures."""
BARS, GUARDS = 69.0, 74.0
"""How far down the bars go from their head, and the longer ones between the figures."""
ADD_ON = 9.4
"""From the head of the bars to those of the add-on, whose figures stand over them."""
HEIGHT_OF_FIGURES = 7.2
BASE = BARS + 1.6 + HEIGHT_OF_FIGURES
FIRST = 3.1
"""The middle of the first figure, which stands by itself before the bars."""


@dataclass(frozen=True, slots=True)
class BarcodeDrawing:
    """A barcode as a picture."""

    uri: str
    """An SVG drawing in an address of its own."""
    alt: str
    width: float
    """Points, as the height."""
    height: float
    left: bool
    """Whether it stands at the cover's left margin."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A black bar."""

    x: int
    width: int
    top: float
    foot: float


def draw(barcode: Barcode, press: Press) -> BarcodeDrawing:
    """The barcode in the size and the face of the house's tokens.

    Raises TokenError where the tokens are not right.
    """
    tokens = press.tokens
    module = tokens.points("barcode-module")
    code = zxingcpp.create_barcode(f"{barcode.number}+{barcode.add_on}", zxingcpp.EAN13)
    picture = memoryview(code.to_image())  # type: ignore[arg-type]  # its stubs say less
    rows = cast("list[list[int]]", picture.tolist())
    width, height = len(rows[0]) + 2 * PANEL, BASE + 2 * PANEL
    figures = Figures(press.font("barcode-font").read_bytes())
    drawn = "".join(
        f"M{bar.x} {bar.top:g}h{bar.width}v{bar.foot - bar.top:g}h-{bar.width}z"
        for bar in bars(rows)
    )
    drawn += "".join(figures.path(*placed) for placed in figures_of(code.text))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="{-PANEL} {-PANEL} {width:g} {height:g}">'
        f'<rect x="{-PANEL}" y="{-PANEL}" width="{width:g}" height="{height:g}" fill="#FFFFFF"/>'
        f'<path d="{drawn}" fill="#000000"/></svg>'
    )
    return BarcodeDrawing(
        f"data:image/svg+xml,{quote(svg)}",
        barcode.alt,
        width * module,
        height * module,
        barcode.left,
    )


def bars(rows: Sequence[Sequence[int]]) -> Iterator[Bar]:
    """The bars of a picture that has one pixel a module, black as 0."""
    add_on = QUIET + SYMBOL
    x = 0
    for (head, foot), stretch in groupby(zip(rows[0], rows[-1], strict=True)):
        width = len(list(stretch))
        if head == 0 or foot == 0:
            top = 0.0 if x < add_on else ADD_ON
            yield Bar(x, width, top, GUARDS if foot == 0 else BARS)
        x += width


def figures_of(text: str) -> Iterator[tuple[str, float, float]]:
    """The figures under the bars and over the add-on: each with its middle and base line."""
    number, add_on = text[:13], text[13:]
    yield number[0], FIRST, BASE
    left, right = QUIET + GUARD, QUIET + GUARD + 6 * FIGURE + CENTRE
    for index in range(6):
        middle = (index + 0.5) * FIGURE
        yield number[1 + index], left + middle, BASE
        yield number[7 + index], right + middle, BASE
    begin = QUIET + SYMBOL + GAP + START
    for index, figure in enumerate(add_on):
        middle = begin + index * (FIGURE + BETWEEN) + FIGURE / 2
        yield figure, middle, HEIGHT_OF_FIGURES


class Figures:
    """Figures of a face as outlines, so that no text stands beside the picture's own words."""

    def __init__(self, file: bytes) -> None:
        font = TTFont(io.BytesIO(file))
        self._glyphs: Any = font.getGlyphSet()
        self._names: dict[int, str] = font.getBestCmap()
        pen = BoundsPen(self._glyphs)
        self._glyphs[self._names[ord("1")]].draw(pen)
        self._scale = HEIGHT_OF_FIGURES / pen.bounds[3]

    def path(self, figure: str, middle: float, base: float) -> str:
        """The outline of a figure around ``middle``, on ``base``."""
        glyph = self._glyphs[self._names[ord(figure)]]
        scale = self._scale
        pen = SVGPathPen(self._glyphs, ntos=lambda number: f"{number:.3f}")
        glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, middle - glyph.width * scale / 2, base)))
        return str(pen.getCommands())

"""What stands on the sheet outside the bleed: crop marks, the slug line, colour bars.

The slug line is drawn as outlines of a house face, so that no font is embedded for it.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf

from hm.editions.trim import Trim

FACE = "slug-font"
"""The token that names the slug line's font."""

FORM = "/hm-marks"
"""The name by which pages draw what is the same round all of them."""

_LENGTH = 5 * 72 / 25.4
"""Of a crop mark; it begins where the bleed ends."""
_WEIGHT = 0.25
_SIZE = 6.0
_BASE = 5 * 72 / 25.4
"""From the bleed down to the slug line's base line."""


_NOTICE = 9.0
_RED = "0 1 1 0 k"
_PATCH = 5 * 72 / 25.4
"""The side of a patch of the colour bars."""
_PATCHES = (
    *("1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1"),
    *("1 1 0 0", "0 1 1 0", "1 0 1 0"),
    *(".4 0 0 0", "0 .4 0 0", "0 0 .4 0", "0 0 0 .4", ".4 .3 .3 0"),
)
"""The inks, two of them together, their tints, and a grey of three beside the tint of black."""


def marks(
    pdf: Pdf, trim: Trim, line: str, face: Face, *, notice: str = "", bars: bool = False
) -> Object:
    """A form with the crop marks and a slug line.

    A ``notice`` stands in red above the page. Crop marks are painted on every plate,
    whatever inks the press has.
    """
    text, _ = slug_line(line, face, trim, 0)
    parts = [_crop_marks(trim), text]
    if notice:
        parts.append(_words(notice, face, _NOTICE, _RED, _LENGTH, _above(trim))[0])
    if bars:
        parts.append(_bars(trim))
    return pdf.make_stream(
        b"".join(parts),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=trim.around(trim.bleed + trim.slug),
        Resources=Dictionary(ColorSpace=Dictionary(All=_every_plate())),
    )


def slug_line(text: str, face: Face, trim: Trim, start: float) -> tuple[bytes, float]:
    """Operators that draw a text in the slug from ``start`` (points from its left end) on,
    and where it ends."""
    left, base = _LENGTH + start, -(trim.bleed + _BASE)
    words, width = _words(text, face, _SIZE, "0 0 0 1 k", left, base)
    return words, start + width


def _above(trim: Trim) -> float:
    """The foot of what stands above the page."""
    return trim.height + trim.bleed + 4 * 72 / 25.4


def _words(
    text: str, face: Face, size: float, colour: str, left: float, base: float
) -> tuple[bytes, float]:
    """Operators that draw a text, and its width."""
    scale = size / face.units
    parts = [f"q {colour} {scale:.6f} 0 0 {scale:.6f} {left:.3f} {base:.3f} cm"]
    width = 0.0
    for path, advance in map(face.glyph, text):
        parts += [path, f"1 0 0 1 {advance} 0 cm"]
        width += advance
    return ("\n".join([*parts, "Q"]) + "\n").encode(), width * scale


def _bars(trim: Trim) -> bytes:
    left = (trim.width - len(_PATCHES) * _PATCH) / 2
    lines = ["q"]
    for number, inks in enumerate(_PATCHES):
        corner = f"{left + number * _PATCH:.3f} {_above(trim):.3f}"
        lines += [f"{inks} k", f"{corner} {_PATCH:.3f} {_PATCH:.3f} re f"]
    return ("\n".join([*lines, "Q"]) + "\n").encode()


def _crop_marks(trim: Trim) -> bytes:
    near, far = trim.bleed, trim.bleed + _LENGTH
    lines = ["q", "/All CS 1 SCN", f"{_WEIGHT} w"]
    for x in (0, trim.width):
        for start, end in ((-near, -far), (trim.height + near, trim.height + far)):
            lines.append(f"{x:.6f} {start:.3f} m {x:.6f} {end:.3f} l S")
    for y in (0, trim.height):
        for start, end in ((-near, -far), (trim.width + near, trim.width + far)):
            lines.append(f"{start:.3f} {y:.6f} m {end:.3f} {y:.6f} l S")
    return ("\n".join([*lines, "Q"]) + "\n").encode()


def _every_plate() -> Array:
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1
    )
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


class Face:
    """A font file's glyphs as path operators, each drawn when it is first asked for."""

    def __init__(self, path: Path) -> None:
        font = TTFont(io.BytesIO(path.read_bytes()))
        self.units: int = font["head"].unitsPerEm
        self._glyphs = font.getGlyphSet()
        self._names = font.getBestCmap()
        self._drawn: dict[str, tuple[str, int]] = {}

    def glyph(self, char: str) -> tuple[str, int]:
        """A character's outline and width; one that the face has not is a space."""
        if char not in self._drawn:
            glyph = self._glyphs[self._names.get(ord(char), self._names[ord(" ")])]
            pen = _PathPen(self._glyphs)
            glyph.draw(pen)
            self._drawn[char] = (pen.path(), glyph.width)
        return self._drawn[char]


class _PathPen(BasePen):  # type: ignore[misc]
    """Writes a glyph's outline as PDF path operators."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []

    def path(self) -> str:
        return "\n".join([*self.operators, "f"]) if self.operators else ""

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = [f"{value:.1f}" for point in points for value in point]
        self.operators.append(" ".join([*numbers, operator]))

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._add("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._add("l", pt)

    def _curveToOne(
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._add("c", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self.operators.append("h")

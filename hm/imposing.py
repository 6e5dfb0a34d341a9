"""What ``hm impose`` does: make a dummy of an issue's print PDF."""

from __future__ import annotations

import re

import pikepdf
import typer

from hm.compose.house import House
from hm.compose.tokens import read_tokens
from hm.editions import dummy
from hm.editions.marks import FACE, Face
from hm.layout.ready_fonts import ready_font
from hm.order import Order
from hm.read import ReadError
from hm.report.paths import shown

_SIZES = {
    "A2": (594, 420),
    "A3": (420, 297),
    "A4": (297, 210),
    "SRA2": (640, 450),
    "SRA3": (450, 320),
    "SRA4": (320, 225),
}
"""Millimetres."""
_MEASURE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)(?:\s*mm)?")
_THICKNESS = re.compile(r"(\d*\.?\d+)\s*(mm|µm|um)?")
_SMALLEST, _LARGEST = 60, 2000
"""Millimetres of a side of the sheet."""
_THICKEST = 1.0
"""Millimetres."""


def impose(order: Order, sheet: str, paper: str) -> int:
    """Make the dummy; the exit code. Raises ReadError, OSError, TokenError, BadParameter."""
    width, height = _size(sheet)
    stock = dummy.Stock(width * dummy.MM, height * dummy.MM, _thickness(paper) * dummy.MM)
    source = order.out / f"{order.issue}-print.pdf"
    if not source.is_file():
        raise ReadError(
            f"{shown(source)} has not been built.", f"Build it: hm build {order.issue} -e print."
        )
    house = House(order.root)
    slug = read_tokens(house).file(FACE, house)
    face = Face(ready_font(house, slug.read_bytes()) or slug)
    path = order.out / f"{order.issue}-dummy.pdf"
    try:
        made = dummy.write(source, path, stock, face)
    except (pikepdf.PikepdfError, ValueError) as error:
        raise ReadError(
            f"{shown(source)} cannot be read.", f"Build it again: hm build {order.issue} --fresh."
        ) from error
    blanks = f", {made.blanks} blank page{'' if made.blanks == 1 else 's'}" if made.blanks else ""
    size = f"at {made.scale * 100:.1f} % of the size" if made.scale < 1 else "in full size"
    sheets = f"{made.sheets} sheet{'' if made.sheets == 1 else 's'}"
    print(f"{shown(path)}: {sheets}{blanks}, {size}")
    print("Print on both sides, turned over the short edge, and without fitting to the page.")
    return 0


def _size(written: str) -> tuple[float, float]:
    """The sheet lying broadside, in millimetres."""
    known = _SIZES.get(written.strip().upper())
    found = _MEASURE.fullmatch(written.strip().lower())
    sides = known or (sorted((float(found[1]), float(found[2])), reverse=True) if found else None)
    if sides is None or not all(_SMALLEST <= side <= _LARGEST for side in sides):
        raise typer.BadParameter(
            f"‘{written}’ is no size of paper: write {', '.join(_SIZES)}, or a measure such as "
            "450x320.",
            param_hint="'--sheet'",
        )
    return sides[0], sides[1]


def _thickness(written: str) -> float:
    """Of the paper, in millimetres."""
    found = _THICKNESS.fullmatch(written.strip().lower())
    value = float(found[1]) / (1000 if found[2] in ("µm", "um") else 1) if found else None
    if value is None or value > _THICKEST:
        raise typer.BadParameter(
            f"‘{written}’ is no thickness of paper: write a measure such as 0.1mm.",
            param_hint="'--paper'",
        )
    return value

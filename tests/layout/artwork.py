"""Advertisements as they are supplied: PDFs with every kind of box, drawn to be told apart."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

MM = 72 / 25.4
RED, GREEN, BLUE, BLACK = (230, 30, 30), (30, 160, 60), (40, 60, 200), (10, 10, 10)
GROUND, BEYOND = (250, 240, 160), (250, 140, 20)
"""Inside the trim, and around it."""
CORNER = 12
"""Millimetres: the side of the squares in the trim's corners."""

_UPRIGHT = {
    0: "1 0 0 1 0 0",
    90: "0 1 -1 0 {width:.4f} 0",
    180: "-1 0 0 -1 {width:.4f} {height:.4f}",
    270: "0 -1 1 0 0 {height:.4f}",
}


@dataclass(frozen=True)
class Page:
    """A page: lengths in millimetres, as it is looked at."""

    size: tuple[float, float] = (210, 297)
    """Trimmed."""
    around: float = 0
    """From the trim to the edge of the media."""
    boxes: dict[str, float] = field(default_factory=dict)
    """By name, how far outside the trim each goes."""
    rotate: int = 0
    origin: tuple[float, float] = (0, 0)
    """Points: the media's lower left corner in the page's own coordinates."""
    unit: float = 1
    """Of its own coordinates, in points."""


def supplied(*pages: Page, **save: object) -> bytes:
    """A PDF of these pages. In the corners of each trim stand a red square (upper left), a green
    (upper right), a blue (lower left) and a black one; around it another ground."""
    pdf = pikepdf.new()
    for page in pages:
        _add(pdf, page)
    file = io.BytesIO()
    pdf.save(file, **save)  # type: ignore[arg-type]
    return file.getvalue()


def _add(pdf: pikepdf.Pdf, page: Page) -> None:
    point = MM / page.unit
    width, height = page.size[0] * point, page.size[1] * point
    around = page.around * point
    seen = (width + 2 * around, height + 2 * around)
    own = seen if page.rotate % 180 == 0 else (seen[1], seen[0])
    left, bottom = page.origin

    def box(outside: float) -> Array:
        # The same on all sides, so that turning the page does not matter.
        inset = (page.around - outside) * point
        edges = (left + inset, bottom + inset, left + own[0] - inset, bottom + own[1] - inset)
        return Array([round(edge, 4) for edge in edges])

    corner = CORNER * point
    turn = _UPRIGHT[page.rotate % 360].format(width=own[0], height=own[1])
    content = [
        f"1 0 0 1 {left} {bottom} cm {turn} cm",
        _filled(BEYOND, 0, 0, *seen),
        _filled(GROUND, around, around, width, height),
        _filled(RED, around, around + height - corner, corner, corner),
        _filled(GREEN, around + width - corner, around + height - corner, corner, corner),
        _filled(BLUE, around, around, corner, corner),
        _filled(BLACK, around + width - corner, around, corner, corner),
    ]
    made = Dictionary(
        Type=Name.Page,
        MediaBox=box(page.around),
        Contents=pdf.make_stream("\n".join(content).encode()),
    )
    for name, outside in page.boxes.items():
        made[f"/{name}"] = box(outside)
    if page.rotate:
        made.Rotate = page.rotate
    if page.unit != 1:
        made.UserUnit = page.unit
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))


def _filled(colour: tuple[int, int, int], x: float, y: float, width: float, height: float) -> str:
    red, green, blue = (channel / 255 for channel in colour)
    return f"{red:.4f} {green:.4f} {blue:.4f} rg {x:.4f} {y:.4f} {width:.4f} {height:.4f} re f"

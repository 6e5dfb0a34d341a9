"""Finished PDFs, as rules speak of them."""

from __future__ import annotations

from collections.abc import Iterable

from hm.check.words import counted
from hm.model.pdf import Box, Paint, PdfDocument, PdfFont, PdfPage, PdfPicture, Purpose

_MM = 25.4 / 72
_NOUNS = {"text": "text line", "fill": "area", "line": "rule", "gradient": "gradient"}
_LISTED = 6
"""Pages that are named one by one."""


def press_pages(document: PdfDocument) -> tuple[PdfPage, ...]:
    """The pages of a PDF that is to be printed; none of one for the screen."""
    return document.pages if document.purpose is Purpose.PRINT else ()


def for_screen(document: PdfDocument) -> bool:
    """Whether a PDF is to be read on a screen."""
    return document.purpose is Purpose.SCREEN


def millimetres(length: float) -> str:
    """A length in points as ``2.5 mm``."""
    return f"{round(length * _MM, 1) + 0:g} mm"


def size_said(page: PdfPage) -> str:
    """``210 × 297 mm``, trimmed."""
    return " × ".join(f"{round(side * _MM, 1):g}" for side in page.size) + " mm"


def picture_said(picture: PdfPicture, page: PdfPage) -> str:
    """``the picture ‘Im1’ (600 × 400 pixels, 20 mm from the left, 35 mm from the top)``"""
    width, height = picture.pixels
    name = picture.name if len(picture.name) <= 12 else f"{picture.name[:11]}…"
    return f"the picture ‘{name}’ ({width} × {height} pixels, {_spot(picture.box, page)})"


def paints_said(paints: Iterable[Paint]) -> str:
    """``3 areas, 1 text line``"""
    counts: dict[str, int] = {}
    for paint in paints:
        counts[paint.what] = counts.get(paint.what, 0) + paint.count
    return ", ".join(counted(count, _NOUNS[what]) for what, count in counts.items())


def inks_said(paint: Paint) -> str:
    """``C 100 M 65 Y 0 K 62``"""
    inks = paint.inks or (0.0, 0.0, 0.0, 0.0)
    return " ".join(f"{name} {part * 100:.0f}" for name, part in zip("CMYK", inks, strict=True))


def on_pages(font: PdfFont) -> str:
    """``page 3``, ``pages 1, 2, 5``, ``28 pages``"""
    if len(font.pages) == 1:
        return f"page {font.pages[0]}"
    if len(font.pages) > _LISTED:
        return f"{len(font.pages)} pages"
    return f"pages {', '.join(map(str, font.pages))}"


def _spot(box: Box, page: PdfPage) -> str:
    left, _, _, top = page.sheet
    across, down = (round(part * _MM) + 0 for part in (box[0] - left, top - box[3]))
    return f"{across} mm from the left, {down} mm from the top".replace("-", "−")

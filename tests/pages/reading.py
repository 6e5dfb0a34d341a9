"""What a reader that knows nothing of hm finds on the pages of a PDF: text, marks, pictures.

Lengths are in points; positions are from the top left corner of the trimmed page, down and
to the right.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_ROOM = 1 << 14


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def within(self, other: Box) -> Box:
        """What both cover; where they do not meet, its width or height is below nought."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def grown(self, by: float) -> Box:
        """The rectangle with so much more on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def __str__(self) -> str:
        return f"{self.left:.1f}, {self.top:.1f} to {self.right:.1f}, {self.bottom:.1f}"


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text, or the part of one that is in one face and colour."""

    words: str
    font: str
    size: float
    baseline: float
    """Where its first glyph stands: y where it is upright, else of no meaning."""
    box: Box
    """The ink of its glyphs, clipped away or not."""
    colour: tuple[int, int, int]
    """sRGB; ink on press is turned into it by the reader."""
    upright: bool
    ascent: float
    """How far its face reaches above the baseline: with ``descent`` the face's own height."""
    descent: float
    """And how far below it."""

    @property
    def bold(self) -> bool:
        return "Bold" in self.font and "Semi" not in self.font

    def __str__(self) -> str:
        words = self.words if len(self.words) <= 32 else f"{self.words[:31]}…"
        return f"“{words}” ({self.box})"


@dataclass(frozen=True, slots=True)
class Mark:
    """A path or a raster: a rule, a ground, a part of a picture."""

    box: Box
    """What shows of it within the bleed."""
    picture: bool
    """Whether it is, or is a part of, a picture of the page's content."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF. Text in pictures and in supplied advertisements is not among its texts."""

    name: str
    width: float
    height: float
    bleed: float
    texts: tuple[Text, ...]
    marks: tuple[Mark, ...]

    @property
    def trim(self) -> Box:
        return Box(0, 0, self.width, self.height)


def read(path: Path, names: list[str] | None = None, bleed: float = 0.0) -> list[Page]:
    """The pages of a PDF, by these names or by their numbers from 1.

    With ``bleed`` points, what lies beyond the trim of a PDF for screens is read too: it is
    still in there, and tagged, as what is printed is not.
    """
    with pypdfium2.PdfDocument(path) as document:
        names = names or [str(number) for number in range(1, len(document) + 1)]
        assert len(document) == len(names), path.name
        return [_page(page, name, bleed) for name, page in zip(names, document, strict=True)]


def texts_of(page: pypdfium2.PdfPage) -> Iterator[pypdfium2.PdfObject]:
    """The text objects of a page that are not in pictures."""
    for thing in page.get_objects(max_depth=1):
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT and not _in_picture(thing):
            yield thing


def _page(page: pypdfium2.PdfPage, name: str, beyond: float) -> Page:
    left, bottom, right, top = page.get_trimbox()
    sheet = page.get_bleedbox()
    if beyond:
        sheet = (left - beyond, bottom - beyond, right + beyond, top + beyond)
    frame = _Frame(left, top)
    bleed = frame.box(sheet)
    words = page.get_textpage()
    texts = [_text(thing, words, frame) for thing in texts_of(page)]
    marks = [
        Mark(box, _in_picture(thing))
        for thing in page.get_objects(max_depth=1)
        if thing.type != pdfium.FPDF_PAGEOBJ_TEXT
        for box in [_shown(thing, frame)]
        # What lies beyond the bleed is for the printer: crop marks, the slug line.
        if _holds(bleed, box)
    ]
    words.close()
    return Page(
        name,
        right - left,
        top - bottom,
        left - sheet[0],
        tuple(text for text in texts if text.words),
        tuple(marks),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """Turns a PDF's positions, up from its origin, into ours."""

    left: float
    top: float

    def box(self, bounds: tuple[float, float, float, float]) -> Box:
        left, bottom, right, top = bounds
        return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)


def _text(thing: Any, page: Any, frame: _Frame) -> Text:
    matrix = thing.get_matrix()
    nominal, ascent, descent = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(thing.raw, nominal)
    # In a rotated line the first two say how large it is drawn.
    size = nominal.value * (matrix.a**2 + matrix.b**2) ** 0.5
    font = pdfium.FPDFTextObj_GetFont(thing.raw)
    pdfium.FPDFFont_GetAscent(font, size, ascent)
    pdfium.FPDFFont_GetDescent(font, size, descent)
    return Text(
        _words(thing, page),
        _name(font),
        round(size, 2),
        frame.top - matrix.f,
        frame.box(thing.get_bounds()),
        _colour(thing),
        abs(matrix.b) < 1e-6 and matrix.a > 0,
        ascent.value,
        -descent.value,
    )


def _words(thing: Any, page: Any) -> str:
    room = ctypes.create_string_buffer(_ROOM)
    units = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    size = pdfium.FPDFTextObj_GetText(thing.raw, page.raw, units, _ROOM)
    return room.raw[: max(0, size - 2)].decode("utf-16-le", "replace").strip()


def _name(font: Any) -> str:
    """A font's name without the mark of its subset."""
    room = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, room, 256)
    return room.value.decode("utf-8", "replace").rpartition("+")[2]


def _colour(thing: Any) -> tuple[int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(thing.raw, *parts)
    red, green, blue, _ = (part.value for part in parts)
    return red, green, blue


def _in_picture(thing: Any) -> bool:
    """Whether an object is a part of a picture: in a form, or tagged as a figure."""
    return thing.level > 0 or "Figure" in _tags(thing)


def _tags(thing: Any) -> Iterator[str]:
    room = ctypes.create_string_buffer(256)
    units = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    size = ctypes.c_ulong()
    for n in range(pdfium.FPDFPageObj_CountMarks(thing.raw)):
        mark = pdfium.FPDFPageObj_GetMark(thing.raw, n)
        pdfium.FPDFPageObjMark_GetName(mark, units, 256, size)
        yield room.raw[: max(0, size.value - 2)].decode("utf-16-le", "replace")


def _shown(thing: Any, frame: _Frame) -> Box:
    """The bounds of an object, within all the paths that clip it."""
    box = frame.box(thing.get_bounds())
    clip = pdfium.FPDFPageObj_GetClipPath(thing.raw)
    for n in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        points = []
        for k in range(pdfium.FPDFClipPath_CountPathSegments(clip, n)):
            x, y = ctypes.c_float(), ctypes.c_float()
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, n, k)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value, y.value))
        across, up = zip(*points, strict=True)
        box = box.within(frame.box((min(across), min(up), max(across), max(up))))
    return box


def _holds(sheet: Box, box: Box) -> bool:
    """Whether all of a box lies on the sheet, and there is any of it."""
    meeting = sheet.grown(0.01).within(box)
    return meeting == box and box.width >= 0 and box.height >= 0

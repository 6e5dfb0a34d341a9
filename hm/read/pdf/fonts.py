"""Fonts of a PDF: what they are, whether they are in the file, what their licence allows."""

from __future__ import annotations

import contextlib
import io
import re
import struct

from fontTools.ttLib import TTFont, TTLibError
from pikepdf import Array, Object

from hm.model.pdf import PdfFont
from hm.read.pdf.damage import MALFORMED

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_TAG = re.compile(r"^[A-Z]{6}\+")
_POSTSCRIPT_RIGHTS = re.compile(rb"/FSType\s+(\d{1,5})\b")


def font_of(font: Object, pages: tuple[int, ...]) -> PdfFont:
    """What a font is, by its dictionary and the file in it."""
    inner = font
    below = font.get("/DescendantFonts")
    if isinstance(below, Array) and len(below):
        inner = below[0]
    kind = str(inner.get("/Subtype", "/unknown")).removeprefix("/")
    name = str(font.get("/BaseFont", font.get("/Name", "/unnamed"))).removeprefix("/")
    descriptor = inner.get("/FontDescriptor")
    file = None
    if descriptor is not None:
        file = next((descriptor[key] for key in _FILES if key in descriptor), None)
    return PdfFont(
        _TAG.sub("", name),
        kind,
        # The glyphs of a Type 3 font are content of the PDF.
        file is not None or kind == "Type3",
        bool(_TAG.match(name)),
        _rights(file) if file is not None else None,
        pages,
    )


def _rights(file: Object) -> int | None:
    with contextlib.suppress(*MALFORMED, TTLibError, OSError, struct.error):
        data = file.read_bytes()
        if data[:4] in (b"\x00\x01\x00\x00", b"OTTO", b"true"):
            font = TTFont(io.BytesIO(data), lazy=True)
            return int(font["OS/2"].fsType) if "OS/2" in font else None
        if found := _POSTSCRIPT_RIGHTS.search(data):
            return int(found[1])
    return None

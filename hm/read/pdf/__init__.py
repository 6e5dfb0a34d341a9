"""Reads a finished PDF for preflight: ours, or an advertisement as supplied.

Anything may be in such a file; nothing that is raises an exception.
"""

from __future__ import annotations

import hashlib
import io
from functools import partial
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import Annotation, Figure, Intent, PdfDocument, PdfFont, PdfPage, Purpose
from hm.model.place import Place
from hm.read.pdf.claims import claims_of, figures_of, intents_of, keywords_of, title_of
from hm.read.pdf.content import Canvas, Measured, Painter
from hm.read.pdf.damage import MALFORMED, or_else, quietly
from hm.read.pdf.fonts import font_of
from hm.read.pdf.geometry import box_of
from hm.read.pdf.spaces import space_of

_NO_BOX = (0.0, 0.0, 612.0, 792.0)
"""What readers take a page without a MediaBox for."""


_UNKNOWN = PdfFont("unnamed", "unknown", False, False, None, ())
"""A font that is malformed."""


def read_pdf(
    path: Path, said: str, purpose: Purpose | None, limit: int
) -> tuple[PdfDocument | None, list[Diagnostic]]:
    """A PDF with all that preflight looks at, and what of it cannot be read.

    ``said`` is its path in messages. Without a purpose, a PDF that says it is PDF/UA and not
    PDF/X is for the screen, any other for print. ``limit`` is the most ink that the paper
    takes, in percent. None comes back where the PDF cannot be opened.
    Raises OSError.
    """
    data = path.read_bytes()
    with quietly():
        try:
            pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        except pikepdf.PasswordError:
            return None, [_locked(said)]
        except MALFORMED as error:
            return None, [_damaged(Place(said, page=0), error)]
        with pdf:
            try:
                return _document(pdf, data, said, purpose, limit)
            except MALFORMED as error:
                return None, [_damaged(Place(said, page=0), error)]


def _document(
    pdf: Pdf, data: bytes, said: str, purpose: Purpose | None, limit: int
) -> tuple[PdfDocument, list[Diagnostic]]:
    claims = or_else(tuple[str, ...](), lambda: claims_of(pdf))
    if purpose is None:
        ua = any(one.startswith("PDF/UA") for one in claims)
        x = any(one.startswith("PDF/X") for one in claims)
        purpose = Purpose.SCREEN if ua and not x else Purpose.PRINT
    pages: list[PdfPage] = []
    fonts: dict[tuple[int, int], tuple[pikepdf.Object, list[int]]] = {}
    wrong: list[Diagnostic] = []
    measured = Measured()
    for number, page in enumerate(pdf.pages, 1):
        try:
            read, used = _page(page, number, measured)
        except MALFORMED as error:
            wrong.append(_damaged(Place(said, page=number), error))
            continue
        pages.append(read)
        for key, font in used.items():
            fonts.setdefault(key, (font, []))[1].append(number)
    document = PdfDocument(
        said,
        purpose,
        limit,
        hashlib.sha256(data).hexdigest(),
        len(data),
        pdf.pdf_version,
        or_else("", lambda: title_of(pdf)),
        or_else("", lambda: keywords_of(pdf)),
        or_else(False, lambda: bool(pdf.Root.ViewerPreferences.DisplayDocTitle)),
        or_else("", lambda: str(pdf.Root.Lang)),
        tuple(pages),
        _fonts(fonts),
        claims,
        or_else(tuple[Intent, ...](), lambda: intents_of(pdf)),
        pdf.is_encrypted,
        or_else(False, lambda: "/StructTreeRoot" in pdf.Root and bool(pdf.Root.MarkInfo.Marked)),
        or_else(tuple[Figure, ...](), lambda: figures_of(pdf)),
    )
    return document, wrong


def _page(
    page: pikepdf.Page, number: int, measured: Measured
) -> tuple[PdfPage, dict[tuple[int, int], pikepdf.Object]]:
    unit = float(page.obj.get("/UserUnit", 1))
    media = box_of(page.obj.get("/MediaBox", page.mediabox), unit) or _NO_BOX
    trim = box_of(page.obj.get("/TrimBox", page.obj.get("/ArtBox")), unit)
    bleed = box_of(page.obj.get("/BleedBox"), unit)
    canvas = Canvas(trim or media, bleed or media, measured)
    Painter(canvas, unit).page(page)
    group = page.obj.get("/Group", Dictionary())
    blend = space_of(group.CS, page.obj.get("/Resources")).space if "/CS" in group else None
    found = PdfPage(
        number,
        or_else(str(number), lambda: str(page.label)),
        media,
        trim,
        bleed,
        canvas.paints,
        tuple(canvas.pictures),
        canvas.short,
        tuple(canvas.transparent),
        blend,
        tuple(canvas.groups),
        or_else(tuple[Annotation, ...](), lambda: tuple(_annotations(page, unit))),
    )
    return found, canvas.fonts


def _annotations(page: pikepdf.Page, unit: float) -> list[Annotation]:
    listed = page.obj.get("/Annots")
    found = []
    for one in listed if isinstance(listed, Array) else ():
        box = box_of(one.get("/Rect"), unit) if isinstance(one, Dictionary) else None
        if box:
            found.append(Annotation(str(one.get("/Subtype", "")).removeprefix("/"), box))
    return found


def _fonts(
    used: dict[tuple[int, int], tuple[pikepdf.Object, list[int]]],
) -> tuple[PdfFont, ...]:
    """Every font once, though it may be written in many subsets, by name."""
    found: dict[tuple[str, str, bool, bool, int | None], set[int]] = {}
    for font, pages in used.values():
        one = or_else(_UNKNOWN, partial(font_of, font, ()))
        key = (one.name, one.kind, one.embedded, one.subset, one.rights)
        found.setdefault(key, set()).update(pages)
    return tuple(
        PdfFont(*key, tuple(sorted(pages)))
        for key, pages in sorted(found.items(), key=lambda item: [str(part) for part in item[0]])
    )


def _locked(said: str) -> Diagnostic:
    return Diagnostic(
        "encrypted-pdf",
        Severity.ERROR,
        "the PDF is locked with a password, and cannot be opened",
        Place(said, page=0),
        "Ask for it without a password.",
    )


def _damaged(place: Place, error: Exception) -> Diagnostic:
    why = " ".join(str(error).split())[:120]
    what = f"{place.sheet} cannot be read" if place.page else "this is no PDF, or a damaged one"
    return Diagnostic(
        "unreadable-file",
        Severity.ERROR,
        f"{what}{f' ({why})' if why else ''}",
        place,
        "Export the PDF anew, or ask for it again.",
    )

"""
## What it does

Finds colours and pictures in a PDF for print that lay more ink on the paper than it takes:
300 %, all four plates together, or what `press` in magazine.yaml says (`ink`). Measured are the
colours as they are set, the ends of gradients, and the richest square millimetre of each CMYK
picture (JPEG, or plain with 8 bits to a channel). Where one colour overprints another, or
shines through it, their sum is not measured. Marks outside the bleed do not count.

## Why it matters

Paper takes no more. The ink does not dry, sheets stick together and print on one another.

## Example

A black ground of C 100 M 100 Y 100 K 100: 400 %.

## How to put it right

Convert pictures by a press profile, which keeps to the limit. For a deep black take
C 60 M 40 Y 40 K 100.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import inks_said, paints_said, picture_said, press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument, PdfPage

SEVERITY = Severity.ERROR

SLIGHT = 1
"""That rounding, and the packing of pictures, may add."""


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        for picture in page.pictures:
            if picture.ink is not None and picture.ink > document.limit + SLIGHT:
                what = f"{picture_said(picture, page)} takes {picture.ink:.0f} % of ink"
                yield _found(what, document, page)
        for paint in page.paints:
            if paint.ink > document.limit + SLIGHT and not paint.marks:
                said = f"{paints_said([paint])} of {inks_said(paint)}: {paint.ink:.0f} % of ink"
                yield _found(said, document, page)


def _found(message: str, document: PdfDocument, page: PdfPage) -> Diagnostic:
    remedy = "Convert it by the press profile, or take C 60 M 40 Y 40 K 100 for a deep black."
    what = f"{message}, where {document.limit} % is the limit"
    return Diagnostic("rich-ink", SEVERITY, what, document.on(page), remedy)

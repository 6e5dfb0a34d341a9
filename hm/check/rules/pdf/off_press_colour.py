"""
## What it does

Finds what a PDF for print paints in RGB or Lab: pictures, text, areas, rules and gradients,
whether the colours are a device’s or have a profile.

## Why it matters

A press prints four inks. What is in other colours is turned into them by the printer’s
program, at a guess: blues go violet, black text comes out in four inks with coloured edges.

## Example

A photograph placed as it came from the camera, or black text exported from an office program,
which is RGB.

## How to put it right

Export the PDF for print, as PDF/X-4 with colours converted to the press profile; or convert
the pictures to CMYK where they are placed.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import paints_said, picture_said, press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import Family, PdfDocument, PdfPage

SEVERITY = Severity.ERROR

OFF_PRESS = (Family.RGB, Family.LAB)


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        for picture in page.pictures:
            if picture.space.family in OFF_PRESS:
                yield _found(
                    f"{picture_said(picture, page)} is in {picture.space.said}", document, page
                )
        spaces = dict.fromkeys(p.space for p in page.paints if p.space.family in OFF_PRESS)
        for space in spaces:
            said = paints_said(paint for paint in page.paints if paint.space == space)
            yield _found(f"{said} in {space.said}", document, page)


def _found(message: str, document: PdfDocument, page: PdfPage) -> Diagnostic:
    remedy = "Convert it to CMYK by the press profile, or export the PDF as PDF/X-4."
    return Diagnostic("off-press-colour", SEVERITY, message, document.on(page), remedy)

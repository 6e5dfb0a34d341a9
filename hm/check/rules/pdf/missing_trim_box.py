"""
## What it does

Finds pages of a PDF for print that do not say where they are to be cut: they have neither a
TrimBox nor an ArtBox.

## Why it matters

Without it the printer must guess where the page ends. What was meant as bleed is printed
inside the page, or the page is scaled to fit.

## Example

A PDF of 216 × 303 mm, exported with bleed from an office program, that does not say that the
trimmed page is 210 × 297 mm.

## How to put it right

Export the PDF as PDF/X-4, which writes the TrimBox; in other programs, ask for marks and
bleed.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import press_pages, size_said
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.ERROR


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        if page.trim is None:
            yield Diagnostic(
                "missing-trim-box",
                SEVERITY,
                f"the page has no TrimBox; its sheet is {size_said(page)}",
                document.on(page),
                "Export it as PDF/X-4, or with the trimmed size set.",
            )

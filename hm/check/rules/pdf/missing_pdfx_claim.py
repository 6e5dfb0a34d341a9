"""
## What it does

Finds PDFs for print that do not say that they are PDF/X-4 (or PDF/X-1a or X-3, which ask for
more).

## Why it matters

PDF/X is what printers ask for. A file that claims it was made by a program that knows of
bleeds, profiles and fonts; of one that does not, all that must be looked after.

## Example

An advertisement “printed to PDF”.

## How to put it right

Export it as PDF/X-4.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument, Purpose

SEVERITY = Severity.WARNING


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    if document.purpose is Purpose.PRINT and not any("PDF/X-" in one for one in document.claims):
        yield Diagnostic(
            "missing-pdfx-claim",
            SEVERITY,
            "the PDF does not say that it is PDF/X-4",
            document.place,
            "Export it as PDF/X-4.",
        )

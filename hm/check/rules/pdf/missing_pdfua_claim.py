"""
## What it does

Finds PDFs for the screen that do not say that they are PDF/UA.

## Why it matters

The claim tells readers and their programs that the tags can be relied upon.

## Example

A tagged PDF exported without “PDF/UA”.

## How to put it right

Export it as PDF/UA-1, and have a checker confirm it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import for_screen
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.WARNING


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    if for_screen(document) and not any("PDF/UA" in one for one in document.claims):
        yield Diagnostic(
            "missing-pdfua-claim",
            SEVERITY,
            "the PDF does not say that it is PDF/UA",
            document.place,
            "Export it as PDF/UA-1.",
        )

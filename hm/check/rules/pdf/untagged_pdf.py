"""
## What it does

Finds PDFs for the screen without tags.

## Why it matters

Without tags a screen reader reads the words in the order in which they were drawn, across
columns and through running heads.

## Example

A PDF made by printing to a file.

## How to put it right

Export it tagged, as PDF/UA.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import for_screen
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.ERROR


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    if for_screen(document) and not document.tagged:
        yield Diagnostic(
            "untagged-pdf",
            SEVERITY,
            "the PDF has no tags: a screen reader cannot read it in order",
            document.place,
            "Export it tagged, as PDF/UA.",
        )

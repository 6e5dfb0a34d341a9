"""
## What it does

Finds PDFs for the screen that do not say their title or language, or do not show the title.

## Why it matters

A screen reader names the window by the title, and chooses the voice by the language. Without
them one hears a file name, and English words read by another tongue’s rules.

## Example

A PDF that shows `export-final2.pdf` as its title.

## How to put it right

Set title and language when the PDF is exported, and let the window show the title.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import for_screen
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.ERROR


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    if not for_screen(document):
        return
    faults = {
        "the PDF has no title": not document.title.strip(),
        "the PDF does not name its language": not document.language.strip(),
        "the PDF does not show its title in the window": not document.shows_title,
    }
    for fault, found in faults.items():
        if found:
            yield Diagnostic(
                "unnamed-pdf",
                SEVERITY,
                fault,
                document.place,
                "Set title and language when the PDF is exported.",
            )

"""
## What it does

Finds fonts that text of a PDF is set in and that are not in its file.

## Why it matters

Another machine has not the font and takes one of its own: lines grow longer or shorter, signs
go missing. Printers refuse such files, and so does PDF/UA.

## Example

A PDF whose text is in Helvetica, left out because “everybody has it”.

## How to put it right

Export the PDF with all fonts embedded; PDF/X-4 always does.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import on_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.ERROR


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for font in document.fonts:
        if not font.embedded:
            yield Diagnostic(
                "unembedded-font",
                SEVERITY,
                f"the font {font.name} ({font.kind}; {on_pages(font)}) is not embedded",
                document.place,
                "Export the PDF with all fonts embedded.",
            )

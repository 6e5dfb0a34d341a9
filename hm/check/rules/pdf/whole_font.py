"""
## What it does

Finds fonts that are in a PDF whole, and not only the letters that it uses.

## Why it matters

The file is larger than need be, and whoever has it has the font too, which not every licence
allows.

## Example

An advertisement of 40 words with 2 MB of fonts.

## How to put it right

Export the PDF with fonts subset.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.HINT


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for font in document.fonts:
        if font.embedded and not font.subset and font.kind != "Type3":
            yield Diagnostic(
                "whole-font",
                SEVERITY,
                f"the font {font.name} is embedded whole, and not only what is used of it",
                document.place,
                "Export the PDF with fonts subset.",
            )

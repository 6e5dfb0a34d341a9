"""
## What it does

Finds text in Type 3 fonts, whose letters are little drawings or pictures.

## Why it matters

They have no outlines that a printer’s machine could sharpen: letters come out bold or jagged.
As a rule they are left over from old programs, or stand in for a font that was not allowed.

## Example

A chart from a plotting program that writes its labels in Type 3.

## How to put it right

Set the program to write TrueType or Type 1 fonts (Matplotlib: `pdf.fonttype: 42`), or turn the
text into outlines.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import on_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.ERROR


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for font in document.fonts:
        if font.kind == "Type3":
            yield Diagnostic(
                "type-3-font",
                SEVERITY,
                f"the font {font.name} is a Type 3 font ({on_pages(font)})",
                document.place,
                "Export it with TrueType or Type 1 fonts, or turn the text into outlines.",
            )

"""
## What it does

Finds PDFs for the screen of more than 6 MB.

## Why it matters

They come as attachments and over mobile networks; readers give up before the cover shows.

## Example

An issue with photographs as they came from the camera.

## How to put it right

Make pictures smaller: 150 pixels to the inch are enough on a screen.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import for_screen
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.WARNING

MOST = 6_000_000
"""Bytes."""


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    if for_screen(document) and document.size > MOST:
        yield Diagnostic(
            "heavy-pdf",
            SEVERITY,
            f"the PDF takes {document.size / 1e6:.1f} MB, where {MOST / 1e6:g} are the limit",
            document.place,
            "Make its pictures smaller.",
        )

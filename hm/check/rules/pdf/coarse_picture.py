"""
## What it does

Finds pictures in a PDF for print with less than 120 pixels to the inch, at the size that they
are placed.

## Why it matters

In print one sees the pixels. No program can put in what the picture does not have.

## Example

A logo of 200 pixels from a website, placed 80 mm wide: 64 pixels to the inch.

## How to put it right

Ask for the picture as large as it was made, or place it smaller.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import picture_said, press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.ERROR

LEAST = 120
GOOD = 200


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        for picture in page.pictures:
            if picture.ppi < LEAST:
                yield Diagnostic(
                    "coarse-picture",
                    SEVERITY,
                    f"{picture_said(picture, page)} has {picture.ppi:.0f} pixels to the inch, "
                    f"where {GOOD} are wanted and {LEAST} are the least",
                    document.on(page),
                    "Ask for it as large as it was made, or place it smaller.",
                )

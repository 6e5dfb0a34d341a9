"""
## What it does

Finds pictures in a PDF for print with 120 to 200 pixels to the inch, at the size that they are
placed.

## Why it matters

They look soft beside others. In a portrait one may not mind it, in a map or a screenshot one
cannot read the words.

## Example

A photograph of 1,200 pixels across a page of 210 mm: 145 pixels to the inch.

## How to put it right

Ask for the picture as large as it was made, or place it smaller. 300 pixels to the inch are as
good as any.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import picture_said, press_pages
from hm.check.rules.pdf.coarse_picture import GOOD, LEAST
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.WARNING


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        for picture in page.pictures:
            if LEAST <= picture.ppi < GOOD:
                yield Diagnostic(
                    "soft-picture",
                    SEVERITY,
                    f"{picture_said(picture, page)} has {picture.ppi:.0f} pixels to the inch, "
                    f"where {GOOD} are wanted",
                    document.on(page),
                    "Ask for it as large as it was made, or place it smaller.",
                )

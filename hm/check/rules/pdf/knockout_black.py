"""
## What it does

Finds text of up to 14 points in black alone that does not overprint.

## Why it matters

Such letters are cut out of the colours under them. Where the plates are a hair apart, white
edges show around them. On white paper it makes no difference.

## Example

Running text in black on a tinted box, without overprint.

## How to put it right

Set black text to overprint when the PDF is exported; most programs do so by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import paints_said, press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.HINT

SMALL = 14
"""Points."""


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        black = [
            one
            for one in page.paints
            if one.what == "text"
            and one.inks == (0, 0, 0, 1)
            and one.size <= SMALL
            and not one.overprints
            and not one.marks
        ]
        if black:
            yield Diagnostic(
                "knockout-black",
                SEVERITY,
                f"{paints_said(black)} in black alone, not set to overprint",
                document.on(page),
                "Set black text to overprint.",
            )

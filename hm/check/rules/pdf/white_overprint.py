"""
## What it does

Finds white text and areas in a PDF for print that are set to overprint.

## Why it matters

What overprints leaves the plates alone that it does not use, and white uses none: it vanishes.
On most screens it can be seen, so that nobody notices before the magazine is printed.

## Example

A white logo on a dark ground that was black before, and has kept “overprint fill”.

## How to put it right

Take the overprint away from everything that is white.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import paints_said, press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.ERROR


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        white = [one for one in page.paints if one.overprints and one.inks and one.ink == 0]
        if white:
            yield Diagnostic(
                "white-overprint",
                SEVERITY,
                f"{paints_said(white)} in white overprint, and will vanish",
                document.on(page),
                "Take the overprint away from what is white.",
            )

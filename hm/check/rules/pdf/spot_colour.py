"""
## What it does

Finds spot colours in a PDF for print: inks beside cyan, magenta, yellow and black.

## Why it matters

Each is a plate and an ink of its own. A magazine printed in four colours has none, so the
printer’s program mixes it, and not always as the advertiser expects.

## Example

A logo in PANTONE 300 C.

## How to put it right

Have it converted to CMYK by whoever knows how it should look; or agree the fifth ink with the
printer.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.WARNING


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        spaces = [paint.space for paint in page.paints if not paint.marks]
        spaces += [picture.space for picture in page.pictures]
        for name in dict.fromkeys(name for space in spaces for name in space.spots):
            yield Diagnostic(
                "spot-colour",
                SEVERITY,
                f"the page uses the spot colour ‘{name}’",
                document.on(page),
                "Have it converted to CMYK, or agree the ink with the printer.",
            )

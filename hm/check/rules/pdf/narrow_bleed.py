"""
## What it does

Finds pages of a PDF for print whose BleedBox, or sheet where there is none, goes on for less
than 3 mm beyond the trim.

## Why it matters

Paper is never cut exactly where it should be. Where a coloured ground ends too soon, a white
hair shows at the edge of the page.

## Example

A page of 210 × 297 mm with a BleedBox of 212 × 299 mm: a bleed of 1 mm.

## How to put it right

Export the PDF anew with 3 mm of bleed on all four sides, and with artwork that goes that far.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import millimetres, press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.ERROR

BLEED = 3 * 72 / 25.4
"""Points that are needed."""
SLIGHT = 0.1 * 72 / 25.4
"""Points that a bleed may lack."""


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        if page.trim is None:
            continue  # another rule says so
        left, bottom, right, top = page.trim
        around = page.bleed or page.media
        sides = {
            "left": left - around[0],
            "foot": bottom - around[1],
            "right": around[2] - right,
            "head": around[3] - top,
        }
        narrow = {side: has for side, has in sides.items() if has < BLEED - SLIGHT}
        if not narrow:
            continue
        least = max(min(narrow.values()), 0.0)
        where = "all sides" if len(narrow) == len(sides) else " and ".join(narrow)
        has = f"a bleed of {millimetres(least)}" if least > SLIGHT else "no bleed"
        yield Diagnostic(
            "narrow-bleed",
            SEVERITY,
            f"the page has {has} ({where}), where {millimetres(BLEED)} are needed",
            document.on(page),
            f"Export it again with {millimetres(BLEED)} of bleed on every side.",
        )

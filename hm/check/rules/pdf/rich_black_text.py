"""
## What it does

Finds text of up to 14 points in a PDF for print whose black is mixed of several inks: at least
70 % of black, and 25 % or more of two other inks with it.

## Why it matters

The plates never meet exactly. Small black letters made of four inks get coloured edges and are
tiring to read.

## Example

Text in RGB black, converted to C 75 M 68 Y 67 K 90.

## How to put it right

Set small text in K 100 alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import inks_said, paints_said, press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.WARNING

SMALL = 14
"""Points."""
DARK = 0.7
SEEN = 0.25
"""How much of another ink shows as an edge."""


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        for one in page.paints:
            if one.what != "text" or one.size > SMALL or one.marks or not one.inks:
                continue
            *colours, black = one.inks
            if black >= DARK and sum(part >= SEEN for part in colours) > 1:
                yield Diagnostic(
                    "rich-black-text",
                    SEVERITY,
                    f"{paints_said([one])} from {one.size:.1f} points on in {inks_said(one)}",
                    document.on(page),
                    "Set small text in black alone.",
                )

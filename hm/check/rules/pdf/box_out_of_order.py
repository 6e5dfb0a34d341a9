"""
## What it does

Finds pages whose boxes do not lie inside one another: the TrimBox within the BleedBox, the
BleedBox within the MediaBox.

## Why it matters

Programs that impose pages on a sheet take the boxes at their word. Where they contradict one
another, a page is placed wrong or refused.

## Example

A page that was cropped after it was exported: its TrimBox reaches out of its MediaBox.

## How to put it right

Export the PDF anew, and do not crop it afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hm.check.finished import press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import Box, PdfDocument

SEVERITY = Severity.ERROR

SLIGHT = 0.01
"""Points that rounding may cost."""


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        boxes = [("TrimBox", page.trim), ("BleedBox", page.bleed), ("MediaBox", page.media)]
        there = [(name, box) for name, box in boxes if box is not None]
        for (name, inner), (around, outer) in pairwise(there):
            if not _holds(outer, inner):
                yield Diagnostic(
                    "box-out-of-order",
                    SEVERITY,
                    f"the {name} does not lie inside the {around}",
                    document.on(page),
                    "Export the PDF anew; do not crop it afterwards.",
                )


def _holds(outer: Box, inner: Box) -> bool:
    low = all(a <= b + SLIGHT for a, b in zip(outer[:2], inner[:2], strict=True))
    return low and all(a >= b - SLIGHT for a, b in zip(outer[2:], inner[2:], strict=True))

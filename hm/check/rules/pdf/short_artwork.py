"""
## What it does

Finds areas, gradients and pictures in a PDF for print that go as far as the trim and not 3 mm
beyond it, though the page has a bleed.

## Why it matters

Paper is never cut exactly where it should be: a white hair shows at the edge.

## Example

A photograph placed from edge to edge of the page, and no further.

## How to put it right

Pull it out over the edge, to the end of the bleed. Where something under it bleeds in the same
colour, nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import millimetres, press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.WARNING

_SAID = {"fill": "an area", "gradient": "a gradient", "picture": "a picture"}


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        if page.trim is None:
            continue  # another rule says so
        for edge in page.short:
            beyond = max(edge.beyond, 0.0)
            yield Diagnostic(
                "short-artwork",
                SEVERITY,
                f"{_SAID[edge.what]} reaches the trim at the {edge.side} and ends "
                f"{millimetres(beyond)} beyond it",
                document.on(page),
                "Pull it out over the edge by 3 mm.",
            )

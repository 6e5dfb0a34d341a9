"""
## What it does

Finds figures in the tags of a PDF for the screen without an alternative text.

## Why it matters

Who listens hears “graphic”, and no more. PDF/UA asks for a text with every figure.

## Example

A picture whose `alt` was left empty in an advertisement as supplied.

## How to put it right

Write what the picture shows: `alt` in the manuscript, or “alternative text” in the program that
made the page. A picture that is decoration alone is marked as an artifact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hm.check.finished import for_screen
from hm.check.words import counted
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.ERROR


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    if not for_screen(document):
        return
    by_number = {page.number: page for page in document.pages}
    for number, count in sorted(Counter(f.page for f in document.figures if not f.told).items()):
        page = by_number.get(number)
        yield Diagnostic(
            "figure-without-alt",
            SEVERITY,
            f"{counted(count, 'figure')} without alternative text",
            document.on(page) if page else document.place,
            "Say what it shows, or mark it as an artifact.",
        )

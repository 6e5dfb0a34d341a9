"""
## What it does

Finds pages of a PDF for print that are not of the size of its first page, trimmed.

## Why it matters

The pages of a magazine are cut in one go. One that is larger loses its edges, one that is
smaller shows paper, or all of them are scaled.

## Example

An advertisement of American letter size between pages of A4.

## How to put it right

Bring all pages to one size, or send what is of another size as a PDF of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import press_pages, size_said
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.WARNING

SLIGHT = 0.6
"""Points by which pages may differ."""


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    # Of a page without a trim another rule speaks.
    pages = [page for page in press_pages(document) if page.trim is not None]
    for page in pages[1:]:
        pairs = zip(page.size, pages[0].size, strict=True)
        if any(abs(one - other) > SLIGHT for one, other in pairs):
            yield Diagnostic(
                "uneven-pages",
                SEVERITY,
                f"the page is {size_said(page)}, the first is {size_said(pages[0])}",
                document.on(page),
                "Bring all pages to one trimmed size.",
            )

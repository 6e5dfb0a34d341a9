"""
## What it does

Finds pictures in a tagged PDF for the screen that stand outside its tags: neither a figure nor
an artifact.

## Why it matters

PDF/UA wants everything on the page to be one or the other. What is neither is not read at all,
and nobody can tell whether that was meant.

## Example

A picture put on the page after the PDF was tagged.

## How to put it right

Tag it as a figure with an alternative text, or mark it as an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import for_screen, picture_said
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.ERROR


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    if not (for_screen(document) and document.tagged):
        return
    for page in document.pages:
        for picture in page.pictures:
            if not picture.tagged:
                yield Diagnostic(
                    "untagged-picture",
                    SEVERITY,
                    f"{picture_said(picture, page)} is not tagged",
                    document.on(page),
                    "Tag it as a figure, or mark it as an artifact.",
                )

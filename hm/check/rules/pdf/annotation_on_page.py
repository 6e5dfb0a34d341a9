"""
## What it does

Finds annotations on the pages of a PDF for print, inside the bleed: links, notes, form fields.

## Why it matters

PDF/X-4 forbids them there. Notes may be printed as yellow boxes, and form fields may lose what
was filled in.

## Example

A comment of the last proofreader, still standing on the page.

## How to put it right

Delete notes, flatten forms, and export without hyperlinks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hm.check.finished import press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.WARNING

HARMLESS = ("PrinterMark", "TrapNet", "Popup")


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        left, bottom, right, top = page.bleed or page.sheet
        counts = Counter(
            one.kind
            for one in page.annotations
            if one.kind not in HARMLESS
            and one.box[0] < right
            and one.box[2] > left
            and one.box[1] < top
            and one.box[3] > bottom
        )
        if counts:
            said = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
            yield Diagnostic(
                "annotation-on-page",
                SEVERITY,
                f"the page has annotations ({said})",
                document.on(page),
                "Export the PDF without links, notes and form fields.",
            )

"""
## What it does

Finds PDFs for print that say of themselves that they are not for press: hm writes it into the
keywords, and in red above every page, of a print PDF that is built while errors stand.

## Why it matters

Such a file is a proof. Sent to the printer in the rush of the last evening, it is printed as it
is, with its missing picture or its text that stops in the middle.

## Example

A PDF with the keywords “not for press: 2 errors”.

## How to put it right

Put the errors right that `hm check` lists, and build the issue again.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument, Purpose

SEVERITY = Severity.ERROR

NOTICE = "not for press"


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    if document.purpose is Purpose.PRINT and document.keywords.startswith(NOTICE):
        yield Diagnostic(
            "not-for-press",
            SEVERITY,
            f"the PDF says of itself that it is {document.keywords}",
            document.place,
            "Put right what hm check lists, and build it again.",
        )

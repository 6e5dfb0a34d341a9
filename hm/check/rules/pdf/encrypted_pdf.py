"""
## What it does

Finds PDFs that are encrypted: locked with a password, or with what may be done restricted.

## Why it matters

A printer’s program cannot open them, or may not place them on a sheet. Encryption is against
PDF/X.

## Example

An advertisement “protected” against changes.

## How to put it right

Ask for it without protection.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.ERROR


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    if document.encrypted:
        yield Diagnostic(
            "encrypted-pdf",
            SEVERITY,
            "the PDF is encrypted",
            document.place,
            "Ask for it without protection.",
        )

"""
## What it does

Finds PDFs for print without an output intent, or with one that brings no CMYK profile.

## Why it matters

The output intent says for which press and paper the colours are meant. Without it nobody can
proof the file as it will be printed, and CMYK values mean something else on each machine.

## Example

A PDF of CMYK colours that says nowhere whether they are for coated or uncoated paper.

## How to put it right

Export it as PDF/X-4 and choose the profile of the printer. For an issue of the magazine,
`press` in magazine.yaml names it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument, Purpose

SEVERITY = Severity.ERROR

PLATES = 4


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    if document.purpose is not Purpose.PRINT:
        return
    intent = document.press
    if intent is None:
        fault = "the PDF has no output intent: it does not say what press it is made for"
    elif intent.profile is None:
        named = f" ‘{intent.condition}’" if intent.condition else ""
        fault = f"the output intent{named} brings no profile"
    elif intent.channels != PLATES:
        fault = f"the profile of the output intent, ‘{intent.profile}’, is not CMYK"
    else:
        return
    yield Diagnostic(
        "missing-output-intent",
        SEVERITY,
        fault,
        document.place,
        "Export it as PDF/X-4 with the printer’s profile embedded.",
    )

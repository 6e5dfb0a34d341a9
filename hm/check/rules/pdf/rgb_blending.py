"""
## What it does

Finds pages of a PDF for print that blend what is transparent in RGB.

## Why it matters

Whatever lies under a shadow or a tint goes through RGB and back: black text under it becomes
four inks, and house colours change where the transparent part begins.

## Example

A page with a drop shadow whose transparency group says DeviceRGB, as office programs write it.

## How to put it right

Set the transparency blend space to CMYK in the program that made the page, and export it anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.finished import press_pages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import Family, PdfDocument

SEVERITY = Severity.ERROR


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for page in press_pages(document):
        spaces = dict.fromkeys([*([page.blend] if page.blend else ()), *page.groups])
        for space in spaces:
            if space.family in (Family.RGB, Family.LAB):
                yield Diagnostic(
                    "rgb-blending",
                    SEVERITY,
                    f"the page blends what is transparent in {space.said}",
                    document.on(page),
                    "Set the transparency blend space to CMYK and export the PDF anew.",
                )

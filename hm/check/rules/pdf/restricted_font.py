"""
## What it does

Finds embedded fonts whose licence bits (`fsType`) forbid that: embedding at all, subsets, or
outlines. Many subsets do not hold the bits; of those nothing is said.

## Why it matters

The bits say what the maker of the font allows. Who publishes the file answers for it.

## Example

A font with `fsType` 2, “restricted licence”, in an advertisement as supplied.

## How to put it right

Look into the licence: it may allow more than the bits. Else turn the text into outlines, or
take another font.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.pdf import PdfDocument

SEVERITY = Severity.WARNING

_NO_SUBSET = 0x100
FORBIDS = {0x2: "embedding", _NO_SUBSET: "subsets", 0x200: "embedding outlines"}
"""By bit of fsType."""


def check_pdf(document: PdfDocument) -> Iterator[Diagnostic]:
    for font in document.fonts:
        rights = font.rights or 0
        said = [text for bit, text in FORBIDS.items() if rights & bit]
        if not font.subset:
            said = [text for text in said if text != FORBIDS[_NO_SUBSET]]
        if said:
            yield Diagnostic(
                "restricted-font",
                SEVERITY,
                f"the licence bits of the font {font.name} forbid {' and '.join(said)} "
                f"(fsType {rights})",
                document.place,
                "Make sure that the licence allows it, or turn the text into outlines.",
            )

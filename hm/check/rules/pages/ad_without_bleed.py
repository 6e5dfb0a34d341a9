"""
## What it does

Finds supplied advertisements of the right size that end at the trim, or too soon after it,
where they should go on into the bleed.

## Why it matters

Paper is never cut exactly where it should be. Where a coloured ground ends at the trim, a white
hair shows at the edge of the page.

## Example

A PDF of 210 × 297 mm, exported without its bleed.

## How to put it right

Ask for the PDF with bleed on every side that is cut: its page or its BleedBox is then larger
than its TrimBox. If all its edges are white, nothing is lost: silence the rule for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.artwork import millimetres, supplied
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING

SLIGHT = 0.6
"""Points that a bleed may lack."""


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for found, src, place in supplied(issue, laid):
        if found.scale != 1 or found.bleed >= found.bleed_needed - SLIGHT:
            continue
        needed = millimetres(found.bleed_needed)
        which = f", page {found.page}," if found.sheets > 1 else ""
        has = (
            f"has a bleed of {millimetres(found.bleed)} mm"
            if found.bleed > SLIGHT
            else "has no bleed"
        )
        yield Diagnostic(
            "ad-without-bleed",
            SEVERITY,
            f"{src}{which} {has}, where {needed} mm are needed",
            place,
            f"Ask for it with {needed} mm of bleed; if its edges are white, silence this rule.",
        )

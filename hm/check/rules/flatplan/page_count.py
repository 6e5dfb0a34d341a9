"""
## What it does

Counts the pages: the folios and the four cover pages together must be a multiple of four.

## Why it matters

A saddle-stitched magazine is made of folded sheets of four pages each. The printer can
only add blank pages, or send the job back.

## Example

A flatplan that ends with folio 22: with the cover that is 26 pages; 24 or 28 can be bound.

## How to put it right

Add or drop as many pages as the remedy says.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.words import counted
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.flatplan import COVER_PAGES
from hm.model.issue import Issue

_SHEET = 4

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    folios = max((page.folio or 0 for page in issue.flatplan.pages), default=0)
    total = folios + len(COVER_PAGES)
    over = total % _SHEET
    if over:
        add, drop = counted(_SHEET - over, "page"), counted(over, "page")
        yield Diagnostic(
            "page-count",
            SEVERITY,
            f"{counted(folios, 'folio')} and {len(COVER_PAGES)} cover pages make {total}, "
            f"which is not a multiple of {_SHEET}",
            issue.flatplan.place,
            f"Add {add} or drop {drop}.",
        )

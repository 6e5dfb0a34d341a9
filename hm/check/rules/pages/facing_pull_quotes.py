"""
## What it does

Finds two pull quotes at one height, on the two pages of a spread or side by side on one page.

## Why it matters

A pull quote is there to break up the text and to draw the eye to one place. Two at one height
draw it to both, and a spread that should look composed looks folded.

## Example

Pages 6 and 7 with a pull quote each, half-way down.

## How to put it right

Move one of them some paragraphs on, place it elsewhere (`place="bottom"`), or leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from hm.check.sheets import Sheet, sheets
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.flatplan import Page
from hm.model.issue import Issue
from hm.model.sheet import Laid
from hm.model.typeset import Rect, SetPiece

SEVERITY = Severity.WARNING

_FORMS = frozenset(("pull-quote", "band"))
_SHARED = 0.5
"""Of the height of the lower of two: so much of it stands beside the other."""


@dataclass(frozen=True, slots=True)
class _Quote:
    sheet: Sheet
    piece: SetPiece
    rect: Rect
    words: str
    page: Page


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    pages = list(issue.flatplan.pages)
    order = {page: number for number, page in enumerate(pages)}
    quotes = [quote for sheet in sheets(issue, laid) for quote in _quotes(sheet)]
    for one, other in combinations(quotes, 2):
        first, second = sorted((one, other), key=lambda q: (order[q.page], q.rect.x))
        if first.page == second.page:
            where = f"stand side by side on {first.sheet.said(first.rect.page)}"
        elif _faces(first.page, second.page, order):
            where = (
                f"face each other on {first.sheet.said(first.rect.page)} and "
                f"{second.sheet.said(second.rect.page)}"
            )
        else:
            continue
        if _level(first.rect, second.rect):
            yield Diagnostic(
                "facing-pull-quotes",
                SEVERITY,
                f"the pull quotes ‘{shortened(first.words)}’ and ‘{shortened(second.words)}’ "
                f"{where}",
                second.sheet.place_of(second.piece),
                "Move one of them some paragraphs on, place it elsewhere, or leave it out.",
            )


def _faces(left: Page, right: Page, order: dict[Page, int]) -> bool:
    """Whether two pages are the left and the right one of a spread."""
    follow = order[right] == order[left] + 1 and right.recto
    if left.folio is not None and right.folio is not None:
        return follow and right.folio == left.folio + 1
    return follow


def _quotes(sheet: Sheet) -> Iterator[_Quote]:
    for number, piece in enumerate(sheet.typeset.pieces):
        if piece.form in _FORMS:
            rect = piece.rects[0]
            yield _Quote(sheet, piece, rect, sheet.title(number), sheet.page(rect.page))


def _level(one: Rect, other: Rect) -> bool:
    shared = min(one.foot, other.foot) - max(one.y, other.y)
    return shared > _SHARED * min(one.height, other.height)

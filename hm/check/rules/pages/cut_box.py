"""
## What it does

Finds boxes, pull quotes and other furniture that begin in one column or on one page and go on in
another.

## Why it matters

A box is a thing of its own, and its ground says so. Cut in two it is two grounds, one of them
without a title, and readers do not find the rest. hm sets boxes whole; the styles of a magazine
may let them be cut.

## Example

```css
.in-column, .in-column .box { height: auto !important; break-inside: auto }
```

## How to put it right

Move it a paragraph on, shorten it, or place it across the foot of a page (`place="bottom"`). In
the styles: `break-inside: avoid`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.sheets import sheets
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING

_SAID = {
    "pull-quote": "pull quote",
    "band": "pull quote",
    "figure": "picture",
    "placed-picture": "picture",
    "code": "QR code",
    "profile": "profile",
}


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for sheet in sheets(issue, laid):
        for number, piece in enumerate(sheet.typeset.pieces):
            if len(piece.rects) == 1:
                continue
            title = sheet.title(number)
            name = f" ‘{shortened(title)}’" if title else ""
            first, last = piece.rects[0], piece.rects[-1]
            on = "in another column" if last.page == first.page else f"on {sheet.said(last.page)}"
            yield Diagnostic(
                "cut-box",
                SEVERITY,
                f"the {_SAID.get(piece.form, 'box')}{name} is cut: it begins on "
                f"{sheet.said(first.page)} and ends {on}",
                sheet.place_of(piece),
                'Move it a paragraph on, shorten it, or place it across a page (place="bottom").',
            )

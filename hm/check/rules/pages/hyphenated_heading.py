"""
## What it does

Finds headlines, cross-heads, titles of boxes and pull quotes in which a word is parted with a
hyphen. A word that is wider than its line, and could not but be parted, is told by `long-word`.

## Why it matters

Large type is read at a glance, and a parted word is not. hm’s own styles part none there; those
of a magazine may.

## Example

```css
.opener h1 { hyphens: auto }    /* in the magazine’s styles/print */
```

## How to put it right

Use other words, or fewer. If it happens often, let the styles part none: `hyphens: manual`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.sheets import HEADINGS, Sheet, sheets
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid, Straining
from hm.model.typeset import SetBlock

SEVERITY = Severity.WARNING

_QUOTES = frozenset(("pull-quote", "band"))


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for sheet in sheets(issue, laid):
        if sheet.advertises:
            continue
        forced = {s.words for s in sheet.laid.record.strained if s.what is Straining.WORD}
        for block in sheet.typeset.blocks:
            what = _display(sheet, block)
            for number, line in enumerate(block.lines[:-1]) if what else ():
                if not line.parted:
                    continue
                head = sheet.words(line).split()[-1]
                tail = sheet.words(block.lines[number + 1]).split()[0]
                if any(head[:-1] + tail in word for word in forced):
                    continue
                yield Diagnostic(
                    "hyphenated-heading",
                    SEVERITY,
                    f"the {what} ‘{shortened(sheet.text(block.lines))}’ on "
                    f"{sheet.said(line.page)} parts a word: ‘{head}’ | ‘{tail}’",
                    sheet.place(block, 0, len(block.lines) - 1),
                    "Use other words, or let the styles part none there: hyphens: manual.",
                )


def _display(sheet: Sheet, block: SetBlock) -> str:
    """What a block of large type is; ``""`` of others."""
    if block.tag in HEADINGS:
        return "headline" if block.tag == "h1" else "heading"
    if block.piece is not None and sheet.typeset.pieces[block.piece].form in _QUOTES:
        return "pull quote"
    return ""

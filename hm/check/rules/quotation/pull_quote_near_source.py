"""
## What it does

Finds pull quotes that stand in the column of the words they are taken from, a few lines away.
Where they are further apart in one column, or side by side in two, it is a hint.

## Why it matters

Readers read the same sentence twice running, and it looks like a mistake. A pull quote is there
to draw readers on to what comes later, or to remind them of what they have read.

## Example

```markdown
“Nobody told us that it would never open again,” she says.

::: pull-quote
Nobody told us that it would never open again.
:::
```

## How to put it right

Move the pull quote some paragraphs on or back, or give it another place on the page
(`place="bottom"`).
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.gather import copy_of
from hm.check.copy.model import Role
from hm.check.sheets import Sheet, sheets
from hm.check.words import counted, shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.sheet import Laid
from hm.model.typeset import Rect, SetBlock, SetLine, Zone

SEVERITY = Severity.WARNING

_CLOSE = 5
"""Lines between a pull quote and its source that nobody’s memory needs."""
_IN_SIGHT = 12
_LEVEL = 3
_CHUNK = 24
"""Letters by which the words are found; others may be altered."""


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for sheet in sheets(issue, laid):
        for number, piece in enumerate(sheet.typeset.pieces):
            if piece.form not in ("pull-quote", "band") or sheet.advertises:
                continue
            words = sheet.title(number)
            source = _source(sheet, piece.slug, words)
            lines = [line for line in source if line.page == piece.rects[0].page]
            if lines:
                yield from _judged(sheet, number, words, lines)


def _judged(sheet: Sheet, number: int, words: str, lines: list[SetLine]) -> Iterator[Diagnostic]:
    piece = sheet.typeset.pieces[number]
    rect, grid = piece.rects[0], sheet.typeset.grid
    gaps = [(_apart(rect, line, grid.line), line) for line in lines]
    in_column = [gap for gap, line in gaps if rect.x - grid.column / 2 < line.x < rect.right]
    said = shortened(words.strip(f"“”‘’{sheet.issue.magazine.style.end_sign} "))
    if in_column and min(in_column) <= _IN_SIGHT:
        gap = min(in_column)
        severity = SEVERITY if gap <= _CLOSE else Severity.HINT
        where = f"{counted(gap, 'line')} from where the text has it" if gap else "beside its source"
    elif not in_column and min(gap for gap, _ in gaps) <= _LEVEL:
        severity = Severity.HINT
        where = "level with its source in the next column"
    else:
        return
    yield Diagnostic(
        "pull-quote-near-source",
        severity,
        f"the pull quote ‘{said}’ stands {where}, on {sheet.said(rect.page)}",
        _place(sheet, number, words),
        "Move it some paragraphs on or back, or give it another place on the page.",
    )


def _place(sheet: Sheet, number: int, words: str) -> Place:
    """Where a pull quote is written."""
    piece = sheet.typeset.pieces[number]
    said = _squashed(words)
    for copy in copy_of(sheet.issue):
        if copy.slug == piece.slug and copy.role is Role.PULL_QUOTE:
            written = _squashed(copy.text)
            if written and said.startswith(written):
                return copy.place(0, len(copy.text))
    return sheet.place_of(piece)


def _apart(rect: Rect, line: SetLine, leading: float) -> int:
    """How many lines of text stand between a piece and a line; 0 where they touch."""
    above, below = rect.y - line.y, line.y - leading - rect.foot
    return max(round(max(above, below) / leading), 0)


def _source(sheet: Sheet, slug: str, words: str) -> list[SetLine]:
    """The lines of the text that have some words of a pull quote."""
    squashed = _squashed(words)
    last = max(len(squashed) - _CHUNK, 0)
    chunks = {squashed[at : at + _CHUNK] for at in (0, last // 2, last)}
    found: list[SetLine] = []
    for block in sheet.typeset.blocks:
        if block.slug == slug and block.zone is Zone.TEXT:
            found += _lines_with(block, chunks)
    return found


def _lines_with(block: SetBlock, chunks: set[str]) -> list[SetLine]:
    squashed, ends = "", []
    for line in block.lines:
        squashed += _squashed(line.text)
        ends.append(len(squashed))
    spots = [at for chunk in chunks if len(chunk) == _CHUNK and (at := squashed.find(chunk)) >= 0]
    found: list[SetLine] = []
    for line, start, end in zip(block.lines, [0, *ends], ends, strict=False):
        if any(start < at + _CHUNK and at < end for at in spots):
            found.append(line)
    return found


def _squashed(words: str) -> str:
    return "".join(filter(str.isalnum, words.lower()))

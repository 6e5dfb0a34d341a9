"""
## What it does

Finds web and email addresses that break badly at the end of a line: with a hyphen that is no
part of them, after one that is, or within a word. As a hint: after a full stop, which then seems
to end a sentence, after `www.` or `https://` alone, or before a last piece of three characters
or fewer. A break after a slash, after the @, or before a full stop is right.

## Why it matters

Readers type what they see. A hyphen too many or one left out leads nowhere.

## Example

```markdown
Apply at example.org/a-very-long-name-that-fills-more-than-a-line-of-the-column.
```

## How to put it right

Print a shorter address that leads to the same page, or change some words before it, so that it
breaks after a slash or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from hm.check.addresses import addresses
from hm.check.copy.gather import by_article
from hm.check.copy.model import Copy, Role
from hm.check.sheets import Sheet, sheets
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.sheet import Laid
from hm.model.typeset import SetBlock

SEVERITY = Severity.WARNING

_Spot = tuple[Copy, int, int]
"""Some characters of a passage."""
_BEGINS = re.compile(r"(?:https?://)?(?:www\.)?$")
_JOINED = re.compile(r"[\w.@/-]")
"""What before an address makes it a part of another."""
_GOES_ON = re.compile(r"[\w@/-]|\.\w")
_LEAST = 3
"""Characters that should go over into the next line at least."""


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    printed = _printed(issue)
    for sheet in sheets(issue, laid):
        if sheet.advertises:
            continue
        for block in sheet.typeset.blocks:
            if len(block.lines) == 1 or block.slug not in printed:
                continue
            text, ends = _joined(sheet, block)
            for address, spots in printed[block.slug].items():
                if address in text:
                    yield from _of(sheet, block, address, spots, text, ends)


def _printed(issue: Issue) -> dict[str, dict[str, list[_Spot]]]:
    """By article, its addresses and where each is written."""
    printed: dict[str, dict[str, list[_Spot]]] = {}
    for slug, copies in by_article(issue).items():
        for copy in copies:
            if "." in copy.text and copy.role is not Role.ALT:
                for start, end in addresses(copy.text):
                    spots = printed.setdefault(slug, {}).setdefault(copy.text[start:end], [])
                    spots.append((copy, start, end))
    return printed


def _joined(sheet: Sheet, block: SetBlock) -> tuple[str, list[int]]:
    """The words of a block with nothing between its lines, and where in them the lines end."""
    bare = [sheet.words(line)[: -1 if line.parted else None] for line in block.lines]
    return "".join(bare), list(accumulate(map(len, bare[:-1])))


def _of(
    sheet: Sheet, block: SetBlock, address: str, spots: list[_Spot], text: str, ends: list[int]
) -> Iterator[Diagnostic]:
    """Where an address breaks badly in a block, of which ``_joined`` gives the last two."""
    for breaks in _breaks(address, text, ends):
        faults = [_fault(address, at, parted=block.lines[n].parted) for n, at in breaks]
        grave = [fault for fault in faults if fault and fault[0] is SEVERITY]
        fault = next(iter(grave or filter(None, faults)), None)
        if fault is None:
            continue
        severity, why = fault
        first, last = breaks[0][0], breaks[-1][0] + 1
        stops = [0, *(at for _, at in breaks), len(address)]
        parts = [f"‘{address[at:end]}’" for at, end in pairwise(stops)]
        yield Diagnostic(
            "broken-address",
            severity,
            f"‘{address}’ breaks badly on {sheet.said(block.lines[first].page)}, {why}: "
            f"{' | '.join(parts)}",
            _nearest(sheet.place(block, first, last), [copy.place(*span) for copy, *span in spots]),
            "Print a shorter address, or change some words before it, so that it breaks after a "
            "slash or not at all.",
        )


def _nearest(lines: Place, places: list[Place]) -> Place:
    """Where an address is written that stands in some lines; else those lines."""
    start, end = (lines.line, lines.column), (lines.end_line or 0, lines.end_column or 0)
    inside = [place for place in places if start <= (place.line, place.column) < end]
    chosen = inside or places
    return chosen[0] if len(chosen) == 1 else lines


def _breaks(address: str, text: str, ends: list[int]) -> Iterator[list[tuple[int, int]]]:
    """For each time that a text has an address: the lines that end within it, and after how
    much of it."""
    end = 0
    while (start := text.find(address, end)) >= 0:
        end = start + len(address)
        # Not a part of a longer one; at the end of a line a space may have stood.
        if start not in ends and _JOINED.match(text[start - 1 : start]):
            continue
        if end not in ends and _GOES_ON.match(text, end):
            continue
        if breaks := [(number, at - start) for number, at in enumerate(ends) if start < at < end]:
            yield breaks


def _fault(address: str, at: int, *, parted: bool) -> tuple[Severity, str] | None:
    """What is wrong with a break after so many characters of an address."""
    before, after = address[at - 1], address[at]
    if parted:
        return SEVERITY, "with a hyphen that is no part of it"
    if before == "-":
        return SEVERITY, "after its hyphen"
    if before.isalnum() and after.isalnum():
        return SEVERITY, "within a word"
    if _BEGINS.fullmatch(address[:at]):
        return Severity.HINT, "at its very beginning"
    if before == ".":
        return Severity.HINT, "after a full stop"
    if len(address) - at <= _LEAST:
        return Severity.HINT, "before its last letters"
    return None

"""
## What it does

Finds the item of a list that ends otherwise than the others: without a full stop where the
rest have one, or where the item before it ends with “; and”. Also one that begins with a
small letter among capitals, or the other way round, and a capital after the colon of a run-in
head where the other items have a small letter. That the last item alone has a full stop is
right.

## Why it matters

A list is read down its edges. What differs there looks as if it meant something.

## Example

```markdown
- **Doors:** the carpenter comes on Monday.
- **Handles:** The locksmith comes on Tuesday.
- **Keys:** nobody comes
```

## How to put it right

End it, or begin it, as the other items do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hm.check.addresses import without_addresses
from hm.check.copy.model import CUT, Copy
from hm.check.lexicon.classes import FUNCTION, Class, classes
from hm.check.lists import lists_of
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_END = re.compile(r"([.!?…;,]?)[’”)]*([.!?…;,]?)$")
_SHORTENED = re.compile(r"\b(?:etc|Ltd|Inc|[ap]\.m|\w\.\w)\.[’”)]*$")
_LINK = re.compile(r"[;,](?: (?:and|or))?$")
_RUN_IN = re.compile(r"[^\n]{2,60}?:\s+")
_FEW = 3


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for items in lists_of(part):
        if len(items) >= 2:
            yield from _last_item(items)
        if len(items) >= _FEW:
            yield from _ends(items)
            yield from _starts(items)
            yield from _after_colons(items)


def _last_item(items: list[Copy]) -> Iterator[Diagnostic]:
    *earlier, last = items
    if all(_LINK.search(copy.text.rstrip()) for copy in earlier) and not _mark(last):
        yield _told(last, "ends without a full stop, and the list with it", _end_place(last), ".")


def _ends(items: list[Copy]) -> Iterator[Diagnostic]:
    marks = [(copy, _mark(copy)) for copy in items if not _is_address(copy)]
    stops = [copy for copy, mark in marks if mark in (".", "!", "?")]
    opens = [copy for copy, mark in marks if not mark]
    if len(opens) == 1 and len(stops) >= _FEW - 1 and len(stops) + 1 == len(marks):
        what = f"ends without a full stop, which the other {len(stops)} items of the list have"
        yield _told(opens[0], what, _end_place(opens[0]), ".")
    full = [
        copy for copy, mark in marks if mark == "." and not _SHORTENED.search(copy.text.rstrip())
    ]
    if len(full) == 1 and len(opens) >= _FEW - 1 and full[0] is not items[-1]:
        what = f"ends with a full stop, which the other {len(opens)} items of the list do without"
        yield _told(full[0], what, _end_place(full[0]), None)


def _starts(items: list[Copy]) -> Iterator[Diagnostic]:
    starts = [(copy, copy.text.lstrip()[:1]) for copy in items]
    small = [copy for copy, first in starts if first.islower()]
    capital = [copy for copy, first in starts if first.isupper()]
    for odd, rest, case in ((small, capital, "small letter"), (capital, small, "capital")):
        if len(odd) == 1 and len(rest) >= _FEW and not _is_name(odd[0]):
            word = odd[0].words[0]
            yield Diagnostic(
                "odd-list-item",
                SEVERITY,
                f"‘{word.text}’ begins with a {case}, unlike the {len(rest)} other items",
                odd[0].place(word.start, word.end),
                "Begin it as the others do.",
            )


def _after_colons(items: list[Copy]) -> Iterator[Diagnostic]:
    found: list[tuple[Copy, int, bool]] = []
    for copy in items:
        match = _RUN_IN.match(copy.text)
        if match and copy.marked(0, match.end() - 2) and copy.text[match.end() :][:1].isalpha():
            found.append((copy, match.end(), copy.text[match.end()].isupper()))
    counts = Counter(upper for *_, upper in found)
    for copy, at, upper in found:
        if counts[upper] == 1 and counts[not upper] >= 2 and len(found) == len(items):
            word = next(word for word in copy.words if word.start >= at)
            if upper and (word.text[1:] != word.text[1:].lower() or _is_name(copy, word.text)):
                continue
            right = word.text[0].swapcase() + word.text[1:]
            case, other = ("capital", "small letter") if upper else ("small letter", "capital")
            yield Diagnostic(
                "odd-list-item",
                SEVERITY,
                f"‘{word.text}’ has a {case} after the colon, where the other "
                f"{counts[not upper]} items of the list have a {other}",
                copy.place(word.start, word.end),
                f"Write ‘{right}’.",
                copy.edit(word.start, word.end, right),
            )


def _mark(copy: Copy) -> str:
    match = _END.search(copy.text.rstrip())
    return (match[2] or match[1]) if match else ""


def _is_address(copy: Copy) -> bool:
    return without_addresses(copy.text, CUT).rstrip(" .)")[-1:] == CUT


def _is_name(copy: Copy, word: str | None = None) -> bool:
    """Whether a word that has a capital may be one that always has."""
    text = word or copy.words[0].text
    if text.islower():
        return not text.isalpha()
    return not classes(text) & (FUNCTION | Class.BASE | Class.ADVERB | Class.PLURAL)


def _end_place(copy: Copy) -> tuple[int, int]:
    word = copy.words[-1]
    return word.start, len(copy.text.rstrip())


def _told(copy: Copy, what: str, span: tuple[int, int], mark: str | None) -> Diagnostic:
    start, end = span
    words = copy.text[start:end]
    fix: Edit | None = copy.edit(start, end, f"{words}{mark}") if mark else None
    return Diagnostic(
        "odd-list-item",
        SEVERITY,
        f"‘{shortened(' '.join(copy.text.split()))}’ {what}",
        copy.place(start, end),
        f"Write ‘{words}{mark}’." if mark else "Delete it, or give the others one.",
        fix,
    )

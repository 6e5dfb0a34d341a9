"""Words that are spelt right and stand in the wrong place, from a list of their contexts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hm.check.copy.model import Copy, Word
from hm.check.wordlists import lines

KEEP_PATTERNS = True
"""Those that are compiled here come from a list of our own, see ``quick_start.py``."""

_COLUMNS = re.compile(r"(?<=\s)\|(?=\s)")
_BEFORE = 60
_AFTER = 60
"""How many characters of context are looked at."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """A word, the context that shows it to be wrong, and the word that was meant."""

    before: str
    """A regular expression, as `after`; empty where anything may stand there."""
    after: str
    right: str


@dataclass(frozen=True, slots=True)
class Confused:
    """A word in the place of another."""

    word: str
    start: int
    end: int
    right: str


def always_wrong(word: str) -> bool:
    """Whether a word is wrong wherever it stands, so that `confused` always finds it."""
    return any(not one.before and not one.after for one in _listed(word))


def confused(copy: Copy) -> Iterator[Confused]:
    """The words of some copy that stand in the place of others."""
    table = _table()
    text = ""
    first = {start for start, _ in copy.sentences}
    for word in copy.words:
        if word.text not in table and word.text.lower() not in table and "-" not in word.text:
            continue
        for start, found in _looked_up(word):
            if found.lower() not in table:
                continue
            if found[0].isupper() and not _may_begin(copy, start, first):
                continue  # a name
            text = text or copy.text.lower().replace("\n", " ").replace("\u00a0", " ")
            end = start + len(found)
            before = text[max(0, start - _BEFORE) : start]
            after = text[end : end + _AFTER]
            if right := _right(_listed(found.lower()), before, after):
                yield Confused(found, start, end, _as_written(right, found))
                break


def _may_begin(copy: Copy, start: int, first: set[int]) -> bool:
    """Whether a capital is that of a sentence, or of a speech in it."""
    return start in first or copy.text[start - 1 : start] in tuple("“‘(")


def _looked_up(word: Word) -> Iterator[tuple[int, str]]:
    """A word, and the last part of one with hyphens, each with where it begins."""
    yield word.start, word.text
    if "-" in word.text:
        last = word.text.rpartition("-")[2]
        yield word.end - len(last), last


def _right(several: tuple[Confusion, ...], before: str, after: str) -> str | None:
    for one in several:
        if one.before and not _pattern(one.before).search(before):
            continue
        if one.after and not _pattern(one.after).search(after):
            continue
        return one.right
    return None


def _as_written(right: str, word: str) -> str:
    if word.isupper() and len(word) > 1:
        return right.upper()
    return right[0].upper() + right[1:] if word[0].isupper() else right


@cache
def _listed(word: str) -> tuple[Confusion, ...]:
    """What the list says of a word."""
    rows = (_COLUMNS.split(line) for line in _table().get(word, ()))
    return tuple(
        Confusion(_column(before), _column(after), right.strip())
        for _, before, after, right in rows
    )


@cache
def _table() -> dict[str, list[str]]:
    """The lines of the list by their words."""
    found: dict[str, list[str]] = {}
    for line in lines("confusions"):
        found.setdefault(line.partition("|")[0].strip(), []).append(line)
    return found


def _column(written: str) -> str:
    """A column without the spaces on either side that belong to the table."""
    return written[1:-1] if written.strip() else ""


@cache
def _pattern(written: str) -> re.Pattern[str]:
    # Few of the hundreds are asked in one issue, and each takes long to compile.
    return re.compile(written)

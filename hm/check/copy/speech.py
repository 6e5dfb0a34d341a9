"""Which words of a passage stand in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_OPENS = "“‘"
_LETTER = re.compile(r"[^\W_]")
_MARKS = re.compile("[“‘”’]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks: from the opening mark to after the closing one."""

    start: int
    end: int
    mark: str
    """The opening mark: ``“`` or ``‘``."""
    closed: bool
    """False where the passage ends first: a speech that the next paragraph goes on with."""


@lru_cache(maxsize=4096)
def quoted(text: str) -> tuple[Quoted, ...]:
    """The quotations of a passage, outer before inner, by where they begin.

    An apostrophe closes nothing: ``’`` between letters, or after a letter where no single
    quotation is open.
    """
    found: list[Quoted] = []
    open_: list[tuple[int, str]] = []
    for match in _MARKS.finditer(text):
        at, char = match.start(), match[0]
        if char in _OPENS:
            open_.append((at, char))
        elif char == "”" and any(mark == "“" for _, mark in open_):
            while open_:
                start, mark = open_.pop()
                found.append(Quoted(start, at + 1, mark, mark == "“"))
                if mark == "“":
                    break
        elif char == "’" and open_ and open_[-1][1] == "‘" and not _is_apostrophe(text, at):
            start, mark = open_.pop()
            found.append(Quoted(start, at + 1, mark, True))
    found += [Quoted(start, len(text), mark, False) for start, mark in open_]
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def in_speech(text: str, at: int, mark: str = "“") -> bool:
    """Whether a character stands within quotation marks of that kind."""
    return any(one.mark == mark and one.start <= at < one.end for one in quoted(text))


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether ``’`` is one of a word: between letters (don’t), or before a clipped one (’90s)."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(_LETTER.match(after or " ")) and (
        bool(_LETTER.match(before or " ")) or not before.strip()
    )

"""Which words a hyphen may part at the end of a line.

The styles set the engine's limits: how long a word must be, how much of it stays, how much
white is worth a hyphen. What it has no limit for is seen to here: the last word of a
paragraph, words tied to others, initials and words in capitals, words that have a hyphen,
addresses, and more hyphens one below another than look well.
"""

from __future__ import annotations

import re
from typing import Any, Protocol

from hm.compose.no_break import NBSP
from hm.layout.lines import Line

MOST_IN_A_ROW = 2
"""Lines one below another that end in a hyphen."""

LONGEST = 100
"""Characters of a word; what is longer is none."""

_HAIR = 0.01
"""CSS pixels: less is rounding."""
_END = re.compile(r"[\s—–/]")
"""What stands between words."""
_INSIDE = re.compile(r"\w[-.@]\w")
_ADDRESS = re.compile(r"\w[.:]\w|[@/_]")
"""What an address has between letters: it is parted without a hyphen, which would be read as a
part of it."""
"""What a compound or an address has between letters."""


class Breaker(Protocol):
    """Finds the first line of a text, as WeasyPrint's ``split_first_line`` does."""

    def __call__(
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Line: ...

    def forget(self) -> None:
        """Let go of what is remembered of a run."""


class Parting:
    """Breaks lines as another breaker does, but for hyphens that do not look well."""

    def __init__(self, breaker: Breaker) -> None:
        self._breaker = breaker
        self._in_a_row: dict[str, int] = {}
        """By what is left of a text: how many lines just before it end in a hyphen."""
        self.forced: dict[str, str] = {}
        """By the line that it begins or fills: a word that no line of its own holds and that
        was parted where the style parts none."""
        self._rests: dict[str, str] = {}
        """By what is left of a text: the word that was parted just before it."""

    def forget(self) -> None:
        """Let go of what is remembered of a run."""
        self._breaker.forget()
        self._in_a_row.clear()
        self.forced.clear()
        self._rests.clear()

    def __call__(
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Line:
        """The first line of a text, as wide as ``max_width`` CSS pixels at most."""
        rest = (context, max_width, justification_spacing, is_line_start, minimum)
        line = self._breaker(text, style, *rest)
        if not line[2] or max_width is None:
            return line
        before = self._in_a_row.get(text, 0)
        at = _end(text, line)
        if parts(text, at) and (before >= MOST_IN_A_ROW or not may_part(text, at)):
            whole = self._breaker(text, _hyphenated(style, "manual"), *rest)
            end = _end(text, whole)
            # A word that a line of its own does not hold is parted all the same.
            if not parts(text, end) and (whole[3] <= max_width + _HAIR or not is_line_start):
                line, at = whole, end
        if not minimum and parts(text, at) and not _hyphen_of(line, style):
            line, at = self._by_force(text, line, at, style, rest)
        if parts(text, at) or text[at - 1] == "-":
            self._in_a_row[text[at:]] = before + 1
        if text[at - 1] in "/.\u200b-":
            self._rests[text[at:]] = self._rests.get(text) or _word_at(text, at)
        return line

    def _by_force(
        self, text: str, line: Line, at: int, style: Any, rest: tuple[Any, ...]
    ) -> tuple[Line, int]:
        """The first line of a text whose first word is too wide, and what it ends before.

        The word was parted at any letter: a hyphen in a proper place is better.
        """
        word = self._rests.get(text) or _word_at(text, at)
        if _ADDRESS.search(word):
            self._rests[text[at:]] = word
            return line, at
        hyphened = self._breaker(text, _hyphenated(style, "auto"), *rest)
        end = _end(text, hyphened)
        if parts(text, end) and _hyphen_of(hyphened, style) and hyphened[3] <= rest[1] + _HAIR:
            line, at = hyphened, end
        self._rests[text[at:]] = word
        self.forced[line[0].text.strip()] = word
        return line, at


def _end(text: str, line: Line) -> int:
    """The character of a text that the next line begins with."""
    return len(text if line[2] is None else text.encode()[: line[2]].decode())


def parts(text: str, at: int) -> bool:
    """Whether a line that ends before the character ``at`` parts a word with a hyphen."""
    return at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def may_part(text: str, at: int) -> bool:
    """Whether a word of a text looks well with a hyphen before the character ``at``."""
    head = _END.split(text[max(0, at - LONGEST) : at])[-1]
    tail = _END.split(text[at : at + LONGEST])[0]
    word, first, last = head + tail, at - len(head), at + len(tail)
    if last == len(text) or NBSP in (text[last], text[first - 1 : first]):
        return False
    if sum(map(str.isupper, word)) > 1 and sum(map(str.islower, word)) < 2:
        return False
    return not _INSIDE.search(word)


def _word_at(text: str, at: int) -> str:
    """What stands between the spaces around a place in a text."""
    end = text.find(" ", at)
    return text[text.rfind(" ", 0, at) + 1 : len(text) if end < 0 else end]


def _hyphen_of(line: Line, style: Any) -> bool:
    """Whether a line ends in a hyphen that its text does not have."""
    return bool(line[0].text.endswith(style["hyphenate_character"]))


def _hyphenated(style: Any, how: str) -> Any:
    """A style with other hyphens, made once for each: ``manual`` for none, ``auto``."""
    made = f"hm_{how}"
    try:
        return getattr(style, made)
    except AttributeError:
        other = style.copy()
        other["hyphens"] = how
        setattr(style, made, other)
        return other

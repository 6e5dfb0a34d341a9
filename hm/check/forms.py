"""Ways of writing one thing: which an issue has, which it should have, and which are odd.

A rule of house style says where each form stands. What magazine.yaml sets is right; where it
sets nothing, what the issue mostly has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hm.check.addresses import without_addresses
from hm.check.copy.gather import copy_of, editorial
from hm.check.copy.model import CUT, Copy, Role
from hm.check.words import counted
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import OFF, Issue
from hm.model.place import Place

_CLEAR = 3
"""How often, at least, the issue has a form that it is held to; hints come from fewer."""
_NEAR = 40
"""The characters on either side that are shown at most."""
_TIMES = 2
"""How many times as often as all others."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where a thing is written in one of its forms."""

    form: str
    copy: Copy
    start: int
    end: int

    @property
    def text(self) -> str:
        """The very words."""
        return self.copy.text[self.start : self.end]

    @property
    def place(self) -> Place:
        """Where they are written."""
        return self.copy.place(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Odd:
    """A form that differs from the one wanted."""

    seen: Seen
    wanted: str
    others: tuple[Seen, ...]
    """The places of the form wanted; empty where magazine.yaml sets it."""
    severity: Severity
    """A hint where the issue has too few of the one form, or too many of the other."""

    @property
    def reason(self) -> str:
        """Why it is wanted: ``the issue has it 12 times, such as ‘one’ (story.md:4)``."""
        if not self.others:
            return "magazine.yaml sets it"
        near = self.nearest
        number = times(len(self.others))
        return f"the issue has it {number}, such as ‘{quote(near)}’ ({where(near.place)})"

    @property
    def nearest(self) -> Seen:
        """The place of the form wanted that is nearest to this."""
        line, path = _line(self.seen)
        return min(self.others, key=lambda one: _far(_line(one), line, path))

    def tell(self, rule: str, what: str, right: str, *, fix: str | None = None) -> Diagnostic:
        """The diagnostic: what it should be, the right words, and what a safe fix writes."""
        seen = self.seen
        return Diagnostic(
            rule,
            self.severity,
            f"‘{quote(seen)}’ {what}; {self.reason}",
            seen.place,
            f"Write ‘{right}’.",
            None if fix is None else seen.copy.edit(seen.start, seen.end, fix),
        )


def _line(seen: Seen) -> tuple[int, str]:
    place = seen.copy.pieces[0].place
    return place.line, place.path


def _far(one: tuple[int, str], line: int, path: str) -> tuple[bool, int]:
    return (one[1] != path, abs(one[0] - line) if one[1] == path else 0)


def odd_ones(found: Iterable[Seen], wanted: str | None) -> Iterator[Odd]:
    """What is written otherwise than it is wanted.

    ``wanted`` is what magazine.yaml sets: a form, ``OFF``, or None. Then the form that the issue
    has most often is wanted; of forms that it has equally often, the one that comes first.
    """
    seen = list(found)
    if wanted == OFF or not seen:
        return
    if wanted is not None:
        for one in seen:
            if one.form != wanted:
                yield Odd(one, wanted, (), Severity.WARNING)
        return
    counts = Counter(one.form for one in seen)
    (most, often), *rest = counts.most_common()
    others = tuple(one for one in seen if one.form == most)
    clear = often >= _CLEAR and often >= _TIMES * sum(number for _, number in rest)
    for one in seen:
        if one.form != most:
            yield Odd(one, most, others, Severity.WARNING if clear else Severity.HINT)


_Passages = Sequence[tuple[Copy, str]]
_FIGURE = re.compile(r"\d")
_read: list[tuple[tuple[Copy, ...], _Passages, _Passages]] = []
"""The copy that was asked for last, if any: every rule asks for the same."""


def passages(issue: Issue) -> _Passages:
    """The editor's copy, and its text with `CUT` for every character of an address."""
    return _passages(issue)[1]


def figured(issue: Issue) -> _Passages:
    """The passages with a figure in them but the descriptions of pictures, which nobody sees."""
    return _passages(issue)[2]


def _passages(issue: Issue) -> tuple[tuple[Copy, ...], _Passages, _Passages]:
    copies = copy_of(issue)
    if not _read or _read[0][0] is not copies:
        every = [(copy, without_addresses(copy.text, CUT)) for copy in editorial(issue)]
        some = [one for one in every if one[0].role is not Role.ALT and _FIGURE.search(one[1])]
        _read[:] = [(copies, every, some)]
    return _read[0]


def around(text: str, start: int, end: int) -> str:
    """Some characters of a text and the words on either side, to show them by."""
    first, last = max(start - _NEAR, 0), min(end + _NEAR, len(text))
    left = text.rfind(" ", first, max(start - 1, 0)) + 1 or first
    right = text.find(" ", end + 1, last)
    return " ".join(text[left : right if right >= 0 else last].split())


def quote(seen: Seen) -> str:
    """The words of a place, with their neighbours where they are only marks."""
    text = seen.text
    if sum(char.isalnum() for char in text) > 1:
        return " ".join(text.split())
    return around(seen.copy.text, seen.start, seen.end)


def times(number: int) -> str:
    """``once``, ``twice``, ``12 times``"""
    return {1: "once", 2: "twice"}.get(number) or counted(number, "time")


def where(place: Place) -> str:
    """A place by the name of its file: ``story.md:12``."""
    return f"{place.path.rpartition('/')[2]}:{place.line}"

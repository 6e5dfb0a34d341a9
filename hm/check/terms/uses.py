"""One thing written in several ways: which way most places have it, and which do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from hm.check.copy.model import Copy
from hm.model.issue import Issue
from hm.model.place import Place

_NAMED = 3
"""How many other places are named; of more it is said how many."""


class Use(NamedTuple):
    """Some words of copy that can be written in several ways."""

    copy: Copy
    start: int
    end: int
    way: str
    """How they are written here: the same in all places that agree."""
    parts: tuple[str, ...] = ()
    """The words, or the parts of a compound."""

    @property
    def words(self) -> str:
        """As they are written."""
        return " ".join(self.copy.text[self.start : self.end].split())

    @property
    def place(self) -> Place:
        """Where they are written."""
        return self.copy.place(self.start, self.end)

    @property
    def line(self) -> tuple[str, int]:
        """The file and the line that they begin in."""
        return self.copy.line(self.start)


def settled(issue: Issue) -> frozenset[str]:
    """What magazine.yaml says how to write, in small letters; `unpreferred-word` tells of it."""
    return frozenset(word.lower() for pair in issue.magazine.style.preferred for word in pair)


def split(uses: Iterable[Use], rank: Sequence[str] = ()) -> tuple[tuple[Use, ...], tuple[Use, ...]]:
    """The uses of the way that most have, and all others.

    Of two as common it is the first in ``rank``, and without one there the first met.
    """
    uses = tuple(uses)
    counts = Counter(use.way for use in uses)
    most = max(counts.values(), default=0)
    best = [way for way in counts if counts[way] == most]
    way = next((way for way in rank if way in best), best[0] if best else "")
    return (
        tuple(use for use in uses if use.way == way),
        tuple(use for use in uses if use.way != way),
    )


def strays(uses: Iterable[Use], rank: Sequence[str] = ()) -> Iterator[tuple[Use, tuple[Use, ...]]]:
    """Each use that is not written as most are, and those."""
    most, others = split(uses, rank)
    for use in others:
        yield use, most


def common(uses: Iterable[Use]) -> str:
    """The words that most of some uses have; of two as common, the first met."""
    counts = Counter(use.words for use in uses)
    return max(counts, key=counts.__getitem__, default="")


def both(use: Use, others: tuple[Use, ...]) -> str:
    """``‘health care’ here, ‘healthcare’ in 3 other places (story.md:12, …)``"""
    return f"‘{use.words}’ here, ‘{common(others)}’ {elsewhere(use, others)}"


def elsewhere(use: Use, others: tuple[Use, ...]) -> str:
    """``in 3 other places (story.md:12, other.md:4, …)``, the nearest first."""
    here = use.copy.slug
    near = [one for one in others if one.copy.slug == here]
    far = [one for one in others if one.copy.slug != here]
    own = use.line[1]
    near.sort(key=lambda one: abs(one.line[1] - own))
    named: dict[str, None] = {}
    for one in (*near, *far):
        named[_said(*one.line)] = None
        if len(named) == _NAMED:
            break
    places = ", ".join(named) + (", …" if len(others) > _NAMED else "")
    many = "elsewhere" if len(others) == 1 else f"in {len(others)} other places"
    return f"{many} ({places})"


def at(place: Place) -> str:
    """``story.md:12``"""
    return _said(place.path, place.line)


def _said(path: str, line: int) -> str:
    return f"{PurePosixPath(path).name}:{line}"

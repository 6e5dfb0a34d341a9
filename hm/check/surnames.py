"""The order of a list of names by surname.

Books of style disagree: whether *van* and *de* count, whether Mc stands as if it were Mac,
whether a space comes before every letter. A list is in order if it keeps to one of these
practices throughout; of two words before which no hyphen stands, either may begin the
surname.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from hm.check.names import PARTICLES, letters, words

Key = tuple[str, str]
"""Surname and forenames as they are compared."""

_MC = re.compile(r"^mc(?=\w)")


@dataclass(frozen=True, slots=True)
class _Practice:
    particles: bool
    """Whether a particle is part of the surname."""
    mac: bool
    """Whether Mc is sorted as Mac."""
    spaces: bool
    """Whether a space comes before every letter (*De Boer* before *Dean*)."""

    def keys(self, name: str) -> tuple[Key, ...]:
        """The keys that a name can be sorted by, the likeliest first."""
        found = words(name)
        return tuple(
            dict.fromkeys(self._key(found, start) for start in _starts(found, self.particles))
        )

    def _key(self, found: tuple[str, ...], start: int) -> Key:
        return self._sorted_as(found[start:]), self._sorted_as(found[:start])

    def _sorted_as(self, part: tuple[str, ...]) -> str:
        text = letters(" ".join(part))
        if self.mac:
            text = _MC.sub("mac", text)
        return text if self.spaces else text.replace(" ", "")


def _starts(found: tuple[str, ...], particles: bool) -> list[int]:
    """Where in a name its surname can begin, the likeliest first."""
    last = max(len(found) - 1, 0)
    main = last
    while main > 1 and _is_particle(found[main - 1]):
        main -= 1
    starts = [main if particles else last]
    double = main - 1
    if double > 0 and len(letters(found[double])) > 1:
        while particles and double > 1 and _is_particle(found[double - 1]):
            double -= 1
        starts.append(double)
    return starts


def _is_particle(word: str) -> bool:
    return word.lower() in PARTICLES or word in ("St", "St.", "Mac", "Mc", "O’")


_PRACTICES = tuple(
    _Practice(particles, mac, spaces)
    for particles, mac, spaces in product((True, False), (False, True), (True, False))
)


@dataclass(frozen=True, slots=True)
class Misplaced:
    """The first name that is out of order."""

    index: int
    after: str | None
    before: str | None
    """The neighbours that it belongs between; None at the ends of the list."""
    order: tuple[int, ...]
    """The list in order, as numbers of its names."""


def misplaced(names: Sequence[str]) -> Misplaced | None:
    """The first of the names that is out of order by surname; None where none is.

    As few names as can be are taken to be out of order; of two that changed places, the
    second.
    """
    chains = [(_longest(names, practice), practice) for practice in _PRACTICES]
    chain, practice = max(chains, key=lambda pair: len(pair[0]))
    if len(chain) == len(names):
        return None
    kept = dict(chain)
    first = next(index for index in range(len(names)) if index not in kept)
    order = list(chain)
    for index, name in enumerate(names):
        if index not in kept:
            key = practice.keys(name)[0]
            order.insert(bisect_right([other for _, other in order], key), (index, key))
    spot = [index for index, _ in order].index(first)
    return Misplaced(
        index=first,
        after=names[order[spot - 1][0]] if spot else None,
        before=names[order[spot + 1][0]] if spot + 1 < len(order) else None,
        order=tuple(index for index, _ in order),
    )


def _longest(names: Sequence[str], practice: _Practice) -> list[tuple[int, Key]]:
    """The longest chain of names that are in order; of two as long, that of earlier names.

    Chains are built from the end of the list, so that names are compared the other way
    round: by how many keys come after theirs.
    """
    keys = [practice.keys(name) for name in names]
    ordered = sorted({key for several in keys for key in several}, reverse=True)
    rank = {key: number for number, key in enumerate(ordered)}
    ends: list[int] = []
    """By the length of a chain: the least rank that one of this length can end in."""
    heads: list[_Link] = []
    for index in range(len(names) - 1, -1, -1):
        # The greatest first, so that no name is chained to itself.
        for key in sorted(keys[index], key=rank.__getitem__, reverse=True):
            at = bisect_right(ends, rank[key])
            link = _Link(index, key, heads[at - 1] if at else None)
            ends[at : at + 1] = [rank[key]]
            heads[at : at + 1] = [link]
    chain: list[tuple[int, Key]] = []
    next_: _Link | None = heads[-1] if heads else None
    while next_:
        chain.append((next_.index, next_.key))
        next_ = next_.following
    return chain


@dataclass(frozen=True, slots=True)
class _Link:
    index: int
    key: Key
    following: _Link | None

"""Finding the words of a manuscript in the text of an edition.

Every needle takes the stretch of text it is found in, and no two take the same: so a short
one that is missing cannot pass for a part of another. Those choose first that have least
choice.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.proof.manuscript import GAP, Chain, Needle

TAKEN = "\0"
OWN_WORDS_MOST = 250
"""Letters that an edition may have of its own between two parts of a needle."""
LEAST_TO_PART = 25
"""Letters of a text that may run on after what stands at the foot of its page."""
LEAST_UNLIKE_OTHERS = 40
"""Letters of a text that is not found by chance."""
LEAST_TO_REPEAT = 60
"""Letters of a text that stands twice in an article only by mistake."""
PARTS_MOST = 4

Spots = tuple[tuple[int, int], ...]
"""The stretches that a needle takes: more than one where it is parted."""


@dataclass(slots=True)
class Text:
    """The text of some pages, bare."""

    words: str = ""
    edges: list[int] = field(default_factory=list)
    """Where words begin and end."""
    ends: list[int] = field(default_factory=list)
    """Where pieces of the text end: a text may be parted there, and nowhere else."""
    pages: list[str] = field(default_factory=list)
    """The page of every piece."""

    def add(self, words: str, page: str = "") -> None:
        """Add a piece: a line of a page, say, or what stands between two tags."""
        for word in _words(words):
            self.edges.append(len(self.words))
            self.words += word
        self.edges.append(len(self.words))
        if self.words:
            self.ends.append(len(self.words))
            self.pages.append(page)

    def page(self, position: int) -> str:
        """The page on which a letter stands."""
        return self.pages[bisect_right(self.ends, position)]


def _words(text: str) -> list[str]:
    """The bare words of a text, as they are parted by anything that is no letter or digit."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c if c.isalnum() else " " for c in plain).split()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a needle."""

    slug: str
    needle: Needle
    what: str

    def __str__(self) -> str:
        words = " ".join(self.needle.words.replace(GAP, "…").split())
        told = words if len(words) <= 70 else f"{words[:69]}…"
        return f"{self.slug}: {self.needle.what} “{told}” {self.what} ({self.needle.where})"


@dataclass(frozen=True, slots=True)
class Found:
    """A needle, and the pages it begins and ends on."""

    slug: str
    needle: Needle
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Match:
    """What came of a search."""

    faults: tuple[Fault, ...]
    found: tuple[Found, ...]


def match(text: Text, chains: Iterable[Chain]) -> Match:
    """Find the needles of all chains, each chain's in its order."""
    return _Search(text, tuple(chains)).run()


class _Search:
    def __init__(self, text: Text, chains: Sequence[Chain]) -> None:
        self.text = text
        self.free = text.words
        """The text with what has been taken struck out."""
        self.chains = chains
        self.spots: list[list[Spots | None]] = [[None] * len(c.needles) for c in chains]
        self.edges = frozenset(text.edges)
        self.ends = frozenset((0, *text.ends))
        self.choice = {
            (c, n): self._all_spots(needle.parts)
            for c, chain in enumerate(chains)
            for n, needle in enumerate(chain.needles)
            if needle.parts
        }

    def run(self) -> Match:
        open_, lost = set(self.choice), []
        while open_:
            at = min(open_, key=self._urgency)
            open_.remove(at)
            spots = self._choose(at)
            if spots is None:
                lost.append(at)
                continue
            self.spots[at[0]][at[1]] = spots
            for start, end in spots:
                self.free = f"{self.free[:start]}{TAKEN * (end - start)}{self.free[end:]}"
        faults = [self._fault(*at) for at in sorted(lost)]
        return Match((*faults, *self._repeated()), tuple(self._found()))

    # Who chooses next, and what.

    def _urgency(self, at: tuple[int, int]) -> tuple[int, ...]:
        length = self._length(at)
        if length >= LEAST_UNLIKE_OTHERS:
            return (0, -length, *at)
        return (1, len(self._open_spots(at)), -len(self.chains[at[0]].needles), -length, *at)

    def _length(self, at: tuple[int, int]) -> int:
        return sum(map(len, self.chains[at[0]].needles[at[1]].parts))

    def _open_spots(self, at: tuple[int, int]) -> list[Spots]:
        """Where a needle may still stand: not taken, and between its neighbours in the chain."""
        low, high = self._between(*at)
        return [
            spots
            for spots in self.choice[at]
            if low <= spots[0][0]
            and spots[-1][1] <= high
            and not any(TAKEN in self.free[start:end] for start, end in spots)
        ]

    def _between(self, c: int, n: int) -> tuple[int, int]:
        spots = self.spots[c]
        low = max((some[-1][1] for some in spots[:n] if some), default=0)
        high = min((some[0][0] for some in spots[n + 1 :] if some), default=len(self.free))
        return low, high

    def _choose(self, at: tuple[int, int]) -> Spots | None:
        low, high = self._between(*at)
        neighbours = [edge for edge in (low, high) if edge not in (0, len(self.free))]

        def apart(spots: Spots) -> int:
            near = (min(abs(spots[0][0] - e), abs(spots[-1][1] - e)) for e in neighbours)
            return min(near, default=spots[0][0])

        def whole(spots: Spots) -> bool:
            return spots[0][0] in self.ends and spots[-1][1] in self.ends

        if choice := self._open_spots(at):
            return min(choice, key=lambda spots: (not whole(spots), apart(spots)))
        parts = self.chains[at[0]].needles[at[1]].parts
        if len(parts) == 1 and len(parts[0]) >= LEAST_TO_PART:
            return self._parted(parts[0], low, high, PARTS_MOST)
        return None

    # Where words stand.

    def _all_spots(self, parts: tuple[str, ...]) -> list[Spots]:
        """Every place of a needle in the text, from the edge of a word to that of another."""
        every = []
        for start in self._all(parts[0], 0, len(self.free)):
            spots = [(start, start + len(parts[0]))]
            for part in parts[1:]:
                end = spots[-1][1]
                begin = self.free.find(part, end, end + OWN_WORDS_MOST + len(part))
                if begin < 0:
                    break
                spots.append((begin, begin + len(part)))
            if len(spots) == len(parts) and {start, spots[-1][1]} <= self.edges:
                every.append(tuple(spots))
        return every

    def _all(self, words: str, low: int, high: int) -> Iterator[int]:
        start = self.free.find(words, low, high)
        while start >= 0:
            yield start
            start = self.free.find(words, start + 1, high)

    def _parted(self, words: str, low: int, high: int, most: int) -> Spots | None:
        """A text that is parted by others where a piece of the edition's text ends."""
        for start in self._all(words[:1], low, high):
            if start not in self.edges:
                continue
            for end in self._ends_within(words, start, high):
                rest = words[end - start :]
                for begin in self._all(rest, end, high):
                    if begin in self.ends:
                        return ((start, end), (begin, begin + len(rest)))
                if most > 2 and end - start >= LEAST_TO_PART:
                    further = self._parted(rest, end, high, most - 1)
                    if further:
                        return ((start, end), *further)
        return None

    def _ends_within(self, words: str, start: int, high: int) -> list[int]:
        """The ends of pieces up to which the text is as ``words`` has it, the last first."""
        same, most = 0, min(len(words), high - start)
        while same < most and self.free[start + same] == words[same]:
            same += 1
        ends = self.text.ends
        return ends[bisect_right(ends, start) : bisect_right(ends, start + same)][::-1]

    # What is wrong.

    def _fault(self, c: int, n: int) -> Fault:
        chain = self.chains[c]
        needle = chain.needles[n]
        elsewhere = any(
            not any(TAKEN in self.free[start:end] for start, end in spots)
            for spots in self.choice[c, n]
        )
        what = "stands out of its order" if elsewhere else "is missing"
        return Fault(chain.slug, needle, what)

    def _repeated(self) -> Iterator[Fault]:
        for chain in self.chains:
            for needle in chain.needles:
                if needle.what == "paragraph" and len(needle.parts) == 1:
                    [words] = needle.parts
                    if len(words) >= LEAST_TO_REPEAT and words in self.free:
                        yield Fault(chain.slug, needle, "stands twice")

    def _found(self) -> Iterator[Found]:
        for chain, taken in zip(self.chains, self.spots, strict=True):
            for needle, spots in zip(chain.needles, taken, strict=True):
                if spots:
                    first, last = self.text.page(spots[0][0]), self.text.page(spots[-1][1] - 1)
                    yield Found(chain.slug, needle, first, last)

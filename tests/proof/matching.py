"""Finding the words of a manuscript in the text of an edition.

Every needle takes the stretch of text it is found in, and no two take the same: so a short
one that is missing cannot pass for a part of another. The long ones choose first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.proof.manuscript import Chain, Needle, bare

TAKEN = "\0"
OWN_WORDS_MOST = 250
"""Letters that an edition may have of its own between two parts of a needle."""
LEAST_TO_PART = 25
"""Letters of a text that may run on on the next page, after what stands at this one's foot."""
LEAST_TO_REPEAT = 60
"""Letters of a text that cannot stand twice in an article but by mistake."""
PARTS_MOST = 4


@dataclass(slots=True)
class Text:
    """The text of some pages, bare."""

    words: str = ""
    ends: list[int] = field(default_factory=list)
    """Where pieces of the text end: a text may be parted there, and nowhere else."""
    pages: list[str] = field(default_factory=list)
    """The page of every piece."""

    def add(self, words: str, page: str = "") -> None:
        self.words += bare(words)
        self.ends.append(len(self.words))
        self.pages.append(page)

    def page(self, position: int) -> str:
        """The page on which a letter stands."""
        return self.pages[bisect_right(self.ends, position)]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a needle was found."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a needle."""

    slug: str
    needle: Needle
    what: str

    def __str__(self) -> str:
        words = " ".join(self.needle.words.replace(TAKEN, "…").split())
        told = words if len(words) <= 70 else f"{words[:69]}…"
        return f"{self.slug}: {self.needle.what} “{told}” {self.what} ({self.needle.place})"


@dataclass(frozen=True, slots=True)
class Match:
    """What came of a search."""

    faults: tuple[Fault, ...]
    pages: tuple[tuple[str, Needle, str, str], ...]
    """For every needle found its slug, itself, and the pages it begins and ends on."""
    left: str
    """The words that no needle took."""


def match(text: Text, chains: Iterable[Chain]) -> Match:
    """Find the needles of all chains, each chain's in its order."""
    return _Search(text, tuple(chains)).run()


class _Search:
    def __init__(self, text: Text, chains: Sequence[Chain]) -> None:
        self.text = text
        self.chains = chains
        self.free = text.words
        self.spots: list[list[Spot | None]] = [[None] * len(c.needles) for c in chains]

    def run(self) -> Match:
        order = [(c, n) for c, chain in enumerate(self.chains) for n in range(len(chain.needles))]
        order.sort(key=lambda at: -sum(map(len, self.chains[at[0]].needles[at[1]].parts)))
        lost = []
        for c, n in order:
            parts = self.chains[c].needles[n].parts
            if not parts:
                continue
            taken = self._find(parts, *self._between(c, n))
            if taken:
                self._take(taken)
                self.spots[c][n] = Spot(taken[0].start, taken[-1].end)
            else:
                lost.append((c, n))
        faults = [self._fault(*at) for at in sorted(lost)]
        faults += self._repeated()
        return Match(tuple(faults), tuple(self._pages()), self.free.replace(TAKEN, " "))

    def _between(self, c: int, n: int) -> tuple[int, int]:
        """Where a needle must stand: after what comes before it in its chain."""
        spots = self.spots[c]
        low = max((spot.end for spot in spots[:n] if spot), default=0)
        high = min((spot.start for spot in spots[n + 1 :] if spot), default=len(self.free))
        return low, high

    def _find(self, parts: tuple[str, ...], low: int, high: int) -> list[Spot]:
        if len(parts) > 1:
            return self._find_parts(parts, low, high)
        start = self.free.find(parts[0], low, high)
        if start >= 0:
            return [Spot(start, start + len(parts[0]))]
        if len(parts[0]) >= LEAST_TO_PART:
            return self._find_parted(parts[0], low, high, PARTS_MOST)
        return []

    def _find_parts(self, parts: tuple[str, ...], low: int, high: int) -> list[Spot]:
        for start in self._all(parts[0], low, high):
            spots = [Spot(start, start + len(parts[0]))]
            for part in parts[1:]:
                end = spots[-1].end
                most = min(high, end + OWN_WORDS_MOST + len(part))
                next_start = self.free.find(part, end, most)
                if next_start < 0:
                    break
                spots.append(Spot(next_start, next_start + len(part)))
            if len(spots) == len(parts):
                return spots
        return []

    def _find_parted(self, words: str, low: int, high: int, most: int) -> list[Spot]:
        """A text that is interrupted where a piece of the edition's text ends."""
        for start in self._all(words[:1], low, high):
            # The first part may begin anywhere: in a drop cap, after a label. The others
            # begin where a piece does, as `ends` has it.
            for end in self._ends_within(words, start, high):
                done = end - start
                rest = words[done:]
                for begin in self._begins(rest, end, high):
                    return [Spot(start, end), Spot(begin, begin + len(rest))]
                if most > 2 and done >= LEAST_TO_PART:
                    further = self._find_parted(rest, end, high, most - 1)
                    if further:
                        return [Spot(start, end), *further]
        return []

    def _ends_within(self, words: str, start: int, high: int) -> Iterator[int]:
        """The ends of pieces up to which the text is as ``words`` has it, the last first."""
        same = 0
        limit = min(len(words), high - start)
        while same < limit and self.free[start + same] == words[same]:
            same += 1
        first = bisect_right(self.text.ends, start)
        last = bisect_right(self.text.ends, start + same)
        yield from reversed(sorted(set(self.text.ends[first:last])))

    def _begins(self, words: str, low: int, high: int) -> Iterator[int]:
        """Where ``words`` stand from the beginning of a piece on."""
        ends = self.text.ends
        for start in self._all(words, low, high):
            at = bisect_right(ends, start)
            if at == 0 or ends[at - 1] == start:
                yield start

    def _all(self, words: str, low: int, high: int) -> Iterator[int]:
        start = self.free.find(words, low, high)
        while start >= 0:
            yield start
            start = self.free.find(words, start + 1, high)

    def _take(self, spots: list[Spot]) -> None:
        for spot in spots:
            taken = TAKEN * (spot.end - spot.start)
            self.free = self.free[: spot.start] + taken + self.free[spot.end :]

    def _fault(self, c: int, n: int) -> Fault:
        chain = self.chains[c]
        needle = chain.needles[n]
        elsewhere = self._find(needle.parts, 0, len(self.free))
        what = "stands out of its order" if elsewhere else "is missing"
        return Fault(chain.slug, needle, what)

    def _repeated(self) -> Iterator[Fault]:
        for chain in self.chains:
            for needle in chain.needles:
                if needle.what == "paragraph" and len(needle.parts) == 1:
                    [words] = needle.parts
                    if len(words) >= LEAST_TO_REPEAT and words in self.free:
                        yield Fault(chain.slug, needle, "stands twice")

    def _pages(self) -> Iterator[tuple[str, Needle, str, str]]:
        for chain, spots in zip(self.chains, self.spots, strict=True):
            for needle, spot in zip(chain.needles, spots, strict=True):
                if spot:
                    first, last = self.text.page(spot.start), self.text.page(spot.end - 1)
                    yield chain.slug, needle, first, last

"""How a quotation differs from the words that it is taken from.

An ordinary edit makes no difference: capitals and stops, “she says” dropped from the middle,
words that an editor put in square brackets, a cut that dots mark, hyphens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from hm.check.quoting.stream import Said

_REACH = 40
"""As many words a quotation may leave out in one place and still be recognised."""
_MARGIN = 8
_BETWEEN = 2
_ATTRIBUTION = 25
"""As many words of a reporter may stand between two parts of a remark."""

Words = Sequence[Said]


@dataclass(frozen=True, slots=True)
class Difference:
    """Some words of a quotation, and those that the source has in their stead.

    ``start`` and ``end`` number words of the quotation, ``source_start`` and ``source_end``
    words of the source; either may be no words.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a quotation."""

    matched: tuple[tuple[int, int], ...]
    """The numbers of each word of it that the source has, here and there."""
    share: float
    """How much of it that is, 0 to 1."""
    differences: tuple[Difference, ...]


class Searched:
    """A source that quotations are looked for in."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._plain = [word.word for word in words]
        self._pairs: dict[tuple[str, str], list[int]] = {}
        for at, pair in enumerate(pairwise(self._plain)):
            self._pairs.setdefault(pair, []).append(at)

    def line(self, number: int) -> int:
        """The line of its manuscript on which a word stands."""
        word = self.words[number]
        return word.copy.place(word.start, word.end).line

    def has(self, quote: Words) -> bool:
        """Whether it has all words of a quotation, one after the other."""
        plain = [word.word for word in quote]
        return any(
            self._plain[at : at + len(plain)] == plain
            for at in self._pairs.get((plain[0], plain[1]), ())
        )

    def compare(self, quote: Words) -> Comparison:
        """A quotation beside the likeliest place of the source."""
        matched: list[tuple[int, int]] = []
        differences: list[Difference] = []
        for start, end in _uncut(quote):
            blocks = self._blocks([word.word for word in quote[start:end]])
            blocks = [(at, start + here, size) for at, here, size in blocks]
            for at, here, size in blocks:
                matched += [(here + n, at + n) for n in range(size)]
            differences += self._differences(quote, start, end, blocks)
        counted = [n for n, word in enumerate(quote) if not word.bracketed]
        found = {n for n, _ in matched}
        share = sum(n in found for n in counted) / len(counted) if counted else 0.0
        return Comparison(tuple(matched), share, tuple(differences))

    def _blocks(self, quote: list[str]) -> list[tuple[int, int, int]]:
        """Runs of words that are the same: in the source, in the quotation, how many."""
        window = self._window(quote)
        if window is None:
            return []
        low, high = window
        matcher = SequenceMatcher(None, self._plain[low:high], quote, autojunk=False)
        blocks = [
            (block.a + low, block.b, block.size)
            for block in matcher.get_matching_blocks()
            if block.size
        ]
        while len(blocks) > 1 and _is_stray(blocks[0], blocks[1]):
            del blocks[0]
        while len(blocks) > 1 and _is_stray(blocks[-1], blocks[-2], after=True):
            del blocks[-1]
        return blocks

    def _window(self, quote: list[str]) -> tuple[int, int] | None:
        """The part of the source that shares most pairs of words with a quotation, in order."""
        offsets = sorted(
            at - here
            for here, pair in enumerate(pairwise(quote))
            for at in self._pairs.get(pair, ())
        )
        if not offsets:
            return None
        best, most, low = (0, 0), 0, 0
        for high, offset in enumerate(offsets):
            while offset - offsets[low] > _REACH:
                low += 1
            if high - low + 1 > most:
                best, most = (low, high), high - low + 1
        return (
            max(offsets[best[0]] - _MARGIN, 0),
            min(offsets[best[1]] + len(quote) + _MARGIN, len(self.words)),
        )

    def _differences(
        self, quote: Words, start: int, end: int, blocks: list[tuple[int, int, int]]
    ) -> list[Difference]:
        if not blocks:
            return []
        first, last = blocks[0], blocks[-1]
        low = self._before(first[0], first[1] - start)
        high = self._after(last[0] + last[2], end - last[1] - last[2])
        gaps = [Difference(start, first[1], low, first[0])]
        gaps += [
            Difference(one[1] + one[2], two[1], one[0] + one[2], two[0])
            for one, two in pairwise(blocks)
        ]
        gaps.append(Difference(last[1] + last[2], end, last[0] + last[2], high))
        found = [self._trimmed(gap) for gap in gaps]
        return _merged([gap for gap in found if not self._is_ordinary(quote, gap)])

    def _before(self, at: int, count: int) -> int:
        """Where about as many words before a word begin; in its sentence."""
        low = at
        start, _ = _sentence(self.words[at])
        while low > 0 and at - low < 2 * count and self._in(low - 1, self.words[at], start):
            low -= 1
        if low > 0 and self._in(low - 1, self.words[at], start):
            low = at - count  # the sentence began long before
        return low

    def _after(self, at: int, count: int) -> int:
        """Where as many words from a place on end; in the sentence of the word before it."""
        _, end = _sentence(self.words[at - 1])
        copy = self.words[at - 1].copy
        high = at
        while high < min(at + count, len(self.words)):
            word = self.words[high]
            if word.copy is not copy or word.start >= end:
                break
            high += 1
        return high

    def _in(self, number: int, word: Said, start: int) -> bool:
        other = self.words[number]
        return other.copy is word.copy and other.start >= start

    def _trimmed(self, gap: Difference) -> Difference:
        """A difference without a reporter's words, where they interrupt a remark."""
        low, high = gap.source_start, gap.source_end
        words = self.words
        if not (low > 0 and high < len(words) and words[low - 1].spoken and words[high].spoken):
            return gap
        if high - low > _ATTRIBUTION:
            return gap
        while low < high and not words[low].spoken:
            low += 1
        while low < high and not words[high - 1].spoken:
            high -= 1
        return Difference(gap.start, gap.end, low, high)

    def _is_ordinary(self, quote: Words, gap: Difference) -> bool:
        here = quote[gap.start : gap.end]
        there = self.words[gap.source_start : gap.source_end]
        if not here and not there:
            return True
        if here and all(word.bracketed for word in here):
            return True
        if not here and all(word.bracketed for word in there):
            return True
        if here and not any(word.spoken for word in here) and any(word.spoken for word in quote):
            return True
        return "".join(word.word for word in here) == "".join(word.word for word in there)


def _sentence(word: Said) -> tuple[int, int]:
    """The start and end of the sentence of a word, in its passage."""
    for start, end in word.copy.sentences:
        if start <= word.start < end:
            return start, end
    return 0, len(word.copy.text)


def _merged(gaps: list[Difference]) -> list[Difference]:
    """Differences, those of which a word or two stand between as one: words that change places."""
    found: list[Difference] = []
    for gap in gaps:
        if found and gap.start - found[-1].end <= _BETWEEN:
            last = found.pop()
            found.append(Difference(last.start, gap.end, last.source_start, gap.source_end))
        else:
            found.append(gap)
    return found


def _uncut(quote: Words) -> list[tuple[int, int]]:
    """The parts of a quotation that no dots divide."""
    cuts = [0, *(n for n, word in enumerate(quote) if word.after_cut), len(quote)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]


def _is_stray(
    block: tuple[int, int, int], neighbour: tuple[int, int, int], *, after: bool = False
) -> bool:
    """Whether a short run of words at an end is far from the rest, and there by chance."""
    one, two = (neighbour, block) if after else (block, neighbour)
    here = two[1] - one[1] - one[2]
    there = two[0] - one[0] - one[2]
    return block[2] <= 2 and (there - here > _MARGIN or (block[2] == 1 and max(here, there) > 2))

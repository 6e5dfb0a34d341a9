"""Headlines: the largest size of a ladder at which one fits, and even line breaks.

The engine has no ``text-wrap: balance``; the widths come from the font itself.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont

_WEAK_ENDS = frozenset(
    "a an the of to and for as but in on at by with from or is".split()  # noqa: SIM905
)
_WEAK_PENALTY = 0.06
"""Of the squared measure, for a line that ends in a weak word."""
_IN_HAND = 2.0
"""Points kept free on each line, so that the engine never breaks one again."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A size of the ladder, in points."""

    size: float
    leading: float


def ladder(value: str) -> tuple[Rung, ...]:
    """Read a ladder token: ``46/48 38/40``, from large to small."""
    pairs = re.findall(r"([\d.]+)/([\d.]+)", value)
    return tuple(Rung(float(size), float(leading)) for size, leading in pairs)


@dataclass(frozen=True, slots=True)
class SetHeadline:
    """A headline broken into lines at one size."""

    lines: tuple[str, ...]
    rung: Rung
    fits: bool
    """False where even the smallest size needs more lines, or a word is too wide."""


class Widths:
    """Advance widths of one font."""

    def __init__(self, path: Path) -> None:
        with TTFont(path, lazy=True) as font:
            self._scale = 1 / font["head"].unitsPerEm
            self._cmap: dict[int, str] = font.getBestCmap()
            self._metrics = font["hmtx"].metrics
        self._space = self._advance(" ")

    def _advance(self, character: str) -> float:
        name = self._cmap.get(ord(character))
        return float(self._metrics[name][0]) * self._scale if name else 0.6

    def of(self, text: str, size: float, tracking: float) -> float:
        """The width in points of ``text`` at ``size`` points, tracking in em."""
        total = sum(0.0 if c in "\u2060\u200b" else self._advance(c) for c in text)
        return (total + tracking * len(text)) * size


@functools.lru_cache(maxsize=8)
def widths(path: Path) -> Widths:
    """The widths of a font file, read once in a process."""
    return Widths(path)


def _pieces(text: str) -> list[str]:
    """The unbreakable pieces of a headline; one that a space follows ends in it."""
    words = re.findall(r"[^ ]+ ?", text.strip())
    pieces: list[str] = []
    for word in words:
        pieces.extend(part for part in re.split(r"(?<=—)(?=.)", word) if part)
    return pieces


def break_lines(
    text: str, font: Widths, size: float, tracking: float, measure: float, most: int
) -> tuple[str, ...] | None:
    """Break ``text`` into the fewest lines of ``measure`` points, as even as can be.

    None where it takes more than ``most`` lines or a word is wider than the measure.
    """
    pieces = _pieces(text)
    if not pieces:
        return ()
    room = measure - _IN_HAND

    @functools.cache
    def width(first: int, last: int) -> float:
        return font.of("".join(pieces[first:last]).rstrip(), size, tracking)

    if any(width(i, i + 1) > room for i in range(len(pieces))):
        return None

    def weak(last: int) -> float:
        end = pieces[last - 1].strip().lower().rstrip(",:;")
        return _WEAK_PENALTY if last < len(pieces) and end in _WEAK_ENDS else 0.0

    count = len(pieces)
    for lines in range(1, most + 1):
        best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
        for _ in range(lines):
            row: dict[int, tuple[float, int]] = {}
            for first, (cost, _back) in best[-1].items():
                for last in range(first + 1, count + 1):
                    wide = width(first, last)
                    if wide > room:
                        break
                    total = cost + (wide / measure) ** 2 + weak(last)
                    if last not in row or total < row[last][0]:
                        row[last] = (total, first)
            best.append(row)
        if count in best[-1]:
            cuts = [count]
            for row in reversed(best[1:]):
                cuts.append(row[cuts[-1]][1])
            cuts.reverse()
            return tuple("".join(pieces[a:b]).strip() for a, b in pairwise(cuts))
    return None


def fit(
    text: str,
    font: Path,
    rungs: tuple[Rung, ...],
    tracking: float,
    measure: float,
    most: int,
) -> SetHeadline:
    """Set a headline at the first rung on which it takes at most ``most`` lines."""
    metrics = widths(font)
    for rung in rungs:
        lines = break_lines(text, metrics, rung.size, tracking, measure, most)
        if lines is not None:
            return SetHeadline(lines, rung, fits=True)
    last = rungs[-1]
    lines = break_lines(text, metrics, last.size, tracking, measure, 40)
    return SetHeadline(lines or tuple(text.split()), last, fits=False)

"""Headlines: the largest size of a ladder at which one fits, and even line breaks.

The engine has no ``text-wrap: balance``; the widths come from the fonts themselves.
Emphasis in a headline is kept: its words are measured in the face they are set in.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import accumulate, groupby, pairwise
from pathlib import Path

from markupsafe import Markup, escape

from hm.compose.endings import in_pairs
from hm.compose.house import House
from hm.compose.no_break import bound
from hm.compose.tokens import Tokens
from hm.model.prose import Break, Code, Emphasis, Prose, Strong, Text

_WEAK_ENDS = frozenset(
    "a an the of to and for as but in on at by with from or is".split()  # noqa: SIM905
)
_WEAK_PENALTY = 0.06
"""Of the squared measure, for a line that ends in a weak word."""
_IN_HAND = 2.0
"""Points kept free on each line, so that the engine never breaks one again."""
HYPHEN = "-"
_WIDTHLESS = "\u2060\u200b"
_TOKEN = re.compile(r"<(/?)(em|strong)\b[^>]*>|<br\b[^>]*>|<[^>]*>|&#?\w+;|.", re.S)


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
    """HTML: characters and emphasis."""
    rung: Rung
    fits: bool
    """False where even the smallest size needs more lines, or parts a word that is too wide."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts of emphasised words; where there is none, they are as wide as the others."""

    em: Path | None = None
    strong: Path | None = None


NO_FACES = Faces()


def emphasis_faces(house: House, tokens: Tokens) -> Faces:
    """The fonts in which the house sets emphasised words of a headline.

    Raises TokenError where a token names no font.
    """
    names = (f"headline-font-{tag}" for tag in ("em", "strong"))
    return Faces(*(tokens.file(name, house) if name in tokens.values else None for name in names))


def headline_words(prose: Prose | None) -> Markup:
    """A headline with nothing but its emphasis, its last two words tied."""
    return _emphasised(in_pairs(prose or ()))


def _emphasised(prose: Prose) -> Markup:
    parts: list[Markup] = []
    for node in prose:
        if isinstance(node, (Text, Code)):
            parts.append(escape(bound(node.text)))
        elif isinstance(node, Break):
            parts.append(Markup(" "))
        elif isinstance(node, (Emphasis, Strong)):
            tag = "em" if isinstance(node, Emphasis) else "strong"
            parts.append(Markup("<{0}>{1}</{0}>").format(tag, _emphasised(node.children)))
        else:
            parts.append(_emphasised(node.children))
    return Markup("").join(parts)


class Widths:
    """Advance widths of one font."""

    def __init__(self, path: Path) -> None:
        # Imported late: only layout processes measure headlines.
        from fontTools.ttLib import TTFont

        with TTFont(path, lazy=True) as font:
            self._scale = 1 / font["head"].unitsPerEm
            self._cmap: dict[int, str] = font.getBestCmap()
            self._metrics = font["hmtx"].metrics

    def of(self, character: str) -> float:
        """The width of a character in em."""
        if character in _WIDTHLESS:
            return 0.0
        name = self._cmap.get(ord(character))
        return float(self._metrics[name][0]) * self._scale if name else 0.6


@functools.lru_cache(maxsize=8)
def widths(path: Path) -> Widths:
    """The widths of a font file, read once in a process."""
    return Widths(path)


class _Words:
    """The characters of a headline, each with its emphasis and its width."""

    def __init__(self, html: str, font: Path, faces: Faces) -> None:
        found = list(_characters(html))
        while found and found[-1][0] == " ":
            found.pop()
        while found and found[0][0] == " ":
            del found[0]
        self.text = "".join(character for character, _ in found)
        self.styles = [styles for _, styles in found]
        advances = [widths(_face(styles, font, faces)).of(c) for c, styles in found]
        self._before = [0.0, *accumulate(advances)]
        self.widest_hyphen = max(
            (widths(_face(styles, font, faces)).of(HYPHEN) for styles in {*self.styles}),
            default=0.0,
        )
        """Em."""

    def pieces(self) -> list[tuple[int, int]]:
        """The unbreakable pieces, first and last; one that a space follows ends in it."""
        cuts = {0, len(self.text)}
        cuts |= {m.end() for m in re.finditer(r" |—(?=[^ ])", self.text)}
        return list(pairwise(sorted(cuts)))

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """A stretch without the spaces at its ends."""
        while last > first and self.text[last - 1] == " ":
            last -= 1
        while first < last and self.text[first] == " ":
            first += 1
        return first, last

    def width(self, first: int, last: int, size: float, tracking: float) -> float:
        """Points, at ``size`` points, tracking in em."""
        return (self._before[last] - self._before[first] + tracking * (last - first)) * size

    def html(self, first: int, last: int) -> Markup:
        """A stretch with its emphasis."""
        parts = []
        stretch = zip(self.text[first:last], self.styles[first:last], strict=True)
        for styles, run in groupby(stretch, key=lambda one: one[1]):
            html = escape("".join(character for character, _ in run))
            for tag in reversed(styles):
                html = Markup("<{0}>{1}</{0}>").format(tag, html)
            parts.append(html)
        return Markup("").join(parts)


def _characters(html: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The characters of HTML with the elements of emphasis they stand in."""
    inside: list[str] = []
    last = ""
    for match in _TOKEN.finditer(html):
        if match[2]:
            if not match[1]:
                inside.append(match[2])
            elif match[2] in inside:
                inside.remove(match[2])
            continue
        if match[0].startswith("<"):
            character = " " if match[0].startswith("<br") else ""
        else:
            character = unescape(match[0])
        for one in re.sub(r"[\n\t]", " ", character):
            if one != " " or last != " ":
                yield one, tuple(inside)
            last = one


def _face(styles: tuple[str, ...], font: Path, faces: Faces) -> Path:
    if "em" in styles and faces.em:
        return faces.em
    return (faces.strong if "strong" in styles else None) or font


@functools.lru_cache(maxsize=128)
def _measured(html: str, font: Path, faces: Faces) -> _Words:
    return _Words(html, font, faces)


def break_lines(
    words: str,
    font: Path,
    size: float,
    tracking: float,
    measure: float,
    most: int,
    faces: Faces = NO_FACES,
) -> tuple[str, ...] | None:
    """Break ``words`` into the fewest lines of ``measure`` points, as even as can be.

    ``words`` are plain characters, or Markup with emphasis. The lines are HTML; None where
    they are more than ``most`` or a word is wider than the measure.
    """
    return _broken(_measured(str(escape(words)), font, faces), size, tracking, measure, most)


def _broken(
    words: _Words, size: float, tracking: float, measure: float, most: int
) -> tuple[str, ...] | None:
    pieces = words.pieces()
    if not words.text:
        return ()
    room = measure - _IN_HAND

    @functools.cache
    def width(first: int, last: int) -> float:
        return words.width(*words.trimmed(pieces[first][0], pieces[last - 1][1]), size, tracking)

    if any(width(i, i + 1) > room for i in range(len(pieces))):
        return None

    def weak(last: int) -> float:
        end = words.text[slice(*pieces[last - 1])].strip().lower().rstrip(",:;")
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
            return tuple(
                words.html(*words.trimmed(pieces[a][0], pieces[b - 1][1]))
                for a, b in pairwise(cuts)
            )
    return None


def fit(
    words: str,
    font: Path,
    rungs: tuple[Rung, ...],
    tracking: float,
    measure: float,
    most: int,
    faces: Faces = NO_FACES,
) -> SetHeadline:
    """Set a headline at the first rung on which it takes at most ``most`` lines.

    ``words`` are plain characters, or Markup with emphasis.
    """
    headline = _measured(str(escape(words)), font, faces)
    for rung in rungs:
        lines = _broken(headline, rung.size, tracking, measure, most)
        if lines is not None:
            return SetHeadline(lines, rung, fits=True)
    last = rungs[-1]
    lines = _broken(headline, last.size, tracking, measure, 40)
    if lines is None:
        lines = tuple(_torn(headline, last.size, tracking, measure))
    return SetHeadline(lines, last, fits=False)


def _torn(words: _Words, size: float, tracking: float, measure: float) -> Iterator[Markup]:
    """Lines of a headline that has a word wider than the measure, parted with a hyphen."""
    room = measure - _IN_HAND
    hyphen = words.widest_hyphen * size
    first = last = 0
    for begin, end in words.pieces():
        if words.width(*words.trimmed(first, end), size, tracking) <= room:
            last = end
            continue
        if last > first:
            yield words.html(*words.trimmed(first, last))
        first = begin
        while words.width(*words.trimmed(first, end), size, tracking) > room:
            cut = first + 1
            while words.width(first, cut + 1, size, tracking) + hyphen <= room:
                cut += 1
            yield words.html(first, cut) + HYPHEN
            first = cut
        last = end
    if last > first:
        yield words.html(*words.trimmed(first, last))

"""Finds quoted words in manuscripts, whatever marks and breaks lie between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.findings.lists import Quote

_MARKUP = re.compile(r"\*+|\]\([^()\s]*(?:\([^()\s]*\))?[^()]*\)|\\(?=\W)|\[(?=[^\]]*\]\()")
"""What prints nothing: emphasis, the ends of links, backslashes."""
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u00ad": None})
MAGAZINE = "magazine.yaml"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of a file."""

    path: str
    """Relative to the magazine’s root."""
    start: int
    end: int

    def touches(self, other: Span) -> bool:
        """Whether two spans have a character in common, or one lies at or in the other."""
        if self.path != other.path:
            return False
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class File:
    """A source file as text, with line ends as newlines."""

    def __init__(self, root: Path, path: str) -> None:
        self.path = path
        text = (root / path).read_bytes().decode("utf-8-sig", "replace")
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._starts = [0, *(m.end() for m in re.finditer("\n", self.text))]
        self._printed = _Strand(self.text, _printed(self.text))
        self._letters = _Strand(self.text, _letters(self.text))

    def offset(self, line: int, column: int) -> int:
        """Where a line and column lie, counted from 1."""
        start = self._starts[min(line, len(self._starts)) - 1]
        return min(start + column - 1, len(self.text))

    def line(self, offset: int) -> int:
        """The line of a character."""
        return bisect_right(self._starts, offset)

    def find(self, words: str) -> list[Span]:
        """Where words stand; by their letters and figures alone where they stand nowhere so."""
        found = list(self._printed.find(printed(words)))
        if not found:
            found = list(self._letters.find("".join(c for _, c in _letters(words)).strip()))
        return [Span(self.path, start, end) for start, end in found]


class _Strand:
    """A text with some of its characters left out or changed."""

    def __init__(self, text: str, characters: Iterable[tuple[int, str]]) -> None:
        kept = list(characters)
        self._text = "".join(character for _, character in kept)
        self._offsets = [offset for offset, _ in kept]

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        if not words:
            return
        before = r"(?<!\w)" if words[0].isalnum() else ""
        after = r"(?!\w)" if words[-1].isalnum() else ""
        for match in re.finditer(before + re.escape(words) + after, self._text):
            yield self._offsets[match.start()], self._offsets[match.end() - 1] + 1


def printed(text: str) -> str:
    """A text as printed, with straight quotation marks and single spaces."""
    return "".join(character for _, character in _printed(text)).strip()


def _printed(text: str) -> Iterator[tuple[int, str]]:
    """The characters of a text as printed, quotation marks straight, with one space for many."""
    left_out = {i for match in _MARKUP.finditer(text) for i in range(*match.span())}
    space = True
    for offset, character in enumerate(text):
        plain = character.translate(_PLAIN)
        if offset in left_out or not plain:
            continue
        if plain.isspace():
            if not space:
                yield offset, " "
            space = True
        else:
            yield offset, plain
            space = False


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Letters and figures; one space for all else."""
    space = True
    for offset, character in enumerate(text):
        if character.isalnum():
            yield offset, character
            space = False
        elif not space:
            yield offset, " "
            space = True


class Manuscripts:
    """The files of one issue."""

    def __init__(self, root: Path, issue: str) -> None:
        self.root = root
        self._issue = f"issues/issue-{issue}"
        # A file is read once, however many items and alarms speak of it.
        self.file = cache(lambda path: File(root, path))

    def spans(self, quote: Quote) -> list[Span]:
        """Where quoted words stand: in the articles that are named, else anywhere in the issue."""
        named = [path for slug in quote.slugs for path in self._paths(slug)]
        return self._find(named, quote.words) or self._find(self.paths(), quote.words)

    def paths(self) -> list[str]:
        """All files of the issue, relative to the root."""
        articles = sorted((self.root / self._issue / "articles").glob("*.md"))
        names = [f"{self._issue}/articles/{path.name}" for path in articles]
        return [*names, f"{self._issue}/issue.yaml", MAGAZINE]

    def _paths(self, slug: str) -> list[str]:
        if slug.endswith(".yaml"):
            return [f"{self._issue}/issue.yaml", MAGAZINE]
        return [path for path in self.paths() if path.endswith(f"/{slug}.md")]

    def _find(self, paths: list[str], words: str) -> list[Span]:
        return [span for path in paths for span in self.file(path).find(words)]

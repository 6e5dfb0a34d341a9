"""What a fault is known again by when the lines around it have moved."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hm.model.diagnostic import Diagnostic
from hm.model.place import Place
from hm.read.source import MAX_BYTES, Source

_LONGEST = 60
"""Characters of words that are kept as they are."""

_TELLING = 4
"""Letters and figures that words must have to tell a fault from others of its rule."""

_FENCE = ":::"

_AROUND = 80
"""Characters in which the neighbours of fewer are looked for."""

_DIGITS = 16
"""Hexadecimal digits of a hash: 64 bits tell the faults of one rule in one file apart."""


@dataclass(frozen=True, slots=True, order=True)
class Fingerprint:
    """A fault as it is known again: by file, rule and words, not by line and column."""

    path: str
    """The file, relative to the magazine's root."""
    rule: str
    words: str
    """What is written at the place; long words as their first ones and a hash of all."""
    nth: int = 1
    """Which of those that are alike so far, in the order of the file."""

    @property
    def hash(self) -> str:
        """Words and number in 16 hexadecimal digits, with the number where it is not 1."""
        digits = _digest(self.words)
        return digits if self.nth == 1 else f"{digits}-{self.nth}"


def fingerprints(diagnostics: Iterable[Diagnostic], root: Path) -> dict[Diagnostic, Fingerprint]:
    """The fingerprint of every diagnostic, each another one, in the order they came in.

    Files are read as they are now: call it before they change.
    """
    files = _Files(root)
    words = {one: _kept(files.words(one)) for one in diagnostics}
    found: dict[Diagnostic, Fingerprint] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in sorted(words, key=Diagnostic.sort_key):
        alike = (one.place.path, one.rule, words[one])
        seen[alike] += 1
        found[one] = Fingerprint(*alike, seen[alike])
    return {one: found[one] for one in words}


def _kept(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return f"{words[: _LONGEST - _DIGITS - 2].rstrip()}… {_digest(words)}"


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


class _Files:
    """The files of a magazine, read once each."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._sources: dict[str, Source | None] = {}

    def words(self, one: Diagnostic) -> str:
        """What a fault is about, with single spaces: the words at its place.

        Where there are none, as where something is missing, the line; of a page, or a file
        that has no lines, its message.
        """
        place = one.place
        if place.page is not None:
            return f"{place.label or place.page}: {one.message}"
        source = self._read(place.path)
        if source is None or place.line > len(source.starts):
            return one.message
        return _spaced(_written(source, place)) or _spaced(source.line(place.line)) or one.message

    def _read(self, path: str) -> Source | None:
        if path not in self._sources:
            self._sources[path] = _source(self._root, path)
        return self._sources[path]


def _written(source: Source, place: Place) -> str:
    """The words at a place; where they are a stop or a dash, those beside it too."""
    if place.end_line is None or place.end_column is None:
        line = source.line(place.line)[place.column - 1 :]
        # Containers begin alike: what is in them tells them apart.
        inside = line.startswith(_FENCE) and place.line < len(source.starts)
        return f"{line} {source.line(place.line + 1)}" if inside else line
    last = min(place.end_line, len(source.starts))
    start = source.starts[place.line - 1] + place.column - 1
    end = source.starts[last - 1] + place.end_column - 1
    words = source.text[start:end]
    if sum(character.isalnum() for character in words) >= _TELLING:
        return words
    before = re.search(r"\S*\s*\S*\Z", source.text[max(start - _AROUND, 0) : start])
    after = re.match(r"\S*", source.text[end : end + _AROUND])
    return f"{before[0] if before else ''}{words}{after[0] if after else ''}"


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _source(root: Path, path: str) -> Source | None:
    """A file that can be read as text; None where it cannot."""
    try:
        file = root / path
        if file.stat().st_size > MAX_BYTES:
            return None
        return Source(path, file.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError):
        return None

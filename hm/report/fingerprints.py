"""What tells one fault from another when the lines around it have moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hm.model.diagnostic import Diagnostic
from hm.model.place import Place

_LENGTH = 16
"""Hexadecimal digits: 64 bits tell the faults of one rule in one file apart."""

_LARGEST = 5_000_000
"""Bytes: hm reads no larger file, so no fault is known by its words."""


@dataclass(frozen=True, slots=True, order=True)
class Fingerprint:
    """A fault as it is known again: rule, file and words, but no line and no column."""

    path: str
    """The file, relative to the magazine's root."""
    rule: str
    words: str
    """A hash of the words at the place, in hexadecimal."""
    nth: int
    """Which of those that are alike so far, from 1, in the order of the file."""

    @property
    def short(self) -> str:
        """Words and number in one: ``3f0c21d0a4b7e695``, the second ``3f0c21d0a4b7e695-2``."""
        return self.words if self.nth == 1 else f"{self.words}-{self.nth}"


def fingerprints(diagnostics: Iterable[Diagnostic], root: Path) -> dict[Diagnostic, Fingerprint]:
    """The fingerprint of every diagnostic, each different, in the order they came in."""
    files = _Files(root)
    hashes = {one: _digest(files.words(one)) for one in diagnostics}
    found: dict[Diagnostic, Fingerprint] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in sorted(hashes, key=Diagnostic.sort_key):
        same = (one.place.path, one.rule, hashes[one])
        seen[same] += 1
        found[one] = Fingerprint(*same, seen[same])
    return {one: found[one] for one in hashes}


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


class _Files:
    """The lines of the files of a magazine, read once each."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def words(self, one: Diagnostic) -> str:
        """What a fault is about: the words at its place, however they are broken into lines.

        A fault of a page or a picture has none: it is about its page, and says the rest.
        """
        place = one.place
        if place.page is not None:
            return f"{place.label or place.page}: {one.message}"
        lines = self._read(place.path)[place.line - 1 : place.end_line or place.line]
        if not lines:
            return one.message
        if place.end_line is not None and place.end_column is not None:
            lines[-1] = lines[-1][: place.end_column - 1]
        lines[0] = lines[0][place.column - 1 :]
        return " ".join(" ".join(lines).split()) or self._around(place)

    def _around(self, place: Place) -> str:
        """The line where a place has no words, as where something is missing."""
        line = self._read(place.path)[place.line - 1]
        return " ".join(line.split())

    def _read(self, path: str) -> list[str]:
        if path not in self._lines:
            self._lines[path] = _lines_of(self._root / path)
        return self._lines[path]


def _lines_of(path: Path) -> list[str]:
    try:
        if path.stat().st_size > _LARGEST:
            return []
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")

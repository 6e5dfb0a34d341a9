"""The line of a source file that a diagnostic speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from hm.model.place import Place
from hm.report.console import visible
from hm.report.lines import cells

_LARGEST = 5_000_000
"""Bytes: hm reads no larger file, and shows none."""
_FAR = 4
"""Characters that a cell has room for at most: some take none."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """As much of a line as there is room for, and where in it to point."""

    line: int
    text: str
    """With … on a side where more follows."""
    offset: int
    """Cells before the words in question."""
    length: int
    """Cells that they take, at least 1."""


class Sources:
    """The lines of the source files of a magazine, read once each."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def excerpt(self, place: Place, most: int) -> Excerpt | None:
        """The words at a place in at most so many cells; None where there are none."""
        lines = self._read(place.path) if place.page is None else []
        if not 1 <= place.line <= len(lines):
            return None
        line = lines[place.line - 1]
        if not line.strip():
            return None
        start = min(place.column - 1, len(line))
        end = start + 1
        if place.end_line is not None and place.end_line > place.line:
            end = len(line)
        elif place.end_column is not None:
            end = place.end_column - 1
        text, offset, length = _window(line, start, max(end, start + 1), most)
        return Excerpt(place.line, text, offset, length)

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
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    return [visible(line) for line in lines]


def _window(line: str, start: int, end: int, most: int) -> tuple[str, int, int]:
    """The part of a line around ``start:end`` in so many cells, the cells before it and its own."""
    # What is so far off is never shown, and a line can be as long as a file.
    far = _FAR * most
    skipped = max(0, start - far)
    widths = [cells(character) for character in line[skipped : start + far]]
    low, high = skipped, min(len(line), start + far)
    if len(widths) < len(line) or sum(widths) > most:
        room = most - 2  # for … on either side
        low = high = start
        used = 0

        def width(at: int) -> int:
            return widths[at - skipped]

        # A third of the room shows what comes before, for the sense of it.
        while low > skipped and used + width(low - 1) <= room // 3:
            low -= 1
            used += width(low)
        while high < skipped + len(widths) and used + width(high) <= room:
            used += width(high)
            high += 1
        while low > skipped and used + width(low - 1) <= room:
            low -= 1
            used += width(low)
    before = "…" if low > 0 else ""
    after = "…" if high < len(line) else ""
    text = before + line[low:high].rstrip() + after
    offset = sum(widths[low - skipped : start - skipped])
    length = sum(widths[start - skipped : min(end, high) - skipped])
    return text, len(before) + offset, max(length, 1)

"""The words of a source file as they are written, for fixes that must keep them."""

from __future__ import annotations

from pathlib import Path

from hm.model.place import Place


class Written:
    """The text of one file of a magazine, in lines without their ends."""

    def __init__(self, root: Path, path: str) -> None:
        """Raises OSError and UnicodeDecodeError."""
        self._lines = (root / path).read_text(encoding="utf-8-sig").split("\n")

    def line(self, number: int) -> str:
        """A line, counted from 1; empty where there is none."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def between(self, start: Place, end: Place) -> str:
        """The text from the end of one place to the start of another."""
        return self._cut(start.end_line or start.line, start.end_column or start.column, end)

    def at(self, place: Place) -> str:
        """The text of a place whose end is known; empty where it is not."""
        if place.end_line is None or place.end_column is None:
            return ""
        return self._cut(
            place.line, place.column, Place(place.path, place.end_line, place.end_column)
        )

    def inside(self, place: Place, start: int, end: int) -> Place:
        """The place of a part of ``at(place)``, by the offsets of its ends."""
        text = self.at(place)
        line, column = _moved(place, text[:start])
        last, after = _moved(place, text[:end])
        return Place(place.path, line, column, last, after)

    def after(self, place: Place) -> str:
        """What follows a place on its last line."""
        return self.line(place.end_line or place.line)[(place.end_column or place.column) - 1 :]

    def _cut(self, line: int, column: int, end: Place) -> str:
        if line == end.line:
            return self.line(line)[column - 1 : end.column - 1]
        inner = (self.line(number) for number in range(line + 1, end.line))
        return "\n".join(
            [self.line(line)[column - 1 :], *inner, self.line(end.line)[: end.column - 1]]
        )


def _moved(place: Place, past: str) -> tuple[int, int]:
    """The line and column after the text ``past``, which begins at a place."""
    inner = past.count("\n")
    column = len(past) - past.rfind("\n") if inner else place.column + len(past)
    return place.line + inner, column

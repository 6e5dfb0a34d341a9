"""The files of an issue as they are written."""

from __future__ import annotations

from hm.model.issue import Issue
from hm.model.place import Place
from hm.read.source import Source


class Sources:
    """Looks places up in what was read of an issue."""

    def __init__(self, issue: Issue) -> None:
        self._texts = issue.texts
        self._made: dict[str, Source] = {}
        self.aligned: dict[tuple[Place, str], list[int] | None] = {}
        """Where the characters of a text stand in what is written at a place."""

    def get(self, path: str) -> Source | None:
        """A file by its path from the magazine's root; None where it is no part of the issue."""
        if path not in self._made and path in self._texts:
            self._made[path] = Source(path, self._texts[path])
        return self._made.get(path)

    def between(self, place: Place) -> str | None:
        """What is written at a place; None where its end is not known."""
        source = self.get(place.path)
        if source is None or place.end_line is None or place.end_column is None:
            return None
        start = _offset(source, place.line, place.column)
        return source.text[start : _offset(source, place.end_line, place.end_column)]

    def within(self, place: Place, start: int, end: int) -> Place:
        """The place of some characters of what is written at a place."""
        source = self.get(place.path)
        if source is None:
            return place
        begin = _offset(source, place.line, place.column)
        return source.place(begin + start, begin + end)


def _offset(source: Source, line: int, column: int) -> int:
    if not 1 <= line <= len(source.starts):
        return len(source.text)
    return min(source.starts[line - 1] + column - 1, len(source.text))

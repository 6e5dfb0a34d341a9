"""Source files as they are written: for places inside a value, and fixes that keep the rest."""

from __future__ import annotations

from hm.model.issue import Issue
from hm.model.place import Place


def words_at(issue: Issue, place: Place) -> str:
    """What is written at a place; empty where its end is not known."""
    if place.end_line is None or place.end_column is None:
        return ""
    return between(issue, place, Place(place.path, place.end_line, place.end_column))


def between(issue: Issue, start: Place, end: Place) -> str:
    """What is written from the start of one place to the start of another."""
    lines = issue.texts.get(start.path, "").split("\n")[start.line - 1 : end.line]
    if not lines:
        return ""
    lines[-1] = lines[-1][: end.column - 1]
    lines[0] = lines[0][start.column - 1 :]
    return "\n".join(lines)


def end_of(place: Place) -> Place:
    """Where a place ends."""
    return Place(place.path, place.end_line or place.line, place.end_column or place.column)


def within(place: Place, text: str, start: int, end: int) -> Place:
    """The place of a part of the text that is written at a place."""
    line, column = _moved(place, text[:start])
    return Place(place.path, line, column, *_moved(place, text[:end]))


def _moved(place: Place, past: str) -> tuple[int, int]:
    """The line and column after the text ``past``, which begins at a place."""
    inner = past.count("\n")
    column = len(past) - past.rfind("\n") if inner else place.column + len(past)
    return place.line + inner, column

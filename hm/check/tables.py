"""The figures of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hm.model.place import Place
from hm.model.prose import Prose, Text, plain, walk

_FIGURE = re.compile(
    r"(?P<minus>[-−–]|\()?\s*(?P<sign>[£$€]?)\s*(?P<minus2>[-−])?"
    r"(?P<number>\d{1,3}(?:[,\u00a0\u2009 ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"\s*(?P<unit>%|per cent|k|m|bn|million|billion)?\s*\)?(?:\*|†|[¹²³])?"
)
_NOTHING = frozenset(("", "-", "–", "—", "−", "nil", "none", "n/a"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell that holds a number and nothing else."""

    value: float
    places: int
    """Digits after the point."""
    unit: tuple[str, str]
    """What stands before and after it: ``£`` and ``m``."""


def figure_of(cell: Prose) -> Figure | None:
    """The figure in a cell; nothing counts as 0; None where there are words."""
    text = plain(cell).strip()
    if text.lower() in _NOTHING:
        return Figure(0.0, 0, ("", ""))
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    number = re.sub(r"[^\d.]", "", match["number"])
    value = float(number) * (-1 if match["minus"] or match["minus2"] else 1)
    places = len(number.partition(".")[2])
    return Figure(value, places, (match["sign"], match["unit"] or ""))


def place_of(cell: Prose, otherwise: Place) -> Place:
    """Where the words of a cell are written."""
    texts = [node.place for node in walk(cell) if isinstance(node, Text)]
    if not texts:
        return otherwise
    first, last = texts[0], texts[-1]
    return Place(first.path, first.line, first.column, last.end_line, last.end_column)

"""Pictures and where the page designer wants furniture."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from hm.model.place import Place
from hm.model.prose import Prose


class Position(enum.StrEnum):
    """The positions that ``place`` can name."""

    COLUMN = "column"
    """In the flow of the text."""
    BOTTOM = "bottom"
    """Across the foot of the page it falls on."""
    TOP = "top"
    """Across the head of a given page."""
    OUTER = "outer"
    """In the outer column of a given page, head to foot."""
    FULL = "full"
    """Alone on a given page."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A ``place`` attribute: ``bottom``, or ``outer@2`` for the article's second page."""

    position: Position = Position.COLUMN
    page: int | None = None
    """Counted from 1 at the article's first page; None where the position needs none."""
    place: Place | None = None
    """Where the attribute is written, if it is."""

    def __str__(self) -> str:
        return self.position if self.page is None else f"{self.position}@{self.page}"


@dataclass(frozen=True, slots=True)
class Focus:
    """The point of a picture that a crop must keep, per cent from its left and its top."""

    across: float
    down: float

    def __str__(self) -> str:
        return f"{self.across:g}% {self.down:g}%"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an issue, with its words."""

    src: str
    """As written: relative to the issue's folder."""
    path: str
    """Relative to the magazine's root, with forward slashes."""
    alt: str
    place: Place
    """Where ``src`` is written."""
    caption: Prose | None = None
    credit: str | None = None
    credit_place: Place | None = None
    """Where the credit is written, or that there is none; None where neither is."""
    size: tuple[int, int] | None = None
    """Width and height in pixels (SVG: in its own units); None where it cannot be read."""
    focus: Focus | None = None
    """Given by the author; None where the design decides what a crop keeps."""
    alt_place: Place | None = None
    """Where ``alt`` is written; None where it is not."""
    code: str | None = None
    """The address of a QR code that hm draws; there is no file then, and ``path`` is ``src``."""

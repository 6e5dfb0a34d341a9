"""What was set on the pages of a run, for those who judge pages: lines, panels, pictures.

Lengths are points, places are measured from the top left corner of the trimmed page, ``y``
downwards. A page is the index of its name among ``RunRecord.pages``.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

At = tuple[int, int]
"""Line and column in the manuscript."""


class Zone(enum.StrEnum):
    """What part of a page a block stands in."""

    TEXT = "text"
    """Running text, in its columns."""
    PIECE = "piece"
    """A box, a pull quote, a picture with its caption."""
    FURNITURE = "furniture"
    """The folio, the section's tab."""
    OTHER = "other"
    """What stands over an article, the cover, the contents, an advertisement."""


@dataclass(frozen=True, slots=True)
class PageGrid:
    """The grid of a run's pages."""

    width: float
    """Of the trim, as ``height``."""
    height: float
    head: float
    """The margin above the text."""
    depth: float
    """The height of the text."""
    line: float
    columns: int
    column: float
    """The width of one."""
    gutter: float


@dataclass(frozen=True, slots=True)
class Rect:
    """A part of a page."""

    page: int
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def foot(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of text."""

    page: int
    x: float
    """Where its first letter begins."""
    y: float
    """Its baseline."""
    width: float
    """Of its letters."""
    text: str
    """As it is set, a drop cap joined to the words beside it."""
    parted: bool = False
    """Whether it ends in a hyphen that the engine set."""
    spread: float = 0.0
    """What each space between its words was widened by, so that the line fills its measure."""


@dataclass(frozen=True, slots=True)
class SetBlock:
    """A paragraph, a heading, an item of a list, a caption: what is broken into lines."""

    tag: str
    """Its element in HTML: ``p``, ``h2``, ``li``."""
    zone: Zone
    slug: str
    """The article's; ``""`` for what stands in none."""
    at: At | None
    """Where it, or what it is a part of, stands in its article's manuscript."""
    size: float
    """Of its type."""
    piece: int | None
    """The innermost of ``Typeset.pieces`` that it stands in."""
    turn: int
    """Degrees clockwise that it is turned by about the place of each line: 0, 90, 180, 270."""
    lines: tuple[SetLine, ...]


@dataclass(frozen=True, slots=True)
class SetPiece:
    """Furniture within a page: a box, a pull quote, a picture with its caption."""

    form: str
    """``box``, ``find-out-more``, ``profile``, ``pull-quote``, ``band``, which is a pull quote
    across a page, ``figure``, ``code``, ``placed-picture``."""
    slug: str
    at: At | None
    rects: tuple[Rect, ...]
    """Where it stands; more than one where a column or a page cuts it."""


@dataclass(frozen=True, slots=True)
class SetPicture:
    """A picture made of pixels."""

    uri: str
    """Relative to the magazine's root."""
    slug: str
    rect: Rect
    """What is seen of it."""
    full_width: float
    """As wide as the whole of it would be printed, what is cropped included."""
    full_height: float


@dataclass(frozen=True, slots=True)
class SetColumns:
    """The columns of running text of one article on one page."""

    slug: str
    rect: Rect
    depths: tuple[float, ...]
    """How far down each column is filled, from left to right; 0 of one that is empty."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """All that was set of a run, in the order in which it is read."""

    grid: PageGrid
    blocks: tuple[SetBlock, ...] = ()
    pieces: tuple[SetPiece, ...] = ()
    pictures: tuple[SetPicture, ...] = ()
    columns: tuple[SetColumns, ...] = ()

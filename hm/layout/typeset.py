"""What was set on laid-out pages, read off their boxes once.

``hm.layout.engine`` hands over the engine's own classes, which it alone imports.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hm.layout.grid import Grid
from hm.model.typeset import (
    At,
    PageGrid,
    Rect,
    SetBlock,
    SetColumns,
    SetLine,
    SetPicture,
    SetPiece,
    Typeset,
    Zone,
)

PIXEL = 0.75
"""Points in one."""
_WHITE = 2.0
"""Pixels between two texts of a line that part words."""
PIECES = frozenset(("piece", "band"))
"""Classes of what is furniture within a page."""

INITIALS = frozenset(("drop", "hung"))
"""Classes of a drop cap and of the quotation mark before it."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The engine's classes of boxes, and how it sizes a picture."""

    margin: type[Any]
    line: type[Any]
    text: type[Any]
    inline: type[Any]
    replaced: type[Any]
    raster: type[Any]
    size_of_picture: Callable[[Any], tuple[float, float, float, float]]
    """As wide and as high as the whole of a picture is drawn, in pixels, and where."""


@dataclass(frozen=True, slots=True)
class _Here:
    """What is known of where a box stands."""

    zone: Zone = Zone.OTHER
    slug: str = ""
    at: At | None = None
    piece: int | None = None
    turned: Any = None
    """The matrix that it is drawn through."""
    element: Any = None


@dataclass(slots=True)
class _Block:
    """A block of which lines are still being found."""

    element: Any
    here: _Here
    size: float
    lines: list[SetLine] = field(default_factory=list)


def grid_of(grid: Grid) -> PageGrid:
    """What of the grid is kept with the pages."""
    return PageGrid(
        grid.width,
        grid.height,
        grid.head,
        grid.depth,
        grid.line,
        grid.columns,
        grid.column,
        grid.gutter,
    )


class TypesetReader:
    """Reads the boxes of one run's pages."""

    def __init__(self, kinds: Kinds) -> None:
        self._of = kinds
        self._page = 0
        self._blocks: dict[int, _Block] = {}
        """By ``id()`` of the element: one that goes on in the next column is one block."""
        self._pieces: list[SetPiece] = []
        self._piece_of: dict[int, int] = {}
        self._pictures: list[SetPicture] = []
        self._columns: list[SetColumns] = []
        self._initial = ""
        """A drop cap whose word begins the next line."""

    def read(self, pages: Sequence[Any], grid: PageGrid, lead: str) -> Typeset:
        """What stands on page boxes; ``lead`` is the slug of what names no article."""
        for self._page, page in enumerate(pages):
            self._walk(page, _Here(slug=lead))
        return Typeset(
            grid,
            tuple(map(_finished, self._blocks.values())),
            tuple(self._pieces),
            tuple(self._pictures),
            tuple(self._columns),
        )

    def _walk(self, box: Any, here: _Here) -> None:
        """Read a box and all below it."""
        box = getattr(box, "_box", box)  # what stands for a box that is placed absolutely
        if isinstance(box, self._of.line):
            self._line(box, here)
            return
        if box.element is None:  # a page, or a box in its margins
            if isinstance(box, self._of.margin):
                here = replace(here, zone=Zone.FURNITURE, slug="")
        elif box.element is not here.element:
            here = self._inside(box, here)
        if isinstance(box, self._of.replaced):
            self._picture(box, here)
            return
        for child in getattr(box, "children", ()):
            self._walk(child, here)

    def _inside(self, box: Any, here: _Here) -> _Here:
        """Where the boxes in a box stand, which is the first of its element here."""
        element = box.element
        of = element.attrib
        slug, at, zone, piece, turned = here.slug, here.at, here.zone, here.piece, here.turned
        if box.style["transform"]:
            matrix = box.transformation_matrix
            turned = matrix @ turned if turned else matrix
        if of:
            slug = of.get("data-slug", slug)
            if where := of.get("data-at"):
                line, _, column = where.partition(":")
                at = (int(line), int(column))
            classes = of.get("class", "").split()
            if "columns" in classes:
                zone = Zone.TEXT
                self._columns.append(self._filled(box, slug))
            elif not PIECES.isdisjoint(classes):
                zone, piece = Zone.PIECE, self._piece(box, classes, slug, at)
            elif box.style["position"] in ("absolute", "fixed") and zone is Zone.TEXT:
                zone = Zone.OTHER
        return _Here(zone, slug, at, piece, turned, element)

    def _rect(self, box: Any) -> Rect:
        return Rect(
            self._page,
            round(box.border_box_x() * PIXEL, 2),
            round(box.border_box_y() * PIXEL, 2),
            round(box.border_width() * PIXEL, 2),
            round(box.border_height() * PIXEL, 2),
        )

    def _piece(self, box: Any, classes: Sequence[str], slug: str, at: At | None) -> int:
        rect = self._rect(box)
        number = self._piece_of.setdefault(id(box.element), len(self._pieces))
        if number < len(self._pieces):
            known = self._pieces[number]
            self._pieces[number] = replace(known, rects=(*known.rects, rect))
        else:
            form = next((c for c in reversed(classes) if c not in ("piece", "box")), "box")
            self._pieces.append(SetPiece(form, slug, at, (rect,)))
        return number

    def _picture(self, box: Any, here: _Here) -> None:
        if not isinstance(box.replacement, self._of.raster):
            return
        width, height, *_ = self._of.size_of_picture(box)
        self._pictures.append(
            SetPicture(
                box.element.get("src", ""),
                here.slug,
                self._rect(box),
                round(width * PIXEL, 2),
                round(height * PIXEL, 2),
            )
        )

    def _filled(self, box: Any, slug: str) -> SetColumns:
        """How far the columns of a box are filled."""
        style = box.style
        count, width = style["column_count"], style["column_width"]
        columns = [child for child in box.children if getattr(child, "is_column", False)]
        if width != "auto":
            gap = style["column_gap"]
            gap = style["font_size"] if gap == "normal" else gap.value
            fitting = max(1, math.floor((box.width + gap) / (width + gap)))
            count = fitting if count == "auto" else min(count, fitting)
        elif count == "auto":
            count, columns = 1, [box]
        top = box.content_box_y()
        feet = (max(map(_foot, column.children), default=top) for column in columns)
        depths = [round(max(foot - top, 0) * PIXEL, 2) for foot in feet]
        depths += [0.0] * (count - len(depths))
        return SetColumns(slug, self._rect(box), tuple(depths))

    # Lines.

    def _line(self, line: Any, here: _Here) -> None:
        texts: list[Any] = []
        # What stands in a line and is none of it has lines of its own.
        for box in self._texts(line, texts):
            self._walk(box, here)
        words = _joined(texts)
        if not words.strip():
            return
        initial, self._initial = self._initial, ""
        element = here.element
        if element is not None and element.get("class") in INITIALS:
            self._initial = initial + words
        left, last = texts[0].position_x, texts[-1]
        x, y = left * PIXEL, (line.position_y + line.baseline) * PIXEL
        if here.turned:
            x, y = (PIXEL * at for at in here.turned.transform_point(x / PIXEL, y / PIXEL))
        # What a style sheet alone puts into a margin has no element.
        key = id(line if element is None else element)
        block = self._blocks.get(key)
        if block is None:
            size = round(line.style["font_size"] * PIXEL, 2)
            block = self._blocks[key] = _Block(element, here, size)
        block.lines.append(
            SetLine(
                self._page,
                round(x, 2),
                round(y, 2),
                round((last.position_x + last.width - left) * PIXEL, 2),
                words if self._initial else initial + words,
                _parted(last),
                round(last.justification_spacing * PIXEL, 2),
            )
        )

    def _texts(self, box: Any, texts: list[Any]) -> Iterator[Any]:
        """Put the texts of a line into a list; the boxes in it that are no text of it."""
        for child in box.children:
            if isinstance(child, self._of.text):
                texts.append(child)
            elif isinstance(child, self._of.inline):
                yield from self._texts(child, texts)
            else:
                yield getattr(child, "_box", child)


def _finished(block: _Block) -> SetBlock:
    here = block.here
    turn = 0
    if here.turned:
        across, down = here.turned.transform_point(1, 0)
        x, y = here.turned.transform_point(0, 0)
        turn = round(math.degrees(math.atan2(down - y, across - x)) / 90) * 90 % 360
    return SetBlock(
        block.element.tag if block.element is not None else "",
        here.zone,
        here.slug,
        here.at,
        block.size,
        here.piece,
        turn,
        tuple(block.lines),
    )


def _joined(texts: Sequence[Any]) -> str:
    """The words of a line; a space where white that is no character parts two of its texts."""
    words, end = "", math.inf
    for text in texts:
        words += f" {text.text}" if text.position_x > end + _WHITE else text.text
        end = text.position_x + text.width
    return words


def _foot(box: Any) -> float:
    """The lower edge of a box in pixels; of one out of the flow nothing is known."""
    box = getattr(box, "_box", box)
    return float(box.border_box_y() + box.border_height()) if box.is_in_normal_flow() else 0.0


def _parted(text: Any) -> bool:
    """Whether the engine has parted a word at the end of a line."""
    if not text.text.endswith(text.style["hyphenate_character"]):
        return False
    last = text.text.split()[-1].casefold()
    source = "" if text.element is None else "".join(text.element.itertext())
    return last not in source.casefold()

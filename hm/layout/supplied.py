"""Where a supplied page stands on its place in the magazine: to the trim, and to the bleed.

A place is met exactly or, by a page of another size, as far as it goes without stretching.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pikepdf

from hm.layout.bare import MM

TOLERANCE = 1 * MM
"""By how much a page may miss its size and still be put in as it is."""
SLIGHT = 0.2 * MM
"""What a bleed may lack."""
MOST_AROUND = 25 * MM
"""What may lie around the trim of a page whose boxes do not tell it: bleed, marks, slug."""
SHAPE = 0.004
"""By which part of it a picture's proportion may miss."""

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Matrix = tuple[float, float, float, float, float, float]
"""As in PDF: x′ = ax + cy + e, y′ = bx + dy + f."""

_DEEPEST = 50
"""Levels of a tree of pages that are looked through."""
_TURNS: dict[int, tuple[int, int, int, int]] = {
    0: (1, 0, 0, 1),
    90: (0, -1, 1, 0),
    180: (-1, 0, 0, -1),
    270: (0, 1, -1, 0),
}


@dataclass(frozen=True, slots=True)
class Room:
    """A place on a page, in points, and how far its ground goes on beyond it."""

    left: float
    """From the trimmed page's left edge."""
    foot: float
    """From its lower edge, upwards."""
    width: float
    height: float
    bleeds: Rect
    """At each of its sides; 0 where it meets another place."""

    @property
    def around(self) -> Rect:
        """The place with its bleed."""
        left, bottom, right, top = self.bleeds
        return (
            self.left - left,
            self.foot - bottom,
            self.left + self.width + right,
            self.foot + self.height + top,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a PDF as it is looked at: turned upright, in points."""

    trim: Rect
    limit: Rect
    """What may be shown of it: the trim with its bleed."""
    told: bool
    """Whether its boxes tell the trim from what lies around it."""
    turn: int
    """By which it was turned clockwise: 0, 90, 180, 270."""
    unit: float
    """Points in a unit of its own coordinates."""

    @property
    def size(self) -> tuple[float, float]:
        left, bottom, right, top = self.trim
        return right - left, top - bottom


@dataclass(frozen=True, slots=True)
class Fit:
    """How a page is put into its place."""

    clip: Rect
    """What is shown of it, in its own coordinates."""
    matrix: Matrix
    """From its own coordinates to those of the trimmed page, whose origin is its lower left."""
    given: tuple[float, float]
    """Its trimmed size in points."""
    scale: float
    """1 where it has the size of its place."""
    bleed: float
    """The least of its bleeds that is needed; infinite where none is."""


def read_sheets(path: Path) -> list[Sheet]:
    """The pages of a PDF. Raises pikepdf.PikepdfError and OSError."""
    with pikepdf.open(path) as pdf:
        return [sheet_of(page) for page in pdf.pages]


def sheet_of(page: pikepdf.Page) -> Sheet:
    """What the boxes of a page tell."""
    unit = float(page.obj.get("/UserUnit", 1))
    turn = _rotation(page) % 360
    turn = turn if turn in _TURNS else 0
    media = _rect(page.mediabox)
    crop = _within(_rect(page.cropbox), media)
    trim = crop
    told = False
    for name in ("/TrimBox", "/ArtBox"):
        if name in page.obj:
            trim = _within(_rect(page.obj[name]), media)
            # A box that leaves nothing outside is a habit of programs, and tells nothing.
            told = not _same(trim, media)
            break
    told = told or not _same(crop, media)
    limit = _within(_rect(page.obj["/BleedBox"]), media) if "/BleedBox" in page.obj else media
    return Sheet(
        _scaled(_turned(trim, turn), unit),
        _scaled(_turned(_around(limit, trim), turn), unit),
        told,
        turn,
        unit,
    )


def fit_sheet(sheet: Sheet, room: Room) -> Fit:
    """A page in its place: as large as it is, or scaled evenly and centred with white."""
    sheet = _assumed(sheet, room)
    width, height = sheet.size
    exact = _near(width, room.width) and _near(height, room.height)
    scale = 1.0 if exact else min(room.width / width, room.height / height)
    left, bottom, right, top = sheet.trim
    middle = ((left + right) / 2, (bottom + top) / 2)
    there = (room.left + room.width / 2, room.foot + room.height / 2)

    shown, least = sheet.trim, float("inf")
    if exact:
        beyond: list[float] = []
        spare = ((room.width - width) / 2, (room.height - height) / 2) * 2
        for side, needed in enumerate(room.bleeds):
            # Another place begins at a side without bleed: there it ends.
            wanted = needed + spare[side] if needed else 0.0
            has = abs(sheet.limit[side] - sheet.trim[side])
            beyond.append(min(has, wanted) if needed else min(0.0, spare[side]))
            if needed:
                least = min(least, has - spare[side])
        shown = (left - beyond[0], bottom - beyond[1], right + beyond[2], top + beyond[3])

    a, b, c, d = (part * scale * sheet.unit for part in _TURNS[sheet.turn])
    matrix = (
        *(a, b, c, d),
        there[0] - middle[0] * scale,
        there[1] - middle[1] * scale,
    )
    clip = _turned(_scaled(shown, 1 / sheet.unit), -sheet.turn % 360)
    return Fit(clip, matrix, (width, height), scale, least)


def _assumed(sheet: Sheet, room: Room) -> Sheet:
    """A page whose boxes do not tell the trim, with the trim that its place suggests.

    As much more across as down is bleed, or bleed and marks, around what is wanted.
    """
    width, height = sheet.size
    across, down = width - room.width, height - room.height
    if sheet.told or not (TOLERANCE < across <= 2 * MOST_AROUND and _near(across, down)):
        return sheet
    left, bottom, right, top = sheet.trim
    inside = (left + across / 2, bottom + down / 2, right - across / 2, top - down / 2)
    return Sheet(inside, sheet.limit, True, sheet.turn, sheet.unit)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= TOLERANCE


def bleeds(size: tuple[int, int], room: Room) -> bool | None:
    """Whether a picture has the shape of a place with its bleed, or of the place alone.

    None where it has neither.
    """
    left, bottom, right, top = room.around
    shapes = {True: (right - left) / (top - bottom), False: room.width / room.height}
    own = size[0] / size[1]
    found, shape = min(shapes.items(), key=lambda item: abs(own / item[1] - 1))
    return found if abs(own / shape - 1) <= SHAPE else None


def _rotation(page: pikepdf.Page) -> int:
    """By how many degrees a page is turned, itself or with the tree that it hangs on."""
    here: pikepdf.Object | None = page.obj
    for _ in range(_DEEPEST):
        if here is None or "/Rotate" in here:
            break
        here = here.get("/Parent")
    return int(here.Rotate) if here is not None and "/Rotate" in here else 0


def _rect(box: pikepdf.Object) -> Rect:
    """A box with its corners in order; they may be any two that are opposite."""
    x, y, other_x, other_y = (float(edge) for edge in box)
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _within(rect: Rect, limit: Rect) -> Rect:
    """The part of a rectangle inside another; the other where they do not meet."""
    left, bottom = max(rect[0], limit[0]), max(rect[1], limit[1])
    right, top = min(rect[2], limit[2]), min(rect[3], limit[3])
    return (left, bottom, right, top) if left < right and bottom < top else limit


def _around(rect: Rect, inner: Rect) -> Rect:
    """A rectangle widened so that it holds another."""
    return (
        min(rect[0], inner[0]),
        min(rect[1], inner[1]),
        max(rect[2], inner[2]),
        max(rect[3], inner[3]),
    )


def _same(one: Rect, other: Rect) -> bool:
    return all(abs(a - b) < 1 for a, b in zip(one, other, strict=True))


def _scaled(rect: Rect, factor: float) -> Rect:
    left, bottom, right, top = rect
    return left * factor, bottom * factor, right * factor, top * factor


def _turned(rect: Rect, turn: int) -> Rect:
    """A rectangle turned clockwise about the origin."""
    a, b, c, d = _TURNS[turn]
    x, y, other_x, other_y = rect
    first = (a * x + c * y, b * x + d * y)
    second = (a * other_x + c * other_y, b * other_x + d * other_y)
    return (
        min(first[0], second[0]),
        min(first[1], second[1]),
        max(first[0], second[0]),
        max(first[1], second[1]),
    )

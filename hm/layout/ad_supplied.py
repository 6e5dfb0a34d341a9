"""A supplied advertisement in its place: a picture, or the pages of a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from hm.compose.source import Image
from hm.layout.grid import Grid
from hm.layout.outcome import Overlay, Press
from hm.layout.supplied import Room, Sheet, bleeds, fit_sheet, read_sheets
from hm.model.flatplan import Page
from hm.model.sheet import SuppliedPage

NOTHING = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/%3E"
"""An empty drawing: it carries the alternative text of a PDF that is put in later."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the template sets for a page of an advertisement; lengths in points."""

    src: str
    crop: str
    """``cover`` where it fills the frame, ``contain`` where nothing may be cut."""
    left: float
    """From the left upper corner of its place."""
    top: float
    width: float
    height: float
    sheet: int = 1
    """Which page of its file it is, counted from 1."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A page that the flatplan gives to an advertisement."""

    index: int
    """Among the pages of its run."""
    page: Page


@dataclass(frozen=True, slots=True)
class Placed:
    """A page of a supplied advertisement on its page of the magazine."""

    spot: Spot
    frame: Frame
    overlay: Overlay | None
    facts: SuppliedPage | None


def is_pdf(image: Image) -> bool:
    """Whether an advertisement was supplied as a PDF."""
    return image.uri.lower().endswith(".pdf")


def room_of(top: float, height: float, grid: Grid, *, first: bool, last: bool) -> Room:
    """A place across a page, ``top`` below its head; its ground bleeds at the page's edges.

    ``first`` and ``last`` say whether it reaches the page's head and its foot.
    """
    bleed = grid.bleed
    sides = (bleed, bleed if last else 0.0, bleed, bleed if first else 0.0)
    return Room(0.0, grid.height - top - height, grid.width, height, sides)


class Placing:
    """The placing of one supplied advertisement."""

    def __init__(self, slug: str, image: Image, room: Room, press: Press) -> None:
        self.slug = slug
        self.image = image
        self.room = room
        self.press = press

    def place(self, spots: Sequence[Spot]) -> list[Placed]:
        """The advertisement on its pages.

        What cannot be read leaves the first of them empty; reading the issue has told it.
        """
        if not is_pdf(self.image):
            return [self._picture(spots[0], len(spots))]
        try:
            sheets = read_sheets(self.press.house.find(self.image.uri))
        except (OSError, ValueError, pikepdf.PikepdfError):
            return [Placed(spots[0], self._whole(NOTHING), None, None)]
        return [
            self._sheet(number, sheet, spot, (len(sheets), len(spots)))
            for number, (sheet, spot) in enumerate(zip(sheets, spots, strict=False))
        ]

    def _whole(self, src: str, sheet: int = 1) -> Frame:
        return Frame(src, "contain", 0.0, 0.0, self.room.width, self.room.height, sheet)

    def _sheet(self, number: int, sheet: Sheet, spot: Spot, counts: tuple[int, int]) -> Placed:
        """A page of a PDF, as it is."""
        fit = fit_sheet(sheet, self.room)
        facts = self._facts(
            spot.page, fit.given, counts, pixels=False, scale=fit.scale, bleed=fit.bleed
        )
        overlay = Overlay(spot.index, self.image.uri, number, fit)
        return Placed(spot, self._whole(NOTHING, number + 1), overlay, facts)

    def _picture(self, spot: Spot, pages: int) -> Placed:
        """A picture: to the bleed where it has its shape, else inside the trim, never stretched."""
        room, size = self.room, self.image.size
        if not size or not all(size):
            return Placed(spot, self._whole(self.image.uri), None, None)
        full = bleeds(size, room)
        facts = self._facts(
            spot.page,
            size,
            (1, pages),
            pixels=True,
            scale=1.0 if full is not None else 0.0,
            bleed=max(room.bleeds) if full else 0.0,
        )
        if not full:
            return Placed(spot, self._whole(self.image.uri), None, facts)
        left, foot, right, top = room.bleeds
        width, height = room.width + left + right, room.height + top + foot
        return Placed(spot, Frame(self.image.uri, "cover", -left, -top, width, height), None, facts)

    def _facts(
        self,
        page: Page,
        given: tuple[float, float],
        counts: tuple[int, int],
        *,
        pixels: bool,
        scale: float,
        bleed: float,
    ) -> SuppliedPage:
        needed = max(self.room.bleeds)
        return SuppliedPage(
            slug=self.slug,
            page=page.name,
            shared=not all(self.room.bleeds),
            room=(self.room.width, self.room.height),
            given=given,
            pixels=pixels,
            scale=round(scale, 4),
            bleed=min(max(0.0, bleed), needed),
            bleed_needed=needed,
            sheets=counts[0],
            pages=counts[1],
        )

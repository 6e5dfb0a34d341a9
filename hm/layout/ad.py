"""Advertisements: supplied ones as they are, those in Markdown in the house's design.

Several advertisements on one page share it evenly, one above the other. Where words are
many the headline steps down its ladder, then the text takes a smaller size, then it is
overset.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from hm.compose.environment import environment
from hm.compose.headline import SetHeadline, emphasis_faces, fit
from hm.compose.source import Image, RunSource, Story
from hm.layout.ad_copy import AdPicture, Copy, copy_of
from hm.layout.ad_supplied import Placing, Spot, is_pdf, room_of
from hm.layout.bare import MM, bare_page
from hm.layout.level import level_columns
from hm.layout.measure import Measured, Measurer, Wanted
from hm.layout.outcome import Outcome, Overlay, Press
from hm.layout.sheet import document
from hm.layout.surplus import cut_surplus, overset_of
from hm.model.sheet import Overset, SuppliedPage

GROUNDS = 3
HEAD = 24.2 * MM
"""From the trim to the headline."""
SLOT_HEAD = 11 * MM
"""From the slot's edge to the headline, where slots share a page."""
SLOT_FOOT = 8 * MM
SHORT_HEADLINE, LONG_HEADLINE = 40, 80
"""Characters: two lines, three, four."""
BESIDE = 13.667 * MM
"""White between the text and a picture beside it."""
QUIET = 5 * MM
SIGNED, UNSIGNED = 60.0, 0.0
"""Points from the text to the slot's foot."""
SIGN_HEIGHT = 34.0
WHITE = 24.0
"""Least white between headline and text."""
SIZES = 3
"""Sizes of the text, as in the style sheet."""
PICTURE_LEAST = 0.25
"""Of its width: less than that no picture is shrunk to."""
CAPTION_LINE = 14.0
"""Points: a caption's first line with the white over it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a page for one advertisement, in points from the trim."""

    page: int
    top: float
    height: float
    first: bool
    last: bool
    ground: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture of an advertisement in its place in the slot."""

    image: Image
    qr: bool
    left: float
    top: float
    width: float
    height: float
    quiet: float


@dataclass(frozen=True, slots=True)
class AdText:
    """Headline and text of an advertisement at the sizes that were found."""

    headline: SetHeadline
    html: Markup
    width: float
    height: float
    cut: float
    """Where the text is cut off, for it is overset; 0 where it is whole."""


def lay_out(source: RunSource, press: Press) -> Outcome:
    """Lay the advertisements of a run out."""
    return AdLayout(source, press).solve()


class AdLayout:
    """The layout of one run of advertisements."""

    def __init__(self, source: RunSource, press: Press) -> None:
        self.source = source
        self.press = press
        self.grid = press.grid
        self.text = self.grid.twelfths(7)
        self.picture, self.qr = self.grid.twelfths(5), self.grid.twelfths(4)
        self.measurer = Measurer(press.engine, press.grid, source)
        self.template = environment(press.house).get_template("print/ad.html").module
        self.overset: list[Overset] = []
        self.overlays: list[Overlay] = []
        self.supplied: list[SuppliedPage] = []

    def solve(self) -> Outcome:
        """Give every advertisement its slot and lay the pages out."""
        pages: list[list[Markup]] = [[] for _ in self.source.pages]
        for slot, story in zip(self._slots(), self.source.stories, strict=True):
            for page, advert in self._advert(slot, story):
                pages[page].append(advert)
        body = Markup("").join(
            Markup('<div class="ad-page">{}</div>').format(Markup("").join(adverts))
            for adverts in pages
        )
        rendering = self.press.engine.lay_out(
            document(self.source, bare_page(self.grid), str(body))
        )
        # What is cut off at the foot of a slot was reported when it was measured.
        cut_surplus(self.source, rendering)
        notes = [*rendering.notes, *(n for n in self.measurer.notes if n not in rendering.notes)]
        return Outcome(
            rendering,
            composed=True,
            overset=tuple(self.overset),
            notes=notes,
            overlays=tuple(self.overlays),
            supplied=tuple(self.supplied),
        )

    def _slots(self) -> list[Slot]:
        """The slots in the order of the stories: one a page, or as evenly as they go."""
        count, pages = len(self.source.stories), len(self.source.pages)
        page_of = [i if count <= pages else i * pages // count for i in range(count)]
        slots = []
        for index, page in enumerate(page_of):
            shared = page_of.count(page)
            row = index - page_of.index(page)
            height = self.grid.height / shared
            slots.append(
                Slot(
                    page,
                    row * height,
                    height,
                    row == 0,
                    row == shared - 1,
                    (self.source.ground + index) % GROUNDS,
                )
            )
        return slots

    def _macro(self, name: str, *arguments: object) -> Markup:
        return Markup(getattr(self.template, name)(*arguments))

    def _measured(self, html: Markup, width: float) -> Measured:
        return self.measurer.measure([Wanted(str(html), width)])[0]

    def _advert(self, slot: Slot, story: Story) -> list[tuple[int, Markup]]:
        """An advertisement on its pages, by their index."""
        supplied = story.supplied
        if supplied and (is_pdf(supplied) or not story.body):
            return self._supplied(slot, story, supplied)
        return [(slot.page, self._composed(slot, story))]

    # Supplied.

    def _supplied(self, slot: Slot, story: Story, image: Image) -> list[tuple[int, Markup]]:
        room = room_of(slot.top, slot.height, self.grid, first=slot.first, last=slot.last)
        # What nobody else has stays with the last.
        end = len(self.source.pages) if story is self.source.stories[-1] else slot.page + 1
        spots = [Spot(index, self.source.pages[index]) for index in range(slot.page, end)]
        found: list[tuple[int, Markup]] = []
        for placed in Placing(story.slug, image, room, self.press).place(spots):
            if placed.overlay:
                self.overlays.append(placed.overlay)
            if placed.facts:
                self.supplied.append(placed.facts)
            markup = self._macro("supplied", story, placed.frame, slot, self.grid.width)
            found.append((placed.spot.index, markup))
        return found

    # In Markdown.

    def _composed(self, slot: Slot, story: Story) -> Markup:
        """An advertisement in the house's design."""
        grid = self.grid
        whole = slot.first and slot.last
        copy = copy_of(story)
        left = grid.left(self.source.pages[slot.page].recto)
        head = HEAD if whole else SLOT_HEAD
        foot = slot.height - (grid.foot if slot.last else SLOT_FOOT)
        text_foot = foot - (SIGNED if copy.sign_off else UNSIGNED)
        text = self._text(slot, story, copy, head, text_foot)
        head_foot = head + len(text.headline.lines) * text.headline.rung.leading
        pictures = self._pictures(
            copy, text_foot, text_foot - head_foot - WHITE, left + grid.measure
        )
        geometry = {
            "ground": slot.ground,
            "top": slot.top,
            "width": grid.width,
            "height": slot.height,
            "bleed": grid.bleed,
            "above": grid.bleed if slot.first else 0,
            "below": grid.bleed if slot.last else 0,
            "left": left,
            "measure": grid.measure,
            "head": head,
            "text_top": max(text_foot - text.height, head_foot + WHITE),
            "text_width": text.width,
            "cut": text.cut,
            "sign_top": foot - SIGN_HEIGHT,
        }
        return self._macro("advert", story, copy, text.headline, text.html, pictures, geometry)

    def _text(self, slot: Slot, story: Story, copy: Copy, head: float, foot: float) -> AdText:
        """The largest headline, then the largest text, between ``head`` and ``foot``."""
        whole = slot.first and slot.last
        width = self.text
        if any(not picture.qr for picture in copy.pictures):
            width = self.grid.measure - self.picture - BESIDE
        elif not copy.pictures and not whole:
            width = self.grid.measure
        headlines = self._headlines(copy.headline, whole)
        tries = [(headline, 0, width, 1) for headline in headlines]
        tries += [(headlines[-1], size, width, 1) for size in range(1, SIZES)]
        if not copy.pictures and len(copy.blocks) > 1:
            tries.append((headlines[-1], SIZES - 1, self.grid.measure, 2))
        for headline, size, wide, columns in tries:
            room = foot - head - len(headline.lines) * headline.rung.leading - WHITE
            html = self._stacked(story, copy, size, wide, columns)
            height = self._measured(html, wide).height
            text = AdText(headline, html, wide, height, 0.0)
            if headline.fits and height <= room:
                return text
        return replace(text, cut=self._cut(text, room))

    def _stacked(self, story: Story, copy: Copy, size: int, width: float, columns: int) -> Markup:
        """The text in columns that are as level as they go."""
        stacks: list[list[str]] = [list(copy.blocks)]
        if columns > 1:
            column = (width - (columns - 1) * self.grid.gutter) / columns
            heights = [
                self._measured(self._macro("text", story, [[block]], size), column).height
                for block in copy.blocks
            ]
            stacks = level_columns(copy.blocks, heights, columns)
        return self._macro("text", story, stacks, size)

    def _headlines(self, words: Markup, whole: bool) -> list[SetHeadline]:
        """The headline at every size of its ladder that holds it, from large to small."""
        press, measure = self.press, self.grid.measure
        font, tracking = press.font("headline-font"), press.tokens.number("ad-tracking")
        # The smaller sizes are also for a headline that the ladder does not hold.
        rungs = [*(press.rungs("ladder-ad") if whole else ()), *press.rungs("ladder-ad-part")]
        length = len(words.striptags())
        most = 2 + (length > SHORT_HEADLINE) + (length > LONG_HEADLINE)
        faces = emphasis_faces(press.house, press.tokens)
        found = [fit(words, font, (rung,), tracking, measure, most, faces) for rung in rungs]
        return [headline for headline in found if headline.fits] or found[-1:]

    def _pictures(self, copy: Copy, foot: float, room: float, right: float) -> list[Placed]:
        """Pictures one above the other at the lower right, standing on the text's foot."""
        if not copy.pictures:
            return []
        # The first line of the lowest caption hangs in the white over the sign-off.
        captions = [self._caption(picture, self._width(picture)) for picture in copy.pictures]
        hanging = min(captions[-1], CAPTION_LINE) if copy.sign_off else 0.0
        codes = sum(self.qr for picture in copy.pictures if picture.qr)
        rest = room + hanging - codes - sum(captions) - self.grid.line * (len(captions) - 1)
        elastic = sum(self._height(picture) for picture in copy.pictures) - codes
        share = min(1.0, rest / elastic) if elastic else 1.0
        y = foot + hanging
        placed: list[Placed] = []
        for picture in reversed(copy.pictures):
            scale = 1.0 if picture.qr else max(PICTURE_LEAST, share)
            width, height = self._width(picture) * scale, self._height(picture) * scale
            y -= self._caption(picture, width) + height
            quiet = QUIET if picture.bare else 0.0
            placed.append(Placed(picture.image, picture.qr, right - width, y, width, height, quiet))
            y -= self.grid.line
        return placed[::-1]

    def _caption(self, picture: AdPicture, width: float) -> float:
        """The height of a picture's caption and credit."""
        if not (picture.image.caption or picture.image.credit):
            return 0.0
        return self._measured(self._macro("caption", picture.image), width).height

    def _cut(self, text: AdText, room: float) -> float:
        """Report the lines that fall below the room; the foot of the last that does not."""
        measured = self._measured(text.html, text.width)
        lines = measured.rendering.lines(measured.index)
        over = [line for line in lines if line.y + line.height > room and line.text.strip()]
        self.overset.extend(overset_of(self.source, over))
        return max((line.y + line.height for line in lines if line not in over), default=room)

    def _width(self, picture: AdPicture) -> float:
        return self.qr if picture.qr else self.picture

    def _height(self, picture: AdPicture) -> float:
        """The height of a picture at its width; a QR code is square."""
        if picture.qr:
            return self.qr
        size = picture.image.size
        return self.picture * size[1] / size[0] if size and size[0] else self.picture

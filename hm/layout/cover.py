"""The front cover: a picture to the bleed, and words on it that can be read.

Its block of words grows down, its cover lines grow up; where they would meet the headline
steps down its ladder. Words that the picture would swallow get a ground of their own.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import escape

from hm.compose.environment import environment
from hm.compose.headline import Rung, SetHeadline, fit
from hm.compose.source import CoverSource, RunSource
from hm.layout.barcode import BarcodeDrawing, draw
from hm.layout.bare import MM, bare_page
from hm.layout.contrast import Backdrop
from hm.layout.cover_tones import Tones, judge
from hm.layout.engine import Rendering
from hm.layout.measure import Measurer, Wanted
from hm.layout.outcome import Outcome, Press
from hm.layout.raster import picture_of
from hm.layout.sheet import document, slashed
from hm.layout.surplus import words_of
from hm.model.sheet import Faint, Overset

BEARING = 0.049
"""Em: the white that the first letter carries at its left; the style sheet takes it back."""
NAMEPLATE_TWO_LINES = (Rung(34, 34), Rung(30, 32), Rung(26, 28), Rung(22, 24), Rung(18, 20))
BLOCK_GAP = 8 * MM
"""Least white between the block and the strip."""
HEADLINE_LINES = 4
STRIP_HEAD, STRIP_FOOT = 6.4 * MM, 9 * MM
"""White over the cover lines, and under them."""
BARCODE_GAP = 6 * MM
"""From the barcode to the cover lines beside it."""


def lay_out(source: RunSource, press: Press) -> Outcome:
    """Lay the cover out."""
    return CoverLayout(source, source.cover or NO_COVER, press).solve()


NO_COVER = CoverSource("palette-0", None, "", "", "", (), "", "", ())


class CoverLayout:
    """The layout of one cover."""

    def __init__(self, source: RunSource, cover: CoverSource, press: Press) -> None:
        self.source = source
        self.cover = cover
        self.press = press
        self.grid = press.grid
        self.margin = press.tokens.points("cover-margin")
        self.words_top = press.tokens.points("cover-words-top")
        self.words_width = press.tokens.points("cover-words-width")
        self.measurer = Measurer(press.engine, press.grid, source)
        self.template = environment(press.house).get_template("print/cover.html").module
        self.barcode: BarcodeDrawing | None = draw(cover.barcode, press) if cover.barcode else None

    def solve(self) -> Outcome:
        """Find the headline's size and the colour of the words, and lay the page out."""
        strip, columns = self._strip()
        bottom = self.grid.height + self.grid.bleed - strip
        barcode = self._barcode_spot(strip)
        foot = bottom
        if barcode and barcode["left"] < self.margin + self.words_width:
            foot = min(foot, barcode["top"])
        room = foot - BLOCK_GAP - self.words_top
        headline, height = self._block(room)
        tokens = self.press.tokens
        context: dict[str, object] = {
            "cover": self.cover,
            "nameplate": set_nameplate(
                self.source.nameplate,
                self.press,
                self.measurer,
                self.grid.width - 2 * self.margin,
                most=tokens.number("nameplate-most"),
                least=tokens.number("nameplate-least"),
            ),
            "label": slashed(self.source.issue_label, self.source.sign),
            "set": headline,
            "night": ", ".join(map(str, self._night())),
            "columns": columns,
            "beside": self._beside(),
            "barcode": self.barcode,
            "g": {"strip": strip, "strip_top": bottom, "block": height, "barcode": barcode},
        }
        rendering = self._sheet(context, Tones())
        tones, faint = self._tones(rendering)
        if tones != Tones():
            rendering = self._sheet(context, tones)
        notes = [*rendering.notes, *(n for n in self.measurer.notes if n not in rendering.notes)]
        return Outcome(
            rendering,
            composed=True,
            overset=self._overset(height - room),
            notes=notes,
            faint=tuple(faint),
        )

    def _sheet(self, context: dict[str, object], tones: Tones) -> Rendering:
        """The page, and blank ones where more are planned."""
        sheet = self.template.sheet(**context, tones=tones)  # type: ignore[attr-defined]
        blank = '<div style="break-before: page"></div>' * (len(self.source.pages) - 1)
        return self.press.engine.lay_out(
            document(self.source, bare_page(self.grid), f"{sheet}{blank}")
        )

    def _tones(self, rendering: Rendering) -> tuple[Tones, list[Faint]]:
        """How the words that were laid out must be set on the picture."""
        if self.cover.image is None:
            return Tones(), []
        engine = self.press.engine
        html = f"{self.template.ground(self.cover)}"  # type: ignore[attr-defined]
        pdf, _ = engine.write(engine.lay_out(document(self.source, bare_page(self.grid), html)))
        return judge(rendering, Backdrop(picture_of(pdf), self.grid.bleed), self.press.tokens)

    def _night(self) -> tuple[int, int, int]:
        """The colour of the shade under words."""
        colours = {colour.name: colour.screen for colour in self.press.tokens.colours()}
        return colours["night"]

    def _strip(self) -> tuple[float, int]:
        """The height of the cover lines with their bleed, and in how many columns they stand."""
        count = len(self.cover.teasers)
        if not count:
            return self.grid.bleed, 0
        most = round(self.press.tokens.number("cover-strip-columns"))
        rows = -(-count // max(1, most - bool(self.barcode)))
        columns = -(-count // rows)
        html = str(self.template.strip(self.cover, columns, self._beside()))  # type: ignore[attr-defined]
        width = self.grid.width + 2 * self.grid.bleed
        height = self.measurer.measure([Wanted(html, width)])[0].height
        if self.barcode:
            foot = STRIP_FOOT + self.grid.bleed
            height = max(height, STRIP_HEAD + self.barcode.height + foot)
        return height, columns

    def _beside(self) -> dict[str, float]:
        """What the barcode takes from the cover lines, in points at either side."""
        taken = self.barcode.width + BARCODE_GAP if self.barcode else 0.0
        left = taken if self.barcode and self.barcode.left else 0.0
        return {"left": left, "right": taken - left}

    def _barcode_spot(self, strip: float) -> dict[str, float] | None:
        """Where the barcode stands, in points from the trim: in the strip, or in its corner."""
        drawn = self.barcode
        if drawn is None:
            return None
        foot = STRIP_FOOT if self.cover.teasers else self.margin
        return {
            "left": self.margin if drawn.left else self.grid.width - self.margin - drawn.width,
            "top": self.grid.height - foot - drawn.height,
        }

    def _block(self, room: float) -> tuple[SetHeadline, float]:
        """The headline as large as the room and its ladder allow, and the block's height."""
        cover, width = self.cover, self.words_width
        font = self.press.font("headline-font")
        tracking = self.press.tokens.number("cover-tracking")
        tries = [(rung, HEADLINE_LINES) for rung in self.press.rungs("ladder-cover")]
        tries += [(rung, 2 * HEADLINE_LINES) for rung in self.press.rungs("ladder-cover-long")]
        headline, height = SetHeadline((), tries[0][0], fits=True), 0.0
        if not (cover.kicker or cover.headline or cover.points or cover.text):
            return headline, height
        for rung, most in tries:
            headline = fit(cover.headline, font, (rung,), tracking, width, most)
            html = str(self.template.block(cover, headline))  # type: ignore[attr-defined]
            height = self.measurer.measure([Wanted(html, width)])[0].height
            if headline.fits and height <= room:
                break
        return headline, height

    def _overset(self, over: float) -> tuple[Overset, ...]:
        """The cover's own words where they meet, and articles that are planned on it."""
        found: list[Overset] = []
        if over > 0:
            lines = self.grid.to_lines(over)
            words = len(words_of(" ".join((*self.cover.points, self.cover.text))).split())
            found.append(Overset("cover", lines, words, self.source.place))
        for story in self.source.stories:
            words = sum(len(words_of(part.html).split()) for part in story.body)
            found.append(Overset(story.slug, 0, words, story.place))
        return tuple(found)


def set_nameplate(
    title: str, press: Press, measurer: Measurer, width: float, *, most: float, least: float
) -> SetHeadline:
    """The magazine's title as wide as ``width``, between two sizes; below, on two lines."""
    tokens = press.tokens
    tracking = tokens.number("nameplate-tracking")
    size = most
    if title.strip():
        # Set once and measured, for the font kerns what the widths of its letters do not tell.
        html = f'<p class="nameplate" style="font-size: {most}pt">{escape(title)}</p>'
        [trial] = measurer.measure([Wanted(html, len(title) * most)])
        natural = sum(line.width for line in trial.rendering.lines(trial.index))
        # Tracking is added after the last letter too, where nobody sees it.
        size = round(min(most, width / (natural / most - tracking - BEARING)), 2)
    if size >= least:
        return SetHeadline((title,), Rung(size, round(size * 60 / 57.6, 2)), fits=True)
    scale = least / NAMEPLATE_TWO_LINES[0].size
    rungs = tuple(
        replace(rung, size=rung.size * scale, leading=rung.leading * scale)
        for rung in NAMEPLATE_TWO_LINES
    )
    return fit(title, press.font("nameplate-font"), rungs, tracking, width, 2)

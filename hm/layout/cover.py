"""The front cover: a picture to the bleed, and words on it that can be read.

Its block of words grows down, its cover lines grow up; where they would meet the headline
steps down its ladder. Words that the picture would swallow get a ground of their own.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import escape

from hm.compose.environment import environment
from hm.compose.headline import Rung, SetHeadline, fit, ladder
from hm.compose.source import CoverSource, RunSource
from hm.layout.bare import MM, bare_page
from hm.layout.contrast import Ground, Window, ground_of
from hm.layout.measure import Measurer, Wanted
from hm.layout.outcome import Outcome, Press
from hm.layout.sheet import document, slashed
from hm.layout.surplus import words_of
from hm.model.sheet import Overset

MARGIN = 12 * MM
NAMEPLATE = 186 * MM
"""How wide the nameplate is."""
BEARING = 0.049
"""Em: the white that the first letter carries at its left; the style sheet takes it back."""
NAMEPLATE_MOST, NAMEPLATE_LEAST = 64.0, 34.0
"""Points: a short title gets no larger, a long one takes two lines."""
NAMEPLATE_TWO_LINES = (Rung(34, 34), Rung(30, 32), Rung(26, 28), Rung(22, 24), Rung(18, 20))
BLOCK_TOP, BLOCK_WIDTH = 54 * MM, 104 * MM
BLOCK_GAP = 8 * MM
"""Least white between the block and the strip."""
HEADLINE_TRACKING = -0.028
HEADLINE_LINES = 4
LAST_RUNGS = (Rung(26, 28), Rung(22, 24), Rung(18, 20))
"""For a headline that the ladder does not hold, in as many lines as it needs."""
STRIP_COLUMNS = 4


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
        self.measurer = Measurer(press.engine, press.grid, source)
        self.template = environment(press.house).get_template("print/cover.html").module

    def solve(self) -> Outcome:
        """Find the headline's size and lay the page out."""
        strip, columns = self._strip()
        bottom = self.grid.height + self.grid.bleed - strip
        room = bottom - BLOCK_GAP - BLOCK_TOP
        headline, height = self._block(room)
        sheet = self.template.sheet(  # type: ignore[attr-defined]
            cover=self.cover,
            nameplate=set_nameplate(
                self.source.nameplate,
                self.press,
                self.measurer,
                NAMEPLATE,
                most=NAMEPLATE_MOST,
                least=NAMEPLATE_LEAST,
            ),
            label=slashed(self.source.issue_label),
            set=headline,
            tone=self._ground(Window(MARGIN, 9 * MM, MARGIN + NAMEPLATE, 40 * MM)),
            block_tone=self._ground(
                Window(MARGIN, BLOCK_TOP, MARGIN + BLOCK_WIDTH, BLOCK_TOP + height)
            ),
            columns=columns,
            g={"strip": strip, "strip_top": bottom, "block": height},
        )
        blank = '<div style="break-before: page"></div>' * (len(self.source.pages) - 1)
        rendering = self.press.engine.lay_out(
            document(self.source, bare_page(self.grid), f"{sheet}{blank}")
        )
        notes = [*rendering.notes, *(n for n in self.measurer.notes if n not in rendering.notes)]
        return Outcome(rendering, composed=True, overset=self._overset(height - room), notes=notes)

    def _strip(self) -> tuple[float, int]:
        """The height of the cover lines with their bleed, and in how many columns they stand."""
        count = len(self.cover.teasers)
        if not count:
            return self.grid.bleed, 0
        rows = -(-count // STRIP_COLUMNS)
        columns = -(-count // rows)
        html = str(self.template.strip(self.cover, columns))  # type: ignore[attr-defined]
        width = self.grid.width + 2 * self.grid.bleed
        return self.measurer.measure([Wanted(html, width)])[0].height, columns

    def _block(self, room: float) -> tuple[SetHeadline, float]:
        """The headline as large as the room and its ladder allow, and the block's height."""
        cover, tokens = self.cover, self.press.tokens
        font = self.press.house.find(tokens.values["headline-font"])
        if not (cover.kicker or cover.headline or cover.points or cover.text):
            return SetHeadline((), LAST_RUNGS[0], fits=True), 0.0
        tries = [(rung, HEADLINE_LINES) for rung in ladder(tokens.values["ladder-cover"])]
        tries += [(rung, 2 * HEADLINE_LINES) for rung in LAST_RUNGS]
        headline, height = SetHeadline((), LAST_RUNGS[0], fits=True), 0.0
        for rung, most in tries:
            headline = fit(cover.headline, font, (rung,), HEADLINE_TRACKING, BLOCK_WIDTH, most)
            html = str(self.template.block(cover, headline))  # type: ignore[attr-defined]
            height = self.measurer.measure([Wanted(html, BLOCK_WIDTH)])[0].height
            if headline.fits and height <= room:
                break
        return headline, height

    def _ground(self, window: Window) -> Ground:
        """How words in a window of the trimmed sheet must be set on the picture."""
        if self.cover.image is None:
            return Ground.DARK
        bleed = self.grid.bleed
        try:
            picture = self.press.house.find(self.cover.image.uri)
        except FileNotFoundError:
            return Ground.DARK
        return ground_of(
            picture,
            (self.grid.width + 2 * bleed, self.grid.height + 2 * bleed),
            Window(
                window.left + bleed,
                window.top + bleed,
                window.right + bleed,
                window.bottom + bleed,
            ),
        )

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
    return fit(title, press.house.find(tokens.values["nameplate-font"]), rungs, tracking, width, 2)

"""The page of contents and masthead, with the editor's letter on a rail of stone.

Contents and masthead share one part of the page, the letter has the other. The letter's
picture is elastic: it takes the lines that the letter leaves. What else is planned on the
page follows the letter; in a run of several pages the text runs on over the full measure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from hm.compose.environment import environment
from hm.compose.source import Flow, FrontSource, Image, Piece, RunSource, Story
from hm.layout.bare import MM
from hm.layout.cover import set_nameplate
from hm.layout.engine import Rendering
from hm.layout.level import level_columns
from hm.layout.measure import Measurer, Wanted
from hm.layout.outcome import Outcome, Press
from hm.layout.sheet import Furnishing, Reserve, document, furniture, page_rule
from hm.layout.surplus import cut_surplus, words_of
from hm.model.article import Kind
from hm.model.sheet import Overset

BESIDE_RAIL = 3 * MM
"""Points that the rail takes of seven twelfths of the measure, which contents have."""
RAIL_PADDING, RAIL_WHITE = 5 * MM, 12 * MM
"""Points from the letter to the rail's edge, and to the contents."""
DENSITIES = 4
LEAST, MOST, EASY = 0.08, 0.39, 0.22
"""Of the page's lines: the picture below the head margin, at least, at most, and where
text runs on."""
GAP = 2
"""Lines between the picture and the letter."""
INSET_LEAST, INSET_MOST = 6, 20
"""Lines of a picture in the text."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of the page stand: left edges and widths, in points from the trim."""

    flow: float
    flow_width: float
    aside: float
    aside_width: float
    stone: float | None
    """The left edge of the rail's ground, which ends at the bleed of the outer side."""
    stone_width: float
    form: str
    """``narrow``: the aside stands on the rail; ``wide``: it has the page; or ``""``."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Contents and masthead with their heights in points."""

    head: Markup
    """Nameplate and contents."""
    head_height: float
    masthead: Markup
    masthead_height: float


def lay_out(source: RunSource, press: Press) -> Outcome:
    """Lay the page, and what runs on from it, out."""
    return FrontLayout(source, source.front or FrontSource((), ()), press).solve()


class FrontLayout:
    """The layout of one run."""

    def __init__(self, source: RunSource, front: FrontSource, press: Press) -> None:
        self.source = source
        self.front = front
        self.press = press
        self.grid = press.grid
        self.aside_width = self.grid.twelfths(7) - BESIDE_RAIL
        self.letter_width = self.grid.measure - self.aside_width - RAIL_WHITE
        self.page = source.pages[0]
        self.side = "recto" if self.page.recto else "verso"
        self.measurer = Measurer(press.engine, press.grid, source)
        self.template = environment(press.house).get_template("print/front.html").module
        self.stories = sorted(source.stories, key=lambda s: s.kind is not Kind.EDITORIAL)
        self.parts = self._parts()
        self.columns = "auto" if len(source.pages) == 1 else "var(--column-narrow)"
        self.inset_most = INSET_MOST
        self.overset: list[Overset] = []

    def _parts(self) -> Parts:
        """The letter stands on the rail; without contents it changes places with the masthead."""
        grid = self.grid
        left = grid.left(self.page.recto)
        right = left + grid.measure
        if not (self.stories or self.source.rail):
            return Parts(left, grid.measure, left, grid.measure, None, 0.0, "wide")
        aside, letter = self.aside_width, self.letter_width
        rail = right - letter if self.page.recto else left
        main = left if self.page.recto else right - aside
        width = letter + RAIL_PADDING + grid.outer + grid.bleed
        stone = rail - RAIL_PADDING if self.page.recto else -grid.bleed
        if self.front.contents:
            return Parts(rail, letter, main, aside, stone, width, "")
        return Parts(main, aside, rail, letter, stone, width, "narrow")

    # The parts.

    def _macro(self, name: str, *arguments: object) -> Markup:
        return Markup(getattr(self.template, name)(*arguments))

    def _measured(self, html: Markup, width: float, classes: str = "") -> float:
        return self.measurer.measure([Wanted(str(html), width, classes)])[0].height

    def _aside(self, above: float) -> Aside:
        """Contents and masthead as close as the room below ``above`` asks for."""
        width, room = self.parts.aside_width, self.grid.depth - above
        wide = self.parts.form == "wide"
        tokens = self.press.tokens
        most = tokens.number("nameplate-inside-most")
        nameplate = set_nameplate(
            self.source.nameplate,
            self.press,
            self.measurer,
            width,
            most=2 * most if wide else most,
            least=tokens.number("nameplate-inside-least"),
        )
        leading = self.grid.line * self.grid.to_lines(0.95 * nameplate.rung.size)
        nameplate = replace(nameplate, rung=replace(nameplate.rung, leading=leading))
        head, masthead, head_height, height = Markup(""), Markup(""), 0.0, 0.0
        for dense in range(DENSITIES):
            head, head_height = self._stacked(
                "head", self.front.contents, 2 if wide else 1, width, dense, nameplate
            )
            needed = head_height
            if self.front.masthead:
                columns = {"wide": 3, "narrow": 1}.get(self.parts.form, 2)
                masthead, height = self._stacked(
                    "masthead", self.front.masthead, columns, width, dense
                )
                needed += self.grid.line + height
            if needed <= room:
                return Aside(head, head_height, masthead, height)
        # Contents win: the masthead has no place on a page that they fill. Where they alone
        # are too long, they run over to a page that is not planned, and are counted there.
        if self.front.masthead:
            words = len(words_of(" ".join(self.front.masthead)).split())
            lines = self.grid.to_lines(min(needed - room, height))
            self.overset.append(Overset("masthead", lines, words, self.source.place))
        return Aside(head, head_height, Markup(""), 0.0)

    def _stacked(
        self, name: str, items: tuple[str, ...], count: int, width: float, *rest: object
    ) -> tuple[Markup, float]:
        """Items in columns, as level as they go, and the height of the whole."""
        column = (width - (count - 1) * self.grid.gutter) / count
        single = [str(self._macro(name, [[item]], False, *rest)) for item in items]
        heights = self.measurer.measure([Wanted(html, column) for html in single])
        columns = level_columns(items, [m.height for m in heights], count)
        height = self._measured(self._macro(name, columns, False, *rest), width)
        return self._macro(name, columns, True, *rest), height

    def _piece(self, part: Piece, story: Story, width: float) -> str:
        html = f'<div class="in-column" style="{self._inset(part.image, width)}">{part.html}</div>'
        lines = self.measurer.lines(html, width, story.palette)
        if part.form != "figure" and lines > self.grid.lines // 2:
            return html
        return f'<div style="height: {lines * self.grid.line}pt">{html}</div>'

    def _inset(self, image: Image | None, width: float) -> str:
        """The height of a picture in the text, in whole lines, as a custom property."""
        if image is None:
            return ""
        ratio = image.size[1] / image.size[0] if image.size and image.size[0] else 0.66
        lines = max(INSET_LEAST, min(self.inset_most, round(width * ratio / self.grid.line)))
        return f"--picture: {lines * self.grid.line}pt"

    def _article(self, story: Story, picture: Markup, following: bool) -> Markup:
        width = self.parts.flow_width
        body = [
            part.html if isinstance(part, Flow) else self._piece(part, story, width)
            for part in story.body
        ]
        if following and story.image:
            inset = self._macro("inset", story.image)
            body.insert(0, f'<div style="{self._inset(story.image, width)}">{inset}</div>')
        words = self._macro("words", story)
        height = self._measured(words, width, story.palette)
        lines = self.grid.to_lines(height) + 1
        return self._macro(
            "article",
            story,
            "".join(body),
            lines * self.grid.line,
            self.columns,
            picture,
            following,
        )

    def _text(self, picture: Markup) -> Markup:
        parts = [
            self._article(story, picture if index == 0 else Markup(""), index > 0)
            for index, story in enumerate(self.stories)
        ]
        board = Markup('<div class="front-board {}">{}</div>').format(
            self.source.palette, Markup(self.source.rail)
        )
        return Markup("").join(parts) + (board if self.source.rail else Markup(""))

    # The picture.

    def _picture(self, image: Image, lines: int, caption: int) -> tuple[Markup, int]:
        """The lead picture, ``lines`` below the head margin, and the lines it takes."""
        grid, parts = self.grid, self.parts
        shift = (parts.stone or 0.0) - parts.flow
        reserve = lines + caption + GAP
        on_rail = parts.form == "narrow"
        geometry = {
            "reserve": 0 if on_rail else reserve * grid.line,
            "left": shift,
            "top": -grid.head - grid.bleed,
            "width": parts.stone_width,
            "height": grid.head + grid.bleed + lines * grid.line,
            "caption_left": parts.aside - parts.flow if on_rail else 0.0,
            "caption_top": lines * grid.line + 2,
            "caption_width": self.letter_width,
        }
        return self._macro("picture", image, self.side, geometry), reserve

    def _picture_lines(self, image: Image, caption: int) -> int:
        """The elastic height: what the text, or the masthead, leaves; 0 without a place."""
        grid = self.grid
        if self.parts.form == "narrow":
            aside = self._aside(0.0)
            free = grid.lines - grid.to_lines(aside.head_height + aside.masthead_height) - 1
        else:
            text = self._text(Markup("")).replace(self.columns, "auto")
            free = grid.lines - self.measurer.lines(str(text), self.parts.flow_width)
        least, most, easy = (round(share * grid.lines) for share in (LEAST, MOST, EASY))
        lines = min(most, free - caption - GAP)
        if lines < least and self.inset_most > INSET_LEAST:
            self.inset_most = INSET_LEAST
            return self._picture_lines(image, caption)
        if len(self.source.pages) > 1 and lines < easy and not self.parts.form:
            return easy
        return lines if lines >= least else 0

    # The page.

    def solve(self) -> Outcome:
        """Find the picture's height and lay the pages out."""
        image = self.stories[0].image if self.stories else None
        picture, above = Markup(""), 0
        if image:
            caption = 0
            if image.caption:
                html = self._macro("caption", image)
                caption = self.grid.to_lines(self._measured(html, self.letter_width))
            if lines := self._picture_lines(image, caption):
                picture, above = self._picture(image, lines, caption)
        on_rail = self.parts.form == "narrow"
        self.overset.clear()
        aside_top = above * self.grid.line if on_rail else 0.0
        aside = self._aside(aside_top)
        grid, parts = self.grid, self.parts
        geometry = {
            "left": parts.aside - parts.flow,
            "top": aside_top,
            "width": parts.aside_width,
            "height": grid.depth - aside_top,
            "masthead": grid.depth - aside_top - aside.masthead_height,
        }
        beside = [
            self._ground(),
            self._macro("aside", aside.head, aside.masthead, geometry),
        ]
        body = [*beside, self._text(picture)]
        rendering = self._render(body)
        if len(rendering) > len(self.source.pages):
            self.inset_most = INSET_LEAST
            body = [*beside, self._text(picture)]
            rendering = self._render(body)
        if (missing := len(self.source.pages) - len(rendering)) > 0:
            blank = Markup('<div style="break-before: page"></div>') * missing
            rendering = self._render([*body, blank])
        self.overset.extend(cut_surplus(self.source, rendering))
        notes = [*rendering.notes, *(n for n in self.measurer.notes if n not in rendering.notes)]
        return Outcome(rendering, composed=True, overset=tuple(self.overset), notes=notes)

    def _ground(self) -> Markup:
        parts, grid = self.parts, self.grid
        if parts.stone is None:
            return Markup("")
        return Markup('<div class="front-ground" style="{}"></div>').format(
            f"left: {parts.stone - parts.flow:.3f}pt; top: {-grid.head - grid.bleed:.3f}pt; "
            f"width: {parts.stone_width:.3f}pt; height: {grid.height + 2 * grid.bleed:.3f}pt"
        )

    def _render(self, body: list[Markup]) -> Rendering:
        grid, parts = self.grid, self.parts
        pages = self.source.pages
        right = grid.width - parts.flow - parts.flow_width
        margins = f"margin-left: {parts.flow:.3f}pt; margin-right: {right:.3f}pt"
        # Pages beyond the planned ones only serve to count what is overset.
        css = [
            f"@page {{ size: {grid.width:.3f}pt {grid.height:.3f}pt; "
            f"margin-top: {grid.head:.3f}pt; margin-bottom: {grid.foot:.3f}pt; {margins} }}"
        ]
        running: list[Markup] = []
        for index, page in enumerate(pages, start=1):
            css.append(page_rule(index, page, Reserve(), grid, furnished=True))
            running.append(furniture(index, page, Reserve(), grid, self.source, Furnishing()))
        css.append(f"@page :nth(1) {{ {margins} }}")
        html = Markup("").join([*running, *body])
        return self.press.engine.lay_out(document(self.source, "".join(css), str(html)))

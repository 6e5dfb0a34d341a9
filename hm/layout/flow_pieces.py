"""Pieces that stand on their page for themselves: measured, then set where they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape

from markupsafe import Markup

from hm.compose.environment import environment
from hm.compose.headline import break_lines, widths
from hm.compose.source import Image, Piece, RunSource, Story
from hm.layout.engine import LineSpot, Rendering, Spot
from hm.layout.flow_plan import Plan, Setting
from hm.layout.galley import fill
from hm.layout.measure import Measured, Measurer, Wanted
from hm.layout.opener import Opener
from hm.layout.outcome import Press
from hm.layout.sheet import document
from hm.model.picture import Position

BOX_TEXT = 'class="box-text"'
"""What marks the text of a box that has no nested boxes and no table."""
GALLEY_LENGTH = 20000
MOST_LINES = 8
"""Of a quote across the page, to be set in even lines."""
CAPTION_LINES = 2
"""Under a picture that has a page to itself."""
CUT_MARGIN = 1
"""Lines of ground below the last words of a box that is cut at the foot."""
LEAST_TEXT = 8
"""Lines of text that must stay on a page above or below what is placed on it."""
LEAST_PICTURE = 8
"""Lines of a picture that is placed across a page."""


class Placer:
    """Measures and sets the placed pieces of one run."""

    def __init__(
        self, source: RunSource, stories: Sequence[Story], press: Press, measurer: Measurer
    ) -> None:
        self.source = source
        self.pages = source.pages
        self.stories = stories
        self.press = press
        self.grid = press.grid
        self.measurer = measurer
        self._rail_padding = press.tokens.points("rail-padding")
        self._levelled: dict[tuple[str, float], str] = {}
        self.tight = False
        """Whether placed pictures have given way to the text."""

    def pieces(self, *positions: Position) -> list[tuple[Story, Piece]]:
        """The pieces at some positions, in the order of the manuscripts."""
        return [
            (story, part)
            for story in self.stories
            for part in story.body
            if isinstance(part, Piece) and part.placement.position in positions
        ]

    def page_of(self, piece: Piece) -> int:
        """The index of the page that a placement names, kept inside the run."""
        return min(max((piece.placement.page or 1) - 1, 0), len(self.pages) - 1)

    def text_pages(self) -> list[int]:
        """The run's pages that text can stand on; always one at least."""
        fulls = {self.page_of(piece) for _, piece in self.pieces(Position.FULL)}
        return [i for i in range(len(self.pages)) if i not in fulls] or [0]

    def fills_page(self, piece: Piece) -> bool:
        """Whether a piece is a picture that has its whole page, to the bleed on all sides."""
        if piece.form != "figure" or piece.image is None or piece.image.caption:
            return False
        page = self.page_of(piece)
        return [one for _, one in self.pieces(Position.FULL) if self.page_of(one) == page] == [
            piece
        ]

    # Measuring.

    def _measure(self, story: Story, piece: Piece, kind: str, width: float, page: int) -> Measured:
        side = "recto" if self.pages[page].recto else "verso"
        inner = piece.html
        if piece.image is not None and piece.form == "figure":
            inner = self._picture(piece, piece.image, width, page)
        elif kind.startswith("across") and piece.form == "pull-quote":
            inner = self._even_lines(piece, inner, width)
        elif kind.startswith("across") and BOX_TEXT in inner and piece.parts <= 1:
            inner = self._level_columns(story, inner, kind, width)
        # What lies across a page is the same on either side: it is measured once.
        classes = kind if kind.startswith("across") else f"{kind} {side}"
        return self._alone(story, inner, classes, width)

    def _alone(self, story: Story, inner: str, classes: str, width: float) -> Measured:
        html = Markup('<div class="{}">{}</div>').format(classes, Markup(inner))
        return self.measurer.measure([Wanted(str(html), width, story.palette)])[0]

    def _even_lines(self, piece: Piece, html: str, width: float) -> str:
        """A quote across the page no wider than its lines need to be even."""
        tokens = self.press.tokens
        font, size = self.press.font("band-font"), tokens.points("quote-across-size")
        words = f"{piece.sign} {piece.plain} {piece.sign}"
        lines = break_lines(words, font, size, 0, width, MOST_LINES) or ()
        if len(lines) < 2:
            return html
        of = widths(font).of
        widest = max(sum(map(of, unescape(line))) for line in lines) * size
        # The slashes are set in another face: a little more than was reckoned.
        return html.replace("<p>", f'<p style="max-width: {widest * 1.03:.1f}pt">', 1)

    def _level_columns(self, story: Story, html: str, classes: str, width: float) -> str:
        """A box whose text is set in columns that end level: the least depth that holds it."""
        if (html, width) in self._levelled:
            return self._levelled[html, width]
        levelled = html
        galley = html.replace(BOX_TEXT, f'{BOX_TEXT[:-1]} columns" style="columns: 1"', 1)
        css = f"@page {{ size: {self.grid.column:.3f}pt {GALLEY_LENGTH}pt; margin: 0 }}"
        body = f'<div class="{classes}">{galley}</div>'
        page = document(self.source, css, body, f"measuring {story.palette}")
        items = self.press.engine.lay_out(page).galley(0)
        columns = self.grid.columns - (width < self.grid.measure)
        held = sum(item.height + item.gap for item in items)
        line = self.grid.line
        for lines in range(self.grid.to_lines(held / columns), self.grid.lines):
            if not fill(items, [lines * line] * columns).over:
                style = f'style="height: {lines * line}pt; column-fill: auto"'
                tried = html.replace(BOX_TEXT, f"{BOX_TEXT} {style}", 1)
                # Where the engine breaks otherwise, columns a line longer hold it.
                if self._alone(story, tried, classes, width).whole:
                    levelled = tried
                    break
        self._levelled[html, width] = levelled
        return levelled

    def _picture(self, piece: Piece, image: Image, width: float, page: int) -> str:
        """A picture out of the flow: to the bleed at the edges that it reaches."""
        grid, recto = self.grid, self.pages[page].recto
        position = piece.placement.position
        edge = grid.left(recto) + grid.bleed
        left, wide, top = 0.0, width, 0.0
        if position in (Position.TOP, Position.FULL):
            left, wide, top = -edge, grid.width + 2 * grid.bleed, -(grid.head + grid.bleed)
            if width < grid.measure:  # beside a rail in the outer column
                left = -edge if recto else 0.0
                wide = width + (edge if recto else grid.inner + grid.bleed)
        elif position is Position.OUTER:
            left = 0.0 if recto else -edge
            wide, top = grid.column + grid.outer + grid.bleed, -(grid.head + grid.bleed)
        across, down = image.size or (3, 2)
        lines = round((wide * down / max(across, 1) + top) / grid.line)
        if position is Position.FULL:
            lines = grid.lines - (CAPTION_LINES if image.caption else 0)
        else:
            most = grid.lines - 6 if position is Position.OUTER else grid.lines // 2
            lines = min(most, max(LEAST_PICTURE, lines))
        if self.tight and position in (Position.TOP, Position.BOTTOM):
            lines = LEAST_PICTURE
        module = environment(self.press.house).get_template("print/furniture.html").module
        height = lines * grid.line
        geometry = {"left": left, "top": top, "width": wide, "height": height, "credit": 0.0}
        if self.fills_page(piece):
            geometry |= {"height": grid.depth + grid.foot + grid.bleed, "credit": grid.depth}
        return str(module.placed_picture(piece.id, image, geometry))  # type: ignore[attr-defined]

    def across_foot(self, story: Story, piece: Piece, page: int, plan: Plan) -> Setting:
        """A piece across the foot of a page."""
        width = self.grid.main if page in plan.outers else self.grid.measure
        measured = self._measure(story, piece, "across bottom", width, page)
        return Setting(piece, measured, measured.lines)

    def place_fixed(self, plan: Plan, opener: Opener) -> None:
        """Measure what stands on a page that the author names, and put it on the plan."""
        grid = self.grid
        for story, piece in self.pieces(Position.OUTER):
            page = self.page_of(piece)
            under = " under-picture" if page == plan.first and opener.under_picture else ""
            if page in plan.outers:
                under += " further"
            width = grid.column - (0 if piece.form == "figure" else self._rail_padding)
            measured = self._measure(story, piece, f"beside{under}", width, page)
            plan.outers.setdefault(page, []).append(Setting(piece, measured, measured.lines))
        for story, piece in self.pieces(Position.TOP):
            page = self.page_of(piece)
            width = grid.main if page in plan.outers else grid.measure
            measured = self._measure(story, piece, "across top", width, page)
            lines = measured.lines + (piece.form == "figure")
            head = opener.height(opener.bounds()[0]) if page == plan.first else 0
            taken = sum(setting.lines for setting in plan.tops.get(page, ()))
            lines = min(lines, max(0, grid.lines - head - LEAST_TEXT - taken))
            plan.tops.setdefault(page, []).append(Setting(piece, measured, lines))
        for story, piece in self.pieces(Position.FULL):
            page = self.page_of(piece)
            form = "full-page" if grid.columns > 2 else "full-page stacked"
            measured = self._measure(story, piece, form, grid.measure, page)
            plan.fulls.setdefault(page, []).append(Setting(piece, measured, measured.lines))

    # Setting.

    def set_on(
        self, rendering: Rendering, index: int, page: int, plan: Plan, below: int
    ) -> Iterator[list[LineSpot]]:
        """Set the pieces of a page, the ``index``-th of a rendering.

        ``below`` are the lines of an opener that a rail on its page begins under. Yields
        the lines of every piece that run over the foot of the page.
        """
        grid = self.grid
        recto = self.pages[page].recto
        left = wide = grid.left(recto)
        if page in plan.outers and not recto:
            wide = left + grid.column + grid.gutter
        line = 0
        for setting in plan.tops.get(page, ()):
            yield self._set(rendering, index, setting, wide, line)
            line += setting.lines
        bottoms = plan.bottoms.get(page, ())
        line = max(0, grid.lines - sum(setting.lines for setting in bottoms))
        # From the top one on: the ground of each goes on to the foot of the page, under the
        # next. What the page has no room for runs over its foot, and is told.
        for setting in bottoms:
            yield self._set(rendering, index, setting, wide, line)
            line += setting.lines
        line = below
        for setting in plan.outers.get(page, ()):
            x = left + grid.main + grid.gutter if recto else left
            if recto and setting.piece.form != "figure":
                x += self._rail_padding
            yield self._set(rendering, index, setting, x, line)
            line += setting.lines + 1

    def set_full(
        self, rendering: Rendering, index: int, page: int, plan: Plan
    ) -> Iterator[list[LineSpot]]:
        """Set what has a page to itself."""
        line = 0
        for setting in plan.fulls.get(page, ()):
            left = self.grid.left(self.pages[page].recto)
            yield self._set(rendering, index, setting, left, line)
            line += setting.lines + 1

    def _set(
        self, rendering: Rendering, index: int, setting: Setting, x: float, line: int
    ) -> list[LineSpot]:
        """Set a piece ``line`` lines below the head margin; the lines that run over."""
        grid, measured = self.grid, setting.measured
        over: list[LineSpot] = []
        room = min(setting.lines, grid.lines - line)
        if measured.lines > room and not self.fills_page(setting.piece):
            below = measured.rendering.cut_below(
                measured.index, max(0, room) * grid.line, CUT_MARGIN * grid.line
            )
            over = [spot for spot in below if spot.text.strip()]
        spot = Spot(x, grid.head + line * grid.line)
        rendering.set_piece(index, measured.rendering, measured.index, spot)
        return over

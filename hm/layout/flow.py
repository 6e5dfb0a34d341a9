"""Runs whose text flows in columns from page to page.

Boxes that the page designer placed are measured, the pages' margins reserve their
height, and they are set there after the text is laid out. One thing is elastic, as a rule
the lead picture: it takes the lines that the text leaves. When the text is long the
picture shrinks to its least, then the headline steps down its ladder, then the run is
overset and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from markupsafe import Markup

from hm.compose.headline import break_lines, widths
from hm.compose.source import Flow, Piece, RunSource, Story
from hm.layout.engine import LineSpot, Rendering, Spot
from hm.layout.measure import Measured, Measurer, Wanted
from hm.layout.opener import Opener, form_of
from hm.layout.outcome import Outcome, Press
from hm.layout.sheet import Furnishing, Reserve, document, furniture, page_rule
from hm.model.article import Kind
from hm.model.picture import Placement, Position
from hm.model.place import Place
from hm.model.sheet import Overset

LEAST_TEXT = 8
"""Lines of text that must stay on a page above or below what is placed on it."""
BAND_ABOVE, BAND_BELOW = 4, 30.0
"""Lines above, points below the words of a pull-quote band."""
BAND_MOST = 32
ROUNDS = 6
LEVEL_TRIES = 5
GAP_TRIES = 4
LEAST_GAP = 3
"""Lines of white at a column's foot that are worth moving a piece for."""
MOST_IN_COLUMN = 40
"""Lines of a box that still stands in a column: two thirds of a page."""
TRIES = 5


@dataclass(frozen=True, slots=True)
class Setting:
    """A piece on a page of its own accord: measured and placed, not flowing."""

    piece: Piece
    page: int
    """Index among the run's pages."""
    measured: Measured
    lines: int


@dataclass(slots=True)
class Plan:
    """Where everything but the text goes."""

    lines: int
    """The elastic part of the opener."""
    tops: dict[int, Setting] = field(default_factory=dict)
    bottoms: dict[int, list[Setting]] = field(default_factory=dict)
    outers: dict[int, Setting] = field(default_factory=dict)
    fulls: dict[int, Setting] = field(default_factory=dict)
    band: int = 0
    """Lines of the pull-quote band on the last page, with the white under it."""
    level: int = 0
    """Lines kept free at the foot of the last page so that its columns end level."""

    def reserve(self, page: int, last: int, narrow: bool) -> Reserve:
        top = self.tops[page].lines if page in self.tops else 0
        if self.band and page == last:
            top += self.band
        return Reserve(
            top=top,
            bottom=sum(s.lines for s in self.bottoms.get(page, ()))
            + (self.level if page == last else 0),
            outer=page in self.outers,
            inner=narrow and page == 0,
        )


def lay_out(source: RunSource, press: Press) -> Outcome:
    """Lay a run out."""
    return FlowLayout(source, press).solve()


class FlowLayout:
    """The layout of one run."""

    def __init__(self, source: RunSource, press: Press) -> None:
        self.source = source
        self.press = press
        self.grid = press.grid
        self.measurer = Measurer(press.engine, press.grid, source)
        self.pages = source.pages
        self.lead = source.stories[0]
        form = form_of(self.lead)
        body = list(self.lead.body)
        self.deck_quote = self._take_quote(body) if self._quote_serves_as_deck() else None
        self.band_quote = (
            self._take_quote(body)
            if self.lead.kind is Kind.INTERVIEW and len(self.pages) > 1
            else None
        )
        self.lead = replace(self.lead, body=tuple(body))
        self.stories = [self._spread_long_boxes(s) for s in (self.lead, *source.stories[1:])]
        self.lead = self.stories[0]
        beside = any(self._page_of(p) == 0 for _, p in self._pieces(Position.OUTER))
        self.opener = Opener(
            self.lead,
            form,
            self.pages[0],
            press,
            self.measurer,
            self.deck_quote,
            beside=beside,
        )

    # What stands where.

    def _quote_serves_as_deck(self) -> bool:
        return self.lead.kind is Kind.COMMENT and not self.lead.deck

    @staticmethod
    def _take_quote(body: list[Flow | Piece]) -> Piece | None:
        """Take the first pull quote that nobody placed out of the text."""
        for index, part in enumerate(body):
            if (
                isinstance(part, Piece)
                and part.form == "pull-quote"
                and part.placement.place is None
            ):
                del body[index]
                return part
        return None

    def _pieces(self, *positions: Position) -> list[tuple[Story, Piece]]:
        return [
            (story, part)
            for story in self.stories
            for part in story.body
            if isinstance(part, Piece) and part.placement.position in positions
        ]

    @property
    def text_pages(self) -> list[int]:
        """The run's pages that text can stand on."""
        fulls = {self._page_of(p) for _, p in self._pieces(Position.FULL)}
        return [i for i in range(len(self.pages)) if i not in fulls]

    def _page_of(self, piece: Piece) -> int:
        """The index of the page that a placement names, kept inside the run."""
        return min(max((piece.placement.page or 1) - 1, 0), len(self.pages) - 1)

    def _measure(self, story: Story, piece: Piece, kind: str, width: float, page: int) -> Measured:
        side = "recto" if self.pages[page].recto else "verso"
        html = Markup('<div class="{} {}">{}</div>').format(kind, side, Markup(piece.html))
        return self.measurer.measure([Wanted(str(html), width, story.palette)])[0]

    def _fixed(self, plan: Plan) -> None:
        """Measure what stands on a page that the author names."""
        grid = self.grid
        for story, piece in self._pieces(Position.OUTER):
            page = self._page_of(piece)
            under = " under-picture" if page == 0 and self.opener.under_picture else ""
            m = self._measure(story, piece, f"beside{under}", grid.column - 15, page)
            plan.outers[page] = Setting(piece, page, m, 0)
        for story, piece in self._pieces(Position.TOP):
            page = self._page_of(piece)
            width = grid.span(2) if page in plan.outers else grid.measure
            m = self._measure(story, piece, "across top", width, page)
            plan.tops[page] = Setting(piece, page, m, m.lines + (piece.form == "figure"))
        for story, piece in self._pieces(Position.FULL):
            page = self._page_of(piece)
            m = self._measure(story, piece, "full-page", grid.measure, page)
            plan.fulls[page] = Setting(piece, page, m, m.lines)

    def _spread_long_boxes(self, story: Story) -> Story:
        """A box too long for a column goes across the foot, in columns of its own."""
        body = list(story.body)
        for index, part in enumerate(body):
            if (
                isinstance(part, Piece)
                and part.placement.position is Position.COLUMN
                and part.form in ("box", "find-out-more", "profile")
                and self._column_lines_of(story, part) > MOST_IN_COLUMN
            ):
                body[index] = replace(part, placement=Placement(Position.BOTTOM))
        return replace(story, body=tuple(body))

    def _column_lines_of(self, story: Story, piece: Piece) -> int:
        html = f'<div class="in-column">{piece.html}</div>'
        return self.measurer.lines(html, self.grid.column, story.palette)

    # The document.

    def _column_piece(self, story: Story, piece: Piece) -> str:
        """A piece in its column, its height rounded up to whole lines."""
        height = self._column_lines_of(story, piece) * self.grid.line
        return (
            f'<div class="in-column" data-piece="{piece.key}" style="height: {height}pt">'
            f"{piece.html}</div>"
        )

    def _columns(self, story: Story, fill: str) -> str:
        parts: list[str] = []
        for part in story.body:
            if isinstance(part, Flow):
                parts.append(part.html)
            elif part.placement.position is Position.COLUMN:
                parts.append(self._column_piece(story, part))
            else:
                parts.append(f'<div class="anchor" id="anchor:{part.key}"></div>')
        return (
            f'<div class="columns" style="columns: var(--column-narrow); '
            f'column-fill: {fill}">'
            f"{''.join(parts)}{story.closing}</div>"
        )

    def _document(self, plan: Plan) -> str:
        text_pages = self.text_pages or [0]
        css: list[str] = []
        running: list[str] = []
        last = text_pages[-1]
        count = len(text_pages) + 2
        for index in range(count):
            page_index = text_pages[min(index, len(text_pages) - 1)]
            page = self.pages[page_index]
            beyond = index >= len(text_pages)
            reserve = (
                Reserve() if beyond else plan.reserve(page_index, last, self.opener.narrow)
            )
            what = Furnishing(
                tab=self.lead.tab, over_picture=self._over_picture(plan, page_index, last)
            )
            css.append(page_rule(index + 1, page, reserve, self.grid, furnished=True))
            running.append(
                str(furniture(index + 1, page, reserve, self.grid, self.source, what))
            )
        body = [*running]
        for index, story in enumerate(self.stories):
            # Filling columns one by one is quick and lets layout level the last page;
            # what another story follows must be balanced at once.
            fill = "auto" if index == len(self.stories) - 1 else "balance"
            if index == 0:
                head = self.opener.html(plan.lines)
            else:
                page = self.pages[0]
                head = Opener(
                    story, form_of(story), page, self.press, self.measurer, None
                ).following()
            body.append(
                f'<article id="{story.slug}" data-slug="{story.slug}" '
                f'data-path="{story.path}" class="{story.palette} kind-{story.kind}">'
                f"{head}{self._columns(story, fill)}</article>"
            )
        return document(self.source, "".join(css), "".join(body), self.lead.palette)

    def _over_picture(self, plan: Plan, page: int, last: int) -> bool:
        if page == 0 and self.opener.form.name in ("picture", "interview"):
            return True
        if page in plan.tops and plan.tops[page].piece.form == "figure":
            return page not in plan.outers
        return bool(plan.band) and page == last

    # Solving.

    def solve(self) -> Outcome:
        """Find the plan under which the text fills its pages, and lay it out."""
        rendering, plan = self._solve_step()
        while self._over(rendering) and self.opener.step + 1 < self.opener.steps:
            self.opener.step += 1
            rendering, plan = self._solve_step()
        if not self._over(rendering):
            rendering = self._close_gaps(plan, rendering)
            rendering = self._level(plan, rendering)
        return self._finish(rendering, plan)

    def _close_gaps(self, plan: Plan, rendering: Rendering) -> Rendering:
        """Let text fill the foot of a column that a piece left for the head of the next.

        The piece moves behind the paragraph that follows it, as a sub-editor would move it.
        """
        for _ in range(GAP_TRIES):
            key = self._piece_behind_gap(rendering, plan)
            before = self.stories
            if key is None or not self._move_on(key):
                break
            closed = self._render(plan)
            if self._over(closed) or len(closed) != len(rendering):
                self.stories = before
                break
            rendering = closed
        return rendering

    def _piece_behind_gap(self, rendering: Rendering, plan: Plan) -> str | None:
        """The key of the first piece that leaves more than a little white before it."""
        previous: int | None = None
        for index in range(min(len(rendering), len(self.text_pages or [0]))):
            depth, filled = self._column_lines(rendering, plan, index)
            for lines, head in zip(filled, rendering.column_heads(index), strict=False):
                if previous is not None and previous >= LEAST_GAP and head:
                    return head
                previous = depth - lines
        return None

    def _move_on(self, key: str) -> bool:
        """Move a piece behind the next paragraph; whether there was one."""
        for number, story in enumerate(self.stories):
            body = list(story.body)
            for index, part in enumerate(body[:-1]):
                if isinstance(part, Piece) and part.key == key:
                    after = body[index + 1]
                    if not isinstance(after, Flow) or not after.html.startswith("<p"):
                        return False
                    body[index : index + 2] = [after, part]
                    self.stories = list(self.stories)
                    self.stories[number] = replace(story, body=tuple(body))
                    return True
        return False

    def _level(self, plan: Plan, rendering: Rendering) -> Rendering:
        """Let the columns of the last page end level: shorten the page to what they need.

        Whole paragraphs, widows and orphans may need a line or two more than the average.
        """
        text_pages = self.text_pages or [0]
        last = len(rendering) - 1
        if last != len(text_pages) - 1 or len(self.stories) > 1:
            return rendering
        depth, filled = self._column_lines(rendering, plan, last)
        if len(filled) < 1 or not depth:
            return rendering
        columns = self._columns_on(plan, text_pages[last])
        need = -(-sum(filled) // columns)
        for height in range(need, min(need + LEVEL_TRIES, depth)):
            plan.level = depth - height
            levelled = self._render(plan)
            if not self._over(levelled) and len(levelled) == len(rendering):
                return levelled
        plan.level = 0
        return rendering

    def _columns_on(self, plan: Plan, page: int) -> int:
        """How many columns of text a page has."""
        narrow = self.opener.narrow and page == 0
        return self.grid.columns - (page in plan.outers) - narrow

    def _column_lines(
        self, rendering: Rendering, plan: Plan, index: int
    ) -> tuple[int, list[int]]:
        """The lines a column of a page can hold, and those each column of it holds."""
        text_pages = self.text_pages or [0]
        page = text_pages[index]
        reserve = plan.reserve(page, text_pages[-1], self.opener.narrow)
        top = self.grid.head + reserve.top * self.grid.line
        depth = self.grid.lines - reserve.top - reserve.bottom
        if page == 0:
            head = self.opener.height(plan.lines)
            top += head * self.grid.line
            depth -= head
        feet = rendering.column_feet(index)
        filled = [self.grid.to_lines(foot - top - 1) for foot in feet if foot]
        return max(depth, 0), filled

    def _render(self, plan: Plan) -> Rendering:
        return self.press.engine.lay_out(self._document(plan))

    def _solve_step(self) -> tuple[Rendering, Plan]:
        least, most = self.opener.bounds()
        plan = Plan(lines=least)
        self._fixed(plan)
        plan.band = self._band_least()
        rendering = self._render(plan)
        for _ in range(ROUNDS):
            if not self._assign_bottoms(plan, rendering):
                break
            rendering = self._render(plan)
        rendering = self._stretch(plan, rendering, least, most)
        for _ in range(ROUNDS):
            if not self._assign_bottoms(plan, rendering):
                break
            plan.lines = least
            rendering = self._render(plan)
            rendering = self._stretch(plan, rendering, least, most)
        return rendering, plan

    def _assign_bottoms(self, plan: Plan, rendering: Rendering) -> bool:
        """Give boxes across the foot the page they fall on; whether anything moved."""
        wanted: dict[int, list[Setting]] = {}
        now = {s.piece.key: page for page, list_ in plan.bottoms.items() for s in list_}
        text_pages = self.text_pages or [0]
        for story, piece in self._pieces(Position.BOTTOM):
            falls = len(text_pages) - 1
            for index in range(len(rendering)):
                if f"anchor:{piece.key}" in rendering.landings(index):
                    falls = min(index, len(text_pages) - 1)
                    break
            page = max(text_pages[falls], now.get(piece.key, 0))
            while True:
                width = self.grid.span(2) if page in plan.outers else self.grid.measure
                m = self._measure(story, piece, "across bottom", width, page)
                taken = sum(s.lines for s in wanted.get(page, ()))
                head = self.opener.height(plan.lines) if page == 0 else 0
                if page in plan.tops:
                    head += plan.tops[page].lines
                if plan.band and page == text_pages[-1]:
                    head += plan.band
                room = self.grid.lines - head - taken - LEAST_TEXT
                later = [p for p in text_pages if p > page]
                if m.lines <= room or not later:
                    break
                page = later[0]
            wanted.setdefault(page, []).append(Setting(piece, page, m, m.lines))
        moved = {s.piece.key: page for page, list_ in wanted.items() for s in list_} != now
        plan.bottoms = wanted
        return moved

    def _stretch(self, plan: Plan, rendering: Rendering, least: int, most: int) -> Rendering:
        """Let the elastic part take the lines that the text leaves."""
        free = self._free_lines(rendering, plan)
        grow = min(most, least + max(0, free) // self.opener.columns) - plan.lines
        if grow <= 0:
            return self._stretch_band(plan, rendering, free)
        best = rendering
        for _ in range(TRIES):
            plan.lines = least + grow
            best = self._render(plan)
            over = self._over(best)
            if not over or grow == 0:
                break
            grow = max(0, grow - max(1, len(over) // self.opener.columns))
        if plan.lines == most:
            return self._stretch_band(plan, best, self._free_lines(best, plan))
        return best

    def _stretch_band(self, plan: Plan, rendering: Rendering, free: int) -> Rendering:
        grow = min(BAND_MOST - plan.band, free // self.grid.columns) if plan.band else 0
        kept, least = rendering, plan.band
        while grow > 0:
            plan.band = least + grow
            kept = self._render(plan)
            if not self._over(kept):
                return kept
            grow -= 1
        if plan.band != least:
            plan.band = least
            kept = self._render(plan)
        return kept

    def _free_lines(self, rendering: Rendering, plan: Plan) -> int:
        """The column lines that are free on the last page and the pages never reached."""
        text_pages = self.text_pages or [0]
        used = len(rendering)
        if used > len(text_pages):
            return -len(self._over(rendering))
        free = 0
        for index in range(used - 1, len(text_pages)):
            page = text_pages[index]
            columns = self._columns_on(plan, page)
            if index >= used:
                reserve = plan.reserve(page, text_pages[-1], self.opener.narrow)
                free += (self.grid.lines - reserve.top - reserve.bottom) * columns
                continue
            depth, filled = self._column_lines(rendering, plan, index)
            # A full column may end a line or two early, before what must not be parted.
            free += max(0, depth * columns - sum(max(f, 0) for f in filled[-1:]))
            free -= depth * (len(filled) - 1)
        return free

    def _over(self, rendering: Rendering) -> list[LineSpot]:
        """The lines of text beyond the run's last page."""
        return [
            line
            for index in range(len(self.text_pages or [0]), len(rendering))
            for line in rendering.lines(index)
            if line.text.strip()
        ]

    # The band.

    def _band_lines(self) -> tuple[str, ...]:
        if self.band_quote is None:
            return ()
        tokens = self.press.tokens
        font = widths(
            self.press.house.find("styles/fonts/source-serif/SourceSerif4Display-Regular.otf")
        )
        size = tokens.number("band-size")
        lines = break_lines(
            f"// {self.band_quote.plain} //", font, size, -0.008, self.grid.measure, 8
        )
        if not lines:
            return (self.band_quote.plain,)
        return (lines[0].removeprefix("// "), *lines[1:-1], lines[-1].removesuffix(" //")) if len(
            lines
        ) > 1 else (self.band_quote.plain,)

    def _band_least(self) -> int:
        lines = self._band_lines()
        if not lines:
            return 0
        leading = self.press.tokens.number("band-leading")
        return self.grid.to_lines(len(lines) * leading + BAND_BELOW) + 1

    def _band(self, plan: Plan) -> Setting | None:
        """The band, laid out as high as the plan has it."""
        if self.band_quote is None or not plan.band:
            return None
        module = self.opener._module
        html = module.band(  # type: ignore[attr-defined]
            self._band_lines(),
            Markup(self.band_quote.said_by),
            (plan.band - 1) * self.grid.line,
        )
        m = self.measurer.measure([Wanted(str(html), self.grid.measure, self.lead.palette)])[0]
        return Setting(self.band_quote, len(self.pages) - 1, m, plan.band)

    # Setting the pieces.

    def _finish(self, rendering: Rendering, plan: Plan) -> Outcome:
        text_pages = self.text_pages or [0]
        over = self._over(rendering)
        fill = self._fill(rendering, plan)
        beyond = [line for line in over if line.columns] or over
        del rendering.pages[len(text_pages) :]
        overset: list[Overset] = []
        if beyond:
            overset.append(self._overset(beyond))
        self._set_pieces(rendering, plan, text_pages, overset)
        self._insert_fulls(rendering, plan, overset)
        while len(rendering) < len(self.pages):
            rendering.append_from(self._blank(len(rendering)), 0, len(rendering))
        notes = [*rendering.notes, *self.measurer.notes]
        return Outcome(rendering, fill, False, tuple(overset), list(dict.fromkeys(notes)))

    def _fill(self, rendering: Rendering, plan: Plan) -> float:
        """How full the last page is, its boxes counted."""
        text_pages = self.text_pages or [0]
        if plan.fulls and max(plan.fulls) > text_pages[-1]:
            return 1.0
        if len(rendering) < len(text_pages):
            return 0.0
        boxes = sum(s.lines for s in plan.bottoms.get(text_pages[-1], ()))
        lowest = max(rendering.column_feet(len(text_pages) - 1), default=0.0) - self.grid.head
        filled = max(lowest / self.grid.depth, 0.0) + boxes / self.grid.lines
        return min(1.0, round(filled, 4))

    def _overset(self, lines: list[LineSpot]) -> Overset:
        first = lines[0]
        story = next((s for s in self.stories if s.slug == first.slug), self.lead)
        at = first.at or (story.place.line, story.place.column)
        words = sum(len(line.text.split()) for line in lines)
        return Overset(story.slug, len(lines), words, Place(story.path, *at))

    def _set_pieces(
        self, rendering: Rendering, plan: Plan, text_pages: list[int], overset: list[Overset]
    ) -> None:
        grid = self.grid
        foot = grid.head + grid.depth
        band = self._band(plan)
        for index, page in enumerate(text_pages[: len(rendering)]):
            recto = self.pages[page].recto
            left = grid.left(recto)
            wide = left
            if page in plan.outers and not recto:
                wide = left + grid.column + grid.gutter
            if band and page == text_pages[-1]:
                rendering.set_piece(
                    index, band.measured.rendering, band.measured.index, Spot(left, grid.head)
                )
            if page in plan.tops:
                s = plan.tops[page]
                rendering.set_piece(
                    index, s.measured.rendering, s.measured.index, Spot(wide, grid.head)
                )
            y = foot
            for s in reversed(plan.bottoms.get(page, ())):
                y -= s.lines * grid.line
                rendering.set_piece(
                    index, s.measured.rendering, s.measured.index, Spot(wide, y)
                )
            if page in plan.outers:
                s = plan.outers[page]
                x = left + grid.span(2) + grid.gutter + 14.17 if recto else left
                below = self.opener.height(plan.lines) if self._under_opener(page) else 0
                rendering.set_piece(
                    index,
                    s.measured.rendering,
                    s.measured.index,
                    Spot(x, grid.head + below * grid.line),
                )
                self._too_long(s, overset, below)

    def _under_opener(self, page: int) -> bool:
        return page == 0 and self.opener.under_picture

    def _too_long(self, setting: Setting, overset: list[Overset], below: int = 0) -> None:
        """A piece that is higher than the page has room, from ``below`` lines on, is overset."""
        room = self.grid.lines - below
        if setting.measured.lines <= room:
            return
        lines = [
            line
            for line in setting.measured.rendering.lines(setting.measured.index)
            if line.y + line.height > room * self.grid.line + 1 and line.text.strip()
        ]
        if lines:
            overset.append(self._overset(lines))

    def _insert_fulls(self, rendering: Rendering, plan: Plan, overset: list[Overset]) -> None:
        for page in sorted(plan.fulls):
            setting = plan.fulls[page]
            sheet = self._blank(page)
            m = setting.measured
            left = self.grid.left(self.pages[page].recto)
            sheet.set_piece(0, m.rendering, m.index, Spot(left, self.grid.head))
            rendering.append_from(sheet, 0, min(page, len(rendering)))
            self._too_long(setting, overset)

    def _blank(self, page: int) -> Rendering:
        """A page with its furniture and no text."""
        sheet = self.pages[page]
        css = page_rule(1, sheet, Reserve(), self.grid, furnished=True)
        running = furniture(
            1, sheet, Reserve(), self.grid, self.source, Furnishing(tab=self.lead.tab)
        )
        body = f'{running}<div class="blank"></div>'
        return self.press.engine.lay_out(
            document(self.source, css, body, self.lead.palette)
        )



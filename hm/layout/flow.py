"""Runs whose text flows in columns from page to page.

Boxes that the page designer placed are measured, the pages' margins reserve their
height, and they are set there after the text is laid out. One thing is elastic, as a rule
the lead picture: it takes the lines that the text leaves. When the text is long the
picture shrinks to its least, then the headline steps down its ladder, then the run is
overset and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from hm.compose.environment import environment
from hm.compose.headline import break_lines
from hm.compose.source import Flow, Piece, RunSource, Story
from hm.layout.engine import LineSpot, Rendering, Spot
from hm.layout.flow_pieces import LEAST_TEXT, Placer
from hm.layout.flow_plan import Plan, Setting
from hm.layout.galley import Filling, Item, fill, moved_on
from hm.layout.measure import Measurer, Wanted
from hm.layout.opener import Opener, form_of
from hm.layout.outcome import Outcome, Press
from hm.layout.sheet import Furnishing, Reserve, document, furniture, page_rule
from hm.model.article import Kind
from hm.model.picture import Placement, Position
from hm.model.place import Place
from hm.model.sheet import Overset

BAND_BELOW = 30.0
"""Points below the words of a pull-quote band."""
BAND_MOST = 0.52
"""Of a page."""
ROUNDS = 6
TRIES = 4
LEVEL_TRIES = 6
GAP_TRIES = 6
LEAST_GAP = 3
"""Lines of white at a column's foot that are worth moving a piece for."""
GALLEY_LENGTH = 60000
MOST_SPARE = 8
"""Lines of white above what ends the text that let its column end level; more is a hole."""
ROUNDING = 0.05
"""Of a line: less is no line."""
MOST_IN_COLUMN = 0.65
"""Of a page: the height of a box that still stands in a column."""


def lay_out(source: RunSource, press: Press) -> Outcome:
    """Lay a run out; one whose manuscripts are all missing is left blank."""
    if not source.stories:
        return blank(source, press)
    return FlowLayout(source, press).solve()


def blank(source: RunSource, press: Press) -> Outcome:
    """Pages with their furniture and nothing else."""
    css = "".join(
        page_rule(i, page, Reserve(), press.grid, furnished=True)
        for i, page in enumerate(source.pages, start=1)
    )
    running = "".join(
        str(furniture(i, page, Reserve(), press.grid, source, Furnishing()))
        for i, page in enumerate(source.pages, start=1)
    )
    pages = '<div class="blank-page"></div>' * len(source.pages)
    return Outcome(press.engine.lay_out(document(source, css, running + pages)), composed=True)


class FlowLayout:
    """The layout of one run."""

    def __init__(self, source: RunSource, press: Press) -> None:
        self.source = source
        self.press = press
        self.grid = press.grid
        self.measurer = Measurer(press.engine, press.grid, source)
        self.pages = source.pages
        self.lead = source.stories[0]
        body = list(self.lead.body)
        self.deck_quote = self._take_quote(body) if self._quote_serves_as_deck() else None
        self.band_quote = (
            self._take_quote(body)
            if self.lead.kind is Kind.INTERVIEW and len(self.pages) > 1
            else None
        )
        self.lead = replace(self.lead, body=tuple(body))
        stories = [self._spread_wide_tables(s) for s in (self.lead, *source.stories[1:])]
        self.stories = [self._spread_long_boxes(s) for s in stories]
        self.lead = self.stories[0]
        self.placer = Placer(source, self.stories, press, self.measurer)
        first = self.first_text_page
        beside = any(self.placer.page_of(p) == first for _, p in self.placer.pieces(Position.OUTER))
        self.opener = Opener(
            self.lead,
            form_of(self.lead, self.grid.columns - beside),
            self.pages[first],
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

    @property
    def text_pages(self) -> list[int]:
        """The indices of the run's pages that text can stand on."""
        return self.placer.text_pages()

    @property
    def first_text_page(self) -> int:
        """The index of the page with the opener."""
        return self.text_pages[0]

    @property
    def last_text_page(self) -> int:
        return self.text_pages[-1]

    def _spread_wide_tables(self, story: Story) -> Story:
        """A table too wide for a column goes across the foot, in a box without a title."""
        body = list(story.body)
        for index, part in enumerate(body):
            if not isinstance(part, Flow) or not part.html.startswith("<table"):
                continue
            html = f'<div class="columns">{part.html}</div>'
            wanted = Wanted(html, self.grid.column, story.palette)
            measured = self.measurer.measure([wanted])[0]
            if measured.rendering.squeezed(measured.index):
                box = self._untitled_box(part.html)
                key = f"{story.slug}-table-{index}"
                place = Placement(Position.BOTTOM)
                body[index] = Piece(key, None, "box", place, box, table=True)
        return replace(story, body=tuple(body))

    def _untitled_box(self, html: str) -> str:
        pieces = environment(self.press.house).get_template("print/furniture.html").module
        nothing = dict.fromkeys(("anchor", "at", "title", "label", "by", "abreast"), "")
        box = pieces.box(content=Markup(html), level=2, parts=0, tabled=True, **nothing)  # type: ignore[attr-defined]
        return str(box)

    def _spread_long_boxes(self, story: Story) -> Story:
        """A box too long for a column goes across the foot, in columns of its own."""
        body = list(story.body)
        for index, part in enumerate(body):
            if (
                isinstance(part, Piece)
                and part.placement.position is Position.COLUMN
                and part.form in ("box", "find-out-more", "profile")
                and self._column_lines_of(story, part) > round(MOST_IN_COLUMN * self.grid.lines)
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

    def _columns(self, story: Story, fill: str, columns: str = "var(--column-narrow)") -> str:
        parts: list[str] = []
        for part in story.body:
            if isinstance(part, Flow):
                parts.append(part.html)
            elif part.placement.position is Position.COLUMN:
                parts.append(self._column_piece(story, part))
            else:
                parts.append(f'<div class="anchor" id="anchor:{part.key}"></div>')
        return (
            f'<div class="columns" style="columns: {columns}; column-fill: {fill}">'
            f"{''.join(parts)}{story.closing}</div>"
        )

    def _document(self, plan: Plan) -> str:
        text_pages = self.text_pages
        css: list[str] = []
        running: list[str] = []
        last = text_pages[-1]
        count = len(text_pages) + 2
        for index in range(count):
            page_index = text_pages[min(index, len(text_pages) - 1)]
            page = self.pages[page_index]
            beyond = index >= len(text_pages)
            reserve = (
                Reserve() if beyond else plan.reserve(page_index, last, narrow=self.opener.narrow)
            )
            what = Furnishing(
                tab=self.lead.tab, over_picture=self._over_picture(plan, page_index, last)
            )
            css.append(page_rule(index + 1, page, reserve, self.grid, furnished=True))
            running.append(str(furniture(index + 1, page, reserve, self.grid, self.source, what)))
        body = [*running]
        for index, story in enumerate(self.stories):
            # Filling columns one by one is quick and lets layout level the last page;
            # what another story follows must be balanced at once.
            fill = "auto" if index == len(self.stories) - 1 else "balance"
            columns = self._columns(story, fill)
            for name in plan.flush:
                columns = columns.replace(
                    f'id="{name}"', f'id="{name}" style="margin-top: 0; break-before: column"'
                )
            if plan.above_last and index == len(self.stories) - 1:
                columns = self._with_above_last(story, columns, plan.above_last)
            if index == 0:
                head = self.opener.html(plan.lines)
            else:
                page = self.pages[plan.first]
                head = Opener(
                    story, form_of(story, self.grid.columns), page, self.press, self.measurer, None
                ).following()
            body.append(
                f'<article id="{story.slug}" data-slug="{story.slug}" '
                f'data-path="{story.path}" class="{story.palette} kind-{story.kind}">'
                f"{head}{columns}</article>"
            )
        return document(self.source, "".join(css), "".join(body), self.lead.palette)

    @staticmethod
    def _with_above_last(story: Story, columns: str, above: float) -> str:
        """The columns with white above what ends them, a note or a box."""
        closing = f'id="closing:{story.slug}"'
        if closing in columns:
            return columns.replace(closing, f'{closing} style="margin-top: {above:.3f}pt"')
        begin, piece, end = columns.rpartition('data-piece="')
        style = f'style="margin-top: {above:.3f}pt; '
        return begin + piece + end.replace('style="', style, 1)

    def _over_picture(self, plan: Plan, page: int, last: int) -> bool:
        if page == plan.first and self.opener.form.name in ("picture", "interview"):
            return True
        if page in plan.tops and plan.tops[page][0].piece.form == "figure":
            return page not in plan.outers
        return bool(plan.band) and page == last

    # Solving.

    def solve(self) -> Outcome:
        """Find the plan under which the text fills its pages, and lay it out."""
        if len(self.stories) > 1:
            return self._solve_plainly()
        galley = self._galley()
        plan, filling = self._find(galley)
        if filling.over and self.placer.pieces(Position.TOP, Position.BOTTOM):
            self.placer.tight = True
            plan, filling = self._find(galley)
        while filling.over and self.opener.step + 1 < self.opener.steps:
            self.opener.step += 1
            plan, filling = self._find(galley)
        for key in plan.moved:
            self._move_on(key)
        return self._finish(self._verified(plan), plan)

    def _solve_plainly(self) -> Outcome:
        """Several articles one after another: every head at its least, nothing reckoned."""
        plan = self._start()
        rendering = self._render(plan)
        pages = [page for page, _ in self._column_pages(plan)]
        for _ in range(ROUNDS):
            columns = {
                name.removeprefix("anchor:"): pages.index(self.text_pages[index])
                for index in range(min(len(rendering), len(self.text_pages)))
                for name in rendering.landings(index)
                if name.startswith("anchor:")
            }
            if not self._assign_bottoms(plan, Filling((), (), columns, 0)):
                break
            rendering = self._render(plan)
        return self._finish(rendering, plan)

    def _verified(self, plan: Plan) -> Rendering:
        """Lay the plan out; where the engine breaks lines otherwise, give way a little."""
        rendering = self._render(plan)
        least, _ = self.opener.bounds()
        for tried in range(TRIES):
            if not self._over(rendering):
                break
            if plan.level:
                plan.level = 0 if tried + 2 >= TRIES else plan.level - 1
            elif plan.lines > least:
                plan.lines -= 1
            else:
                break
            rendering = self._render(plan)
        return rendering

    def _render(self, plan: Plan) -> Rendering:
        return self.press.engine.lay_out(self._document(plan))

    def _galley(self) -> list[Item]:
        """The text as one long column."""
        width = f"{self.grid.column:.3f}pt"
        css = f"@page {{ size: {width} {GALLEY_LENGTH}pt; margin: 0 }}"
        body = (
            f'<div class="{self.lead.palette} kind-{self.lead.kind}">'
            f"{self._columns(self.lead, 'auto', '1')}</div>"
        )
        return self.press.engine.lay_out(document(self.source, css, body, "")).galley(0)

    def _start(self) -> Plan:
        plan = Plan(lines=self.opener.bounds()[0], first=self.first_text_page)
        self.placer.place_fixed(plan, self.opener)
        plan.band = self._band_least()
        return plan

    def _find(self, galley: Sequence[Item]) -> tuple[Plan, Filling]:
        """The plan with the largest opener under which everything fits."""
        least, most = self.opener.bounds()
        plan = self._start()
        if plan.first in plan.tops:
            above = sum(setting.lines for setting in plan.tops[plan.first])
            room = self.grid.lines - above - LEAST_TEXT - self.opener.height(0)
            most = max(least, min(most, room))
        items, filling = list(galley), fill(galley, ())
        for lines in range(most, least - 1, -1):
            plan.lines = lines
            plan.bottoms = {}
            items, filling = self._settle(plan, galley)
            squeezed = any(setting.cut for setting in plan.bottoms.get(plan.first, ()))
            if not filling.over and not filling.tall and not squeezed:
                break
        if filling.over:
            return plan, filling
        if plan.lines == most:
            self._widen_band(plan, items)
        self._level(plan, items)
        filling = fill(items, self._depths(plan))
        plan.flush = filling.flush
        plan.above_last = self._above_last(plan, items, filling)
        return plan, filling

    def _settle(self, plan: Plan, galley: Sequence[Item]) -> tuple[list[Item], Filling]:
        """Give boxes across the foot their pages and close gaps, until nothing moves."""
        items = list(galley)
        plan.moved = []
        filling = fill(items, self._depths(plan))
        for _ in range(ROUNDS):
            if not self._assign_bottoms(plan, filling):
                break
            filling = fill(items, self._depths(plan))
        for _ in range(GAP_TRIES):
            key = filling.tall or self._piece_behind_gap(plan, filling)
            changed = moved_on(items, key) if key else None
            if key is None or changed is None:
                break
            tried = fill(changed, self._depths(plan))
            if tried.over > filling.over and not filling.tall:
                break
            items, filling = changed, tried
            plan.moved.append(key)
        return items, filling

    def _depths(self, plan: Plan) -> list[float]:
        """The depth of every column of text, in points, in reading order."""
        return [depth for _, depth in self._column_pages(plan)]

    def _column_pages(self, plan: Plan) -> Iterator[tuple[int, float]]:
        """Page and depth of every column of text."""
        last = self.last_text_page
        head = self.opener.height(plan.lines)
        for page in self.text_pages:
            depth = plan.depth(page, last, self.grid, head) * self.grid.line
            for _ in range(plan.columns(page, self.grid, narrow=self.opener.narrow)):
                yield page, depth

    def _assign_bottoms(self, plan: Plan, filling: Filling) -> bool:
        """Give boxes across the foot the page they fall on; whether anything moved.

        A box only ever moves on, so that this comes to an end.
        """
        now = {s.piece.key: page for page, row in plan.bottoms.items() for s in row}
        pages = [page for page, _ in self._column_pages(plan)]
        wanted: dict[int, list[Setting]] = {}
        for story, piece in self.placer.pieces(Position.BOTTOM):
            column = filling.columns.get(piece.key, len(pages) - 1)
            page = max(pages[column] if pages else 0, now.get(piece.key, 0))
            while True:
                setting = self.placer.across_foot(story, piece, page, plan)
                later = [p for p in self.text_pages if p > page]
                if setting.lines <= self._room(plan, page, wanted) or not later:
                    break
                page = later[0]
            room = max(0, self._room(plan, page, wanted) + LEAST_TEXT)
            if setting.lines > room:
                setting = replace(setting, lines=room)
            wanted.setdefault(page, []).append(setting)
        plan.bottoms = wanted
        return {s.piece.key: page for page, row in wanted.items() for s in row} != now

    def _room(self, plan: Plan, page: int, taken: dict[int, list[Setting]]) -> int:
        """The lines that a box across the foot may take of a page."""
        head = self.opener.height(plan.lines) if page == plan.first else 0
        head += plan.top_lines(page, self.last_text_page)
        return self.grid.lines - head - sum(s.lines for s in taken.get(page, ())) - LEAST_TEXT

    def _piece_behind_gap(self, plan: Plan, filling: Filling) -> str | None:
        """The key of the first piece that leaves more than a little white before it."""
        depths = self._depths(plan)
        for number in range(1, len(filling.used)):
            gap = depths[number - 1] - filling.used[number - 1]
            if gap >= LEAST_GAP * self.grid.line and filling.heads[number]:
                return filling.heads[number]
        return None

    def _move_on(self, key: str) -> None:
        """Move a piece behind the next paragraph, as a sub-editor would move it."""
        for number, story in enumerate(self.stories):
            body = list(story.body)
            place = next(
                (i for i, part in enumerate(body) if isinstance(part, Piece) and part.key == key),
                None,
            )
            if place is None:
                continue
            after = next(
                i
                for i, part in enumerate(body)
                if i > place and isinstance(part, Flow) and part.html.startswith("<p")
            )
            body.insert(after, body.pop(place))
            self.stories[number] = replace(story, body=tuple(body))
            return

    def _widen_band(self, plan: Plan, items: Sequence[Item]) -> None:
        """The pull-quote band takes what the picture cannot."""
        if not plan.band:
            return
        for band in range(round(BAND_MOST * self.grid.lines), plan.band, -1):
            tried = replace(plan, band=band)
            if not fill(items, self._depths(tried)).over:
                plan.band = band
                return

    def _level(self, plan: Plan, items: Sequence[Item]) -> None:
        """Let the text end in level columns: shorten its last page to what it needs."""
        filling = fill(items, self._depths(plan))
        if not filling.used:
            return
        pages = [page for page, _ in self._column_pages(plan)]
        page = pages[len(filling.used) - 1]
        held = sum(filling.used[pages.index(page) :])
        head = self.opener.height(plan.lines)
        depth = plan.depth(page, self.last_text_page, self.grid, head)
        need = self.grid.to_lines(held / pages.count(page))
        for lines in range(need, min(need + LEVEL_TRIES, depth)):
            tried = replace(plan, level=depth - lines, level_page=page)
            levelled = fill(items, self._depths(tried))
            if not levelled.over and pages[len(levelled.used) - 1] == page:
                plan.level, plan.level_page = tried.level, page
                return

    def _above_last(self, plan: Plan, items: Sequence[Item], filling: Filling) -> float:
        """The white above a closing note, or a box that ends the text, in points.

        It lets the last column end level with the others. 0 is the usual white.
        """
        last = len(filling.used) - 1
        end = next((item for item in reversed(items) if item.lines), None)
        if last < 1 or end is None or not (end.key or end.id.startswith("closing:")):
            return 0.0
        used = filling.used[last]
        if end.height >= used:  # it stands alone, and white at a column's head is lost
            return 0.0
        pages = [page for page, _ in self._column_pages(plan)]
        beside = [filling.used[i] for i in range(last) if pages[i] == pages[last]]
        free = int((max(beside, default=0.0) - used) / self.grid.line + ROUNDING)
        return end.gap + free * self.grid.line if 0 < free <= MOST_SPARE else 0.0

    def _over(self, rendering: Rendering) -> list[LineSpot]:
        """The lines of text beyond the run's last page."""
        return [
            line
            for index in range(len(self.text_pages), len(rendering))
            for line in rendering.lines(index)
            if line.text.strip()
        ]

    # The band.

    def _band_lines(self) -> tuple[str, ...]:
        if self.band_quote is None:
            return ()
        tokens = self.press.tokens
        sign = self.band_quote.sign
        lines = break_lines(
            f"{sign} {self.band_quote.plain} {sign}",
            self.press.font("band-font"),
            tokens.points("band-size"),
            tokens.number("band-tracking"),
            self.grid.measure,
            8,
        )
        if not lines or len(lines) == 1:
            return (self.band_quote.plain,)
        mark = str(escape(sign))
        first, *between, last = lines
        return (first.removeprefix(mark).strip(), *between, last.removesuffix(mark).strip())

    def _band_least(self) -> int:
        lines = self._band_lines()
        if not lines:
            return 0
        leading = self.press.tokens.points("band-leading")
        return self.grid.to_lines(len(lines) * leading + BAND_BELOW) + 1

    def _band(self, plan: Plan) -> Setting | None:
        """The band, laid out as high as the plan has it."""
        if self.band_quote is None or not plan.band:
            return None
        module = self.opener._module
        html = module.band(  # type: ignore[attr-defined]
            self.band_quote, self._band_lines(), (plan.band - 1) * self.grid.line
        )
        m = self.measurer.measure([Wanted(str(html), self.grid.measure, self.lead.palette)])[0]
        return Setting(self.band_quote, m, plan.band)

    # Setting the pieces.

    def _finish(self, rendering: Rendering, plan: Plan) -> Outcome:
        text_pages = self.text_pages
        over = self._over(rendering)
        fill = self._fill(rendering, plan)
        beyond = [line for line in over if line.columns] or over
        del rendering.pages[len(text_pages) :]
        overset: list[Overset] = []
        if beyond:
            overset.append(self._overset(beyond))
        while len(rendering) < len(text_pages):
            rendering.append_from(self._blank(text_pages[len(rendering)]), 0, len(rendering))
        self._set_pieces(rendering, plan, overset)
        notes = [*rendering.notes, *self.measurer.notes]
        return Outcome(rendering, fill, False, tuple(overset), list(dict.fromkeys(notes)))

    def _fill(self, rendering: Rendering, plan: Plan) -> float:
        """How full the last page is, its boxes counted."""
        text_pages = self.text_pages
        if plan.fulls and max(plan.fulls) > text_pages[-1]:
            return 1.0
        if len(rendering) < len(text_pages):
            return min(1.0, plan.bottom_lines(text_pages[-1]) / self.grid.lines)
        boxes = plan.bottom_lines(text_pages[-1])
        lowest = max(rendering.column_feet(len(text_pages) - 1), default=0.0) - self.grid.head
        filled = max(lowest / self.grid.depth, 0.0) + boxes / self.grid.lines
        return min(1.0, round(filled, 4))

    def _overset(self, lines: list[LineSpot]) -> Overset:
        first = lines[0]
        story = next((s for s in self.stories if s.slug == first.slug), self.lead)
        at = first.at or (story.place.line, story.place.column)
        words = sum(len(line.text.split()) for line in lines)
        return Overset(story.slug, len(lines), words, Place(story.path, *at))

    def _set_pieces(self, rendering: Rendering, plan: Plan, overset: list[Overset]) -> None:
        """Set the pieces of all pages, and put in the pages that hold nothing else."""
        over: list[list[LineSpot]] = []
        band = self._band(plan)
        for index, page in enumerate(self.text_pages):
            if band and page == self.last_text_page:
                spot = Spot(self.grid.left(self.pages[page].recto), self.grid.head)
                rendering.set_piece(index, band.measured.rendering, band.measured.index, spot)
            under = page == plan.first and self.opener.under_picture
            below = self.opener.height(plan.lines) if under else 0
            over += self.placer.set_on(rendering, index, page, plan, below)
        for page in sorted(plan.fulls):
            pictured = plan.fulls[page][0].piece.form == "figure"
            filled = self.placer.fills_page(plan.fulls[page][0].piece)
            sheet = self._blank(page, over_picture=pictured, folio=not filled)
            over += self.placer.set_full(sheet, 0, page, plan)
            rendering.append_from(sheet, 0, min(page, len(rendering)))
        overset += [self._overset(lines) for lines in over if lines]

    def _blank(self, page: int, *, over_picture: bool = False, folio: bool = True) -> Rendering:
        """A page with its furniture and no text."""
        sheet = self.pages[page]
        css = page_rule(1, sheet, Reserve(), self.grid, furnished=True)
        what = Furnishing(tab=self.lead.tab, over_picture=over_picture, folio=folio)
        running = furniture(1, sheet, Reserve(), self.grid, self.source, what)
        body = f'{running}<div class="blank"></div>'
        return self.press.engine.lay_out(document(self.source, css, body, self.lead.palette))

"""News pages: whole stories one below another, a rail of dates beside the first page.

Every story is measured by itself, the planner says what stands where, and the pages are
laid out with each part as high as it was measured. What the engine then sets otherwise
than it was counted, by a line at most, is counted anew and laid out again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from markupsafe import Markup

from hm.compose.source import RunSource
from hm.layout.engine import LineSpot, Rendering, Spot
from hm.layout.measure import Measurer, Wanted
from hm.layout.news_measure import MeasuredStory, in_story, measure_stories
from hm.layout.news_page import Placed, Space
from hm.layout.news_plan import PagePlan, Plan, plan_pages
from hm.layout.news_rail import Rail, ground, lay_out_rail
from hm.layout.news_story import StoryWriter
from hm.layout.news_treatment import Cast, Treatment
from hm.layout.outcome import Outcome, Press
from hm.layout.sheet import Furnishing, Reserve, document, furniture, page_rule
from hm.layout.surplus import cut_surplus, overset_of
from hm.model.flatplan import Page

ROUNDS = 4
TITLE_LINES = 3
"""Of the section's title, which opens the run."""


def lay_out(source: RunSource, press: Press) -> Outcome:
    """Lay a run of news pages out."""
    return NewsLayout(source, press).solve()


@dataclass(frozen=True, slots=True)
class Part:
    """Something laid out by itself that stands on a page of the run."""

    page: int
    rendering: Rendering
    index: int
    """Its page in the rendering."""
    top: int
    """Lines below the head margin."""


@dataclass(slots=True)
class Draft:
    """The pages as the plan has them, laid out."""

    main: Rendering
    """Every page, with the stories that stand whole on a page of their own."""
    parts: list[Part] = field(default_factory=list)
    """Stories that run on, and what stands below their rest, in reading order."""
    strayed: list[tuple[int, LineSpot]] = field(default_factory=list)
    """Lines of a story whose rest took a page more than it was given."""
    cut: list[LineSpot] = field(default_factory=list)
    """Lines of a story that runs on beyond the run's last page."""


class NewsLayout:
    """The layout of one run."""

    def __init__(self, source: RunSource, press: Press) -> None:
        self.source = source
        self.press = press
        self.grid = press.grid
        self.measurer = Measurer(press.engine, press.grid, source)
        first = source.stories[0] if source.stories else None
        self.palette = first.palette if first else source.palette
        self.tab = first.tab if first else source.tab
        self.strap = source.strap or (first.strap if first else "")
        self.title_lines = self._title_lines()
        self.rail: Rail | None = lay_out_rail(source, press, self.palette, self.title_lines)
        self.spaces = [self._space(index, page) for index, page in enumerate(source.pages)]
        spans = sorted({1, *(s.columns for s in self.spaces), self.grid.columns - 1})
        self.stories: list[MeasuredStory] = measure_stories(
            source.stories, spans, press, self.measurer
        )
        self.writer = StoryWriter(self.stories, press)

    # The room of the pages.

    def _title_lines(self) -> int:
        strap = 0
        if self.strap:
            span = self.grid.columns - (1 if self.source.rail and self.source.stories else 0)
            html = str(Markup('<p class="section-strap">{}</p>').format(self.strap))
            wanted = Wanted(in_story(html), self.grid.span(span), self.palette)
            strap = self.measurer.measure([wanted])[0].lines
        return TITLE_LINES + strap + 1

    def _beside(self, index: int) -> bool:
        return self.rail is not None and self.rail.beside(index)

    def _space(self, index: int, page: Page) -> Space:
        columns = self.grid.columns - (1 if self._beside(index) else 0)
        title = self.title_lines if index == 0 else 0
        return Space(columns, self.grid.lines - title, page.recto, bleeds=title == 0)

    def _left(self, index: int) -> float:
        """The left edge of a page's text, in points."""
        recto = self.source.pages[index].recto
        shift = self._beside(index) and not recto
        return self.grid.left(recto) + (self.grid.column + self.grid.gutter if shift else 0)

    def _width(self, index: int) -> float:
        return self.grid.span(self.spaces[index].columns)

    def _top(self, index: int) -> int:
        """Lines above a page's stories."""
        return self.title_lines if index == 0 else 0

    # Solving.

    def solve(self) -> Outcome:
        """Plan, lay out, look; count anew what came out otherwise."""
        plan, draft, wrong = self._attempt()
        for _ in range(ROUNDS - 1):
            if not wrong:
                break
            for index in sorted({story for story, _ in wrong}):
                story = self.stories[index]
                story.text = replace(story.text, extra=story.text.extra + 1)
            plan, draft, wrong = self._attempt()
        return self._finish(plan, draft, [line for _, line in wrong])

    def _attempt(self) -> tuple[Plan, Draft, list[tuple[int, LineSpot]]]:
        plan = plan_pages(self.stories, self.spaces, self.grid)
        draft = self._render(plan)
        return plan, draft, self._wrong(plan, draft)

    def _finish(self, plan: Plan, draft: Draft, lost: list[LineSpot]) -> Outcome:
        # What is only on another page than planned is printed, or beyond the last and cut.
        pushed = {line for _, line in self._pushed_on(plan, draft)}
        lost = [line for line in lost if line not in pushed]
        for rendering in {
            id(r): r for r in (draft.main, *(p.rendering for p in draft.parts))
        }.values():
            rendering.take_out(lost)
        overset = list(cut_surplus(self.source, draft.main))
        lost = [line for line in (*lost, *draft.cut) if line.text.strip()]
        overset += overset_of(self.source, lost)
        notes = [*self.measurer.notes, *draft.main.notes]
        for part in draft.parts:
            spot = Spot(self._left(part.page), self.grid.head + part.top * self.grid.line)
            draft.main.set_piece(part.page, part.rendering, part.index, spot)
            notes += part.rendering.notes
        if self.rail:
            self.rail.set_into(draft.main, self.source.pages, self.grid, self.title_lines)
            overset += self.rail.overset
            notes += self.rail.rendering.notes
        return Outcome(
            draft.main,
            fill=self._fill(plan),
            overset=tuple(sorted(overset, key=lambda lost: self._order(lost.slug))),
            notes=list(dict.fromkeys(notes)),
        )

    def _order(self, slug: str) -> int:
        slugs = [story.slug for story in self.source.stories]
        return slugs.index(slug) if slug in slugs else len(slugs)

    def _fill(self, plan: Plan) -> float:
        if plan.over:
            return 1.0
        last = plan.pages[-1]
        if not last.placed and last.tail is None:
            return 1.0 if self.rail and len(self.rail.rendering) == len(plan.pages) else 0.0
        return round(1 - last.white / self.grid.lines, 4)

    # What came out otherwise than planned.

    def _wrong(self, plan: Plan, draft: Draft) -> list[tuple[int, LineSpot]]:
        """The lines that stand outside their story's block, each with its story."""
        wrong = [*draft.strayed, *self._pushed_on(plan, draft)]
        for index, page in enumerate(plan.pages):
            if page.tail is None:
                top = self.grid.head + self._top(index) * self.grid.line
                right = self._left(index) + self._width(index)
                wrong += self._outside(page, draft.main.lines(index), top, right)
        for part in draft.parts:
            page = plan.pages[part.page]
            lines = part.rendering.lines(part.index)
            wrong += self._outside(page, lines, 0.0, self._width(part.page))
        return wrong

    def _pushed_on(self, plan: Plan, draft: Draft) -> list[tuple[int, LineSpot]]:
        """The text of the first story that the engine put on a later page than planned."""
        planned = {
            self.stories[placed.story].story.slug: (index, placed.story)
            for index, page in enumerate(plan.pages)
            for placed in page.placed
            if page.tail is None and not placed.runs_on
        }
        found = [
            (planned[line.slug][1], line)
            for index in range(len(draft.main))
            for line in draft.main.lines(index)
            if line.columns and line.slug in planned and planned[line.slug][0] < index
        ]
        return [(story, line) for story, line in found if story == found[0][0]]

    def _outside(
        self, page: PagePlan, lines: list[LineSpot], top: float, right: float
    ) -> list[tuple[int, LineSpot]]:
        blocks = {
            self.stories[p.story].story.slug: (p, top + (p.top + p.lines) * self.grid.line)
            for p in page.placed
            if not p.runs_on
        }
        return [
            (blocks[line.slug][0].story, line)
            for line in lines
            if line.slug in blocks
            and line.columns
            and (line.y + line.height > blocks[line.slug][1] + 1 or line.x > right - 1)
        ]

    # The document.

    def _render(self, plan: Plan) -> Draft:
        css: list[str] = [self._usual_page()]
        running: list[str] = []
        body: list[str] = []
        for index, page in enumerate(plan.pages):
            reserve = Reserve(outer=self._beside(index))
            sheet = self.source.pages[index]
            what = Furnishing(tab=self.tab, over_picture=_picture_at_head(page))
            css.append(page_rule(index + 1, sheet, reserve, self.grid, furnished=True))
            running.append(str(furniture(index + 1, sheet, reserve, self.grid, self.source, what)))
            body.append(self._page(index, page))
        if plan.over:
            body.append(self._over(plan))
        html = document(self.source, "".join(css), "".join([*running, *body]), self.palette)
        draft = Draft(self.press.engine.lay_out(html))
        self._lay_out_parts(plan, draft)
        return draft

    def _lay_out_parts(self, plan: Plan, draft: Draft) -> None:
        """Lay out what does not stand whole on one page, and what follows it there."""
        chains: dict[int, Part] = {}
        for index, page in enumerate(plan.pages):
            if page.tail is not None:
                before = chains[page.tail.story]
                part = replace(before, page=index, index=before.index + 1, top=0)
                chains[page.tail.story] = part
                if part.index < len(part.rendering):
                    draft.parts.append(part)
                beyond = self._beyond(part) if page.tail.ends else []
                draft.strayed += [(page.tail.story, line) for line in beyond]
                if any(not placed.runs_on for placed in page.placed) or self._foot_here(page):
                    draft.parts.append(Part(index, self._after(index, page), 0, 0))
            for placed in page.placed:
                if placed.runs_on:
                    rendering = self._chain(plan, index, placed)
                    part = Part(index, rendering, 0, self._top(index) + placed.top)
                    chains[placed.story] = part
                    draft.parts.append(part)
        last = plan.pages[-1]
        cut = [placed.story for placed in last.placed if placed.runs_on]
        if last.tail is not None and not last.tail.ends:
            cut.append(last.tail.story)
        for story in cut:
            draft.cut += self._beyond(chains[story])

    @staticmethod
    def _beyond(part: Part) -> list[LineSpot]:
        """The lines on the pages after a part's own."""
        return [
            line
            for index in range(part.index + 1, len(part.rendering))
            for line in part.rendering.lines(index)
        ]

    def _chain(self, plan: Plan, first: int, placed: Placed) -> Rendering:
        """A story that runs on, on pages as deep as the room it has on each."""
        rooms = [(self._width(first), placed.lines)]
        for index in range(first + 1, len(plan.pages)):
            tail = plan.pages[index].tail
            if tail is None or tail.story != placed.story:
                break
            rooms.append((self._width(index), tail.lines))
        css = "".join(
            f"@page :nth({at}) {{ size: {width:.3f}pt {lines * self.grid.line:.3f}pt; margin: 0 }}"
            for at, (width, lines) in enumerate(rooms, start=1)
        )
        usual = f"@page {{ size: {self.grid.measure:.3f}pt {self.grid.depth:.3f}pt; margin: 0 }}"
        html = self.writer.story(placed, self.source.pages[first].recto)
        return self.press.engine.lay_out(document(self.source, usual + css, html, self.palette))

    def _usual_page(self) -> str:
        """Any page beyond the planned ones: what stands on it is overset."""
        grid = self.grid
        right = grid.width - grid.measure - grid.inner
        return (
            f"@page {{ size: {grid.width:.3f}pt {grid.height:.3f}pt; bleed: {grid.bleed:.3f}pt; "
            f"margin: {grid.head:.3f}pt {right:.3f}pt {grid.foot:.3f}pt {grid.inner:.3f}pt }}"
        )

    def _page(self, index: int, page: PagePlan) -> str:
        parts: list[str] = []
        if self.rail and index < len(self.rail.rendering):
            parts.append(ground(self.source.pages[index], self.grid, self.rail.wide))
        if index == 0:
            parts.append(self.writer.section_title(self.tab, self.strap, self.title_lines))
        if page.tail is None:
            recto = self.source.pages[index].recto
            parts += [
                self.writer.story(placed, recto) for placed in page.placed if not placed.runs_on
            ]
        opens = " opens" if index == 0 else ""
        return f'<section class="news-page{opens}">{"".join(parts)}</section>'

    def _foot_here(self, page: PagePlan) -> bool:
        """Whether what stands across a story's foot falls below its rest on this page."""
        return bool(page.tail and page.tail.ends and self.stories[page.tail.story].at_foot)

    def _after(self, index: int, page: PagePlan) -> Rendering:
        """What stands below the rest of a story, on a page as deep as the text."""
        parts: list[str] = []
        if page.tail and self._foot_here(page):
            story = self.stories[page.tail.story].story
            foot = self.writer.foot(page.tail.story, self.spaces[index].columns)
            parts.append(
                f'<div class="story {story.palette}" data-slug="{story.slug}" '
                f'data-path="{story.path}">{foot}</div>'
            )
        recto = self.source.pages[index].recto
        parts += [self.writer.story(placed, recto) for placed in page.placed if not placed.runs_on]
        above = page.tail.lines * self.grid.line if page.tail else 0.0
        size = f"{self._width(index):.3f}pt {self.grid.depth:.3f}pt"
        html = (
            f'<section class="news-page opens" style="padding-top: {above}pt">'
            f"{''.join(parts)}</section>"
        )
        css = f"@page {{ size: {size}; margin: 0 }}"
        return self.press.engine.lay_out(document(self.source, css, html, self.palette))

    def _over(self, plan: Plan) -> str:
        """Stories without a page, so that what is lost can be counted."""
        parts: list[str] = []
        for index in plan.over:
            cast = Cast(index, Treatment.PLAIN, False, self.grid.columns)
            placed = Placed(cast, False, 0, 0, 0, 0, 0, runs_on=True)
            parts.append(self.writer.story(placed, True))
        return f'<section class="news-page">{"".join(parts)}</section>'


def _picture_at_head(page: PagePlan) -> bool:
    return any(placed.bleeds and placed.picture for placed in page.placed)

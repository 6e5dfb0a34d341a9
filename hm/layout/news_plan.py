"""Which stories stand on which page of a news run, and how each is treated.

The stories keep their order. All ways to break them into the run's pages are compared by
dynamic programming; a page costs the square of its spare lines, and something for all
that strays from the house's rules. Pure arithmetic on measured heights: nothing here
knows the engine. Heights are whole lines of the grid.
"""

from __future__ import annotations

import enum
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from hm.layout.grid import Grid
from hm.layout.news_text import ColumnText

BETWEEN = 2
"""Lines between stories, with the rule in their middle."""
LEAST_PICTURE = 4
MOST_ON_A_PAGE = 7
"""Stories."""
RUN_ON_TEXT = 6
"""Lines that a story which runs on must have in each column of its first page."""

LEAST_TAIL = 36
"""Lines that a story which would fit a page must have left to run on for."""

WHITE_COST = 2.0
"""Of the square of the white lines at a page's foot."""
STRETCH_COST, SHRINK_COST = 0.12, 0.3
"""Of the square of the lines that a picture is deeper, or less deep, than it is drawn."""
ASIDE_COST = 0.2
"""Of the square of the lines left white below a picture beside its text."""
SAME_OPENING = 150.0
"""For facing pages whose first stories are treated alike."""
RUN_ON = 400.0
BLANK_PAGE = 1e5
OVERSET = 1e7


class Treatment(enum.StrEnum):
    """How a story is set."""

    STACK = "stack"
    """The picture over all columns, the headline under it, then the text."""
    OVER = "over"
    """The headline over the picture."""
    SPLIT = "split"
    """The headline in the inner column, the picture beside it, the text below both."""
    SIDE = "side"
    """Headline and picture in the first column, the text in the others."""
    PLAIN = "plain"
    """The headline over the text, a small picture in the first column."""


MAIN = frozenset({Treatment.STACK, Treatment.OVER, Treatment.SPLIT})
"""The treatments whose picture is elastic; at most one of them has a picture on a page."""

MOST_PICTURE = {
    Treatment.STACK: 44,
    Treatment.OVER: 30,
    Treatment.SPLIT: 34,
    Treatment.SIDE: 12,
    Treatment.PLAIN: 6,
}
DEEPEST_DRAWN = 30
"""Lines: a portrait across the page is cropped rather than given more for its shape."""
MOST_WITHOUT_MAIN = 16
"""Lines that the picture of a plain story may take where no other is elastic."""


@dataclass(frozen=True, slots=True)
class HeadlineStyle:
    """How large a headline may be."""

    span: int
    """The columns it is set across; 0 for all of the page's."""
    largest: float
    """Points."""
    most: int
    """Lines."""


def headline_style(treatment: Treatment, first: bool, pictured: bool) -> HeadlineStyle:
    """The headline of a treatment, for the first story of a page or a later one."""
    if treatment in (Treatment.STACK, Treatment.OVER):
        # Two lines leave more to the picture under them.
        lines = 2 if treatment is Treatment.OVER and pictured else 3
        return HeadlineStyle(0, 33 if first else 22.5, lines)
    if treatment is Treatment.SPLIT:
        return HeadlineStyle(1, 22.5, 8)
    if treatment is Treatment.SIDE:
        return HeadlineStyle(1, 18.5, 8)
    return HeadlineStyle(0, 22.5, 3)


class Sizes(Protocol):
    """A story measured."""

    @property
    def text(self) -> ColumnText:
        """Its text in one column."""

    @property
    def shape(self) -> float | None:
        """Its picture's height by its width; None without a picture."""

    def head(self, style: HeadlineStyle, columns: int, step: int) -> int:
        """Label, headline and deck, ``step`` sizes down the ladder."""

    def caption(self, span: int) -> int:
        """The caption under a picture across ``span`` columns."""

    def foot(self, columns: int) -> int:
        """What stands across the story's foot, with the white above it."""


@dataclass(frozen=True, slots=True)
class Space:
    """The room of a page."""

    columns: int
    lines: int
    recto: bool
    bleeds: bool = True
    """Whether a picture at its head runs to the bleed: not under a section title."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A story on its page."""

    story: int
    treatment: Treatment
    first: bool
    """Whether it is the first on its page."""
    bleeds: bool
    """Whether its picture runs to the bleed."""
    step: int
    """Down the headline's ladder."""
    picture: int
    """Lines; 0 for none."""
    columns: int
    """The columns of the page."""
    text: int
    """Lines of each column of its text on this page."""
    top: int
    """Lines below the head of the page's room."""
    lines: int
    """Its whole height on this page."""
    runs_on: bool = False
    """Whether its text goes on overleaf."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The rest of a story that began on a page before."""

    story: int
    start: int
    """The first part of its text that stands here."""
    lines: int
    ends: bool = True
    """Whether it ends here."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What stands on a page, from its head down."""

    placed: tuple[Placed, ...]
    tail: Tail | None
    white: int
    """Lines left at the foot."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A run of news pages."""

    pages: tuple[PagePlan, ...]
    over: tuple[int, ...]
    """Stories for which no page is left."""
    cost: float


@dataclass(frozen=True, slots=True)
class Squeeze:
    """What gives way on a page that is too full; each takes more than the one before."""

    cost: float
    plain: int = 6
    """Lines of the picture in a plain story."""
    side: int = 9
    main: int = 8
    step: int = 0


SQUEEZES = (
    Squeeze(0),
    Squeeze(8, plain=4),
    Squeeze(40, plain=4, side=6, main=LEAST_PICTURE),
    Squeeze(90, plain=4, side=LEAST_PICTURE, main=LEAST_PICTURE, step=1),
    Squeeze(160, plain=4, side=LEAST_PICTURE, main=LEAST_PICTURE, step=2),
    Squeeze(400, plain=0, side=LEAST_PICTURE, main=LEAST_PICTURE, step=2),
    Squeeze(900, plain=0, side=0, main=0, step=4),
)


def plan_pages(stories: Sequence[Sizes], spaces: Sequence[Space], grid: Grid) -> Plan:
    """Break stories into pages.

    A story stays whole on its page unless it is longer than one, or unless a page would
    stay blank or text be lost. What finds no page at all is in ``Plan.over``.
    """
    planner = Planner(stories, spaces, grid)
    plan = planner.best(planner.longer_than_a_page)
    if plan.cost < BLANK_PAGE:
        return plan
    return min(
        plan, planner.best(frozenset(range(len(stories)))), key=lambda candidate: candidate.cost
    )


_State = tuple[int, int, Treatment | None, int | None]
"""Next story, page, how the page before opens, where the text runs on from."""


class Planner:
    """Finds the best plan for one run."""

    def __init__(self, stories: Sequence[Sizes], spaces: Sequence[Space], grid: Grid) -> None:
        self._stories = stories
        self._spaces = spaces
        self._grid = grid
        self._pages: dict[tuple[int, int, Space, bool], dict[Treatment, _Page]] = {}
        self._known: dict[tuple[object, ...], int] = {}

    @cached_property
    def longer_than_a_page(self) -> frozenset[int]:
        """The stories that do not fit the page with most room."""
        widest = max(self._spaces, key=lambda space: space.columns * space.lines)
        return frozenset(
            index
            for index in range(len(self._stories))
            if not self._whole(index, index + 1, widest, False)
        )

    def best(self, may_run_on: frozenset[int]) -> Plan:
        """The cheapest plan in which only the given stories may run on."""
        known: dict[_State, tuple[float, tuple[PagePlan, ...], tuple[int, ...]]] = {}
        count = len(self._stories)

        def ahead(state: _State) -> tuple[float, tuple[PagePlan, ...], tuple[int, ...]]:
            if state in known:
                return known[state]
            index, page, opening, start = state
            left = len(self._spaces) - page
            if index == count and start is None:
                known[state] = (BLANK_PAGE * left, (PagePlan((), None, 0),) * left, ())
                return known[state]
            over = tuple(range(index, count))
            best: tuple[float, tuple[PagePlan, ...], tuple[int, ...]] = (
                OVERSET + self._over_cost(over, index - 1, start) + BLANK_PAGE * left,
                (PagePlan((), None, 0),) * left,
                over,
            )
            if left:
                space = self._spaces[page]
                facing = opening if space.recto and page else None
                for cost, plan, following in self._options(
                    index, page, start, space, facing, may_run_on
                ):
                    rest = ahead(following)
                    if cost + rest[0] < best[0]:
                        best = (cost + rest[0], (plan, *rest[1]), rest[2])
            known[state] = best
            return best

        cost, pages, over = ahead((0, 0, None, None))
        return Plan(pages, over, cost)

    def _over_cost(self, over: tuple[int, ...], last: int, start: int | None) -> float:
        lines = sum(len(self._stories[index].text.parts) + 10 for index in over)
        if start is not None:
            lines += len(self._stories[last].text.parts) - start
        return lines * 1e4

    def _options(
        self,
        index: int,
        page: int,
        start: int | None,
        space: Space,
        facing: Treatment | None,
        may_run_on: frozenset[int],
    ) -> Iterator[tuple[float, PagePlan, _State]]:
        """What may stand on a page: its cost, itself, and what is left for the next."""
        tail: Tail | None = None
        room = space
        if start is not None:
            text = self._stories[index - 1].text
            lines = text.least(space.columns, start=start)
            foot = self._stories[index - 1].foot(space.columns)
            if lines + foot > space.lines:
                full = [float(space.lines * self._grid.line)] * space.columns
                after = text.fill(full, start)
                tail = Tail(index - 1, start, space.lines, ends=False)
                yield 0.0, PagePlan((), tail, 0), (index, page + 1, None, after)
                return
            tail = Tail(index - 1, start, lines)
            room = replace(space, lines=space.lines - lines - foot - BETWEEN, bleeds=False)
            white = space.lines - lines - foot
            cost = WHITE_COST * white**2
            yield cost, PagePlan((), tail, white), (index, page + 1, None, None)
        down = space.lines - room.lines
        for end in range(index + 1, min(len(self._stories), index + MOST_ON_A_PAGE) + 1):
            for opening, laid in self._whole(index, end, room, tail is not None).items():
                cost = laid.cost + (SAME_OPENING if opening is facing else 0)
                yield (
                    cost,
                    PagePlan(laid.moved(down), tail, laid.white),
                    (end, page + 1, None if tail else opening, None),
                )
        for end in range(index, min(len(self._stories), index + 3)):
            if end in may_run_on:
                yield from self._running_on(index, end, page, tail, room, down)

    def _running_on(
        self, index: int, last: int, page: int, tail: Tail | None, room: Space, down: int
    ) -> Iterator[tuple[float, PagePlan, _State]]:
        """Whole stories, then one whose text goes on overleaf."""
        before: list[tuple[float, Treatment | None, tuple[Placed, ...], int]] = []
        if last == index:
            before.append((0.0, None, (), 0))
        else:
            for opening, laid in self._whole(index, last, room, tail is not None).items():
                used = sum(p.lines + BETWEEN for p in laid.placed)
                placed = tuple(laid.placed)
                if all(p.treatment not in MAIN for p in placed):
                    before.append((laid.cost - laid.white_cost, opening, placed, used))
        story = self._stories[last]
        for cost, opening, placed, used in before:
            first = not placed and tail is None
            treatment = Treatment.OVER if room.recto or not first else Treatment.STACK
            if story.shape is None:
                treatment = Treatment.OVER
            style = headline_style(treatment, first, story.shape is not None)
            bleeds = first and room.bleeds and treatment is Treatment.STACK
            head = story.head(style, room.columns, 0)
            most = MOST_PICTURE[treatment] if story.shape is not None else 0
            for picture in (0, *range(LEAST_PICTURE, most + 1)):
                block = picture + story.caption(room.columns) + 1 if picture else 0
                text = room.lines - used - block - head - 1
                if text < RUN_ON_TEXT:
                    continue
                after = story.text.fill([text * self._grid.line] * room.columns)
                left = len(story.text.parts) - after
                if left < (1 if last in self.longer_than_a_page else LEAST_TAIL):
                    continue
                here = Placed(
                    last, treatment, first, bleeds, 0, picture, room.columns, text, used,
                    room.lines - used, runs_on=True,
                )  # fmt: skip
                drawn = self._drawn(last, treatment, room.columns, bleeds)
                price = RUN_ON + cost + _picture_cost(picture, drawn)
                if not picture and story.shape is not None:
                    price += SQUEEZES[-1].cost
                moved = tuple(replace(p, top=p.top + down) for p in (*placed, here))
                yield (
                    price,
                    PagePlan(moved, tail, 0),
                    (last + 1, page + 1, None if tail else opening or treatment, after),
                )

    # Pages of whole stories.

    def _whole(
        self, index: int, end: int, space: Space, follows: bool
    ) -> dict[Treatment, _Page]:
        """The best page of some whole stories for each treatment of the first."""
        key = (index, end, space, follows)
        if key not in self._pages:
            best: dict[Treatment, _Page] = {}
            least = sum(self._lowest(i, space.columns) + BETWEEN for i in range(index, end))
            if least - BETWEEN > space.lines:
                self._pages[key] = best
                return best
            for treatments in self._treatments(index, end, space, follows):
                page = self._laid(index, treatments, space, follows)
                if page is not None:
                    cost = page.cost + self._taste(index, treatments, space)
                    page = replace(page, cost=cost)
                    opening = treatments[0]
                    if opening not in best or cost < best[opening].cost:
                        best[opening] = page
            self._pages[key] = best
        return self._pages[key]

    def _treatments(
        self, index: int, end: int, space: Space, follows: bool
    ) -> Iterator[tuple[Treatment, ...]]:
        choices: list[tuple[Treatment, ...]] = []
        for position in range(end - index):
            pictured = self._stories[index + position].shape is not None
            options = [Treatment.SIDE, Treatment.PLAIN]
            if position == 0 and not follows:
                options.append(Treatment.OVER)
                if pictured and space.bleeds and space.columns > 2:
                    options.append(Treatment.SPLIT)
            if pictured:
                options.append(Treatment.STACK)
            choices.append(tuple(options))
        for treatments in itertools.product(*choices):
            mains = sum(
                treatment in MAIN and self._stories[index + i].shape is not None
                for i, treatment in enumerate(treatments)
            )
            if mains <= 1:
                yield treatments

    def _taste(self, index: int, treatments: tuple[Treatment, ...], space: Space) -> float:
        """What a page's treatments cost: nothing where they are as the house has them."""
        cost = 0.0
        for one, other in itertools.pairwise(treatments):
            cost += 25 if one is other else 0
        first = treatments[0]
        pictured = self._stories[index].shape is not None
        if len(treatments) == 1:
            usual = Treatment.OVER if space.recto or not pictured else Treatment.STACK
            if space.columns == 2 and pictured:
                usual = Treatment.STACK
            if first is not usual:
                cost += 40 if first in (Treatment.STACK, Treatment.OVER) else 120
        elif first is Treatment.OVER and pictured:
            cost += 60
        elif first is Treatment.STACK and space.columns > 2:
            cost += 15
        for treatment in treatments:
            if treatment is Treatment.SIDE and space.columns == 2:
                cost += 30
        if not any(
            treatment in MAIN and self._stories[index + i].shape is not None
            for i, treatment in enumerate(treatments)
        ) and any(self._stories[index + i].shape is not None for i in range(len(treatments))):
            cost += 20
        return cost

    def _laid(
        self, index: int, treatments: tuple[Treatment, ...], space: Space, follows: bool
    ) -> _Page | None:
        """The page with as little given way as it needs; None where nothing helps."""
        for squeeze in SQUEEZES:
            page = self._squeezed(index, treatments, space, follows, squeeze)
            if page is not None:
                return page
        return None

    def _squeezed(
        self,
        index: int,
        treatments: tuple[Treatment, ...],
        space: Space,
        follows: bool,
        squeeze: Squeeze,
    ) -> _Page | None:
        pictures: list[int] = []
        for offset, treatment in enumerate(treatments):
            pictures.append(self._least(index + offset, treatment, space, squeeze))
        firsts = [offset == 0 and not follows for offset in range(len(treatments))]

        def height(offset: int, picture: int) -> int:
            return self._total(
                index + offset, treatments[offset], firsts[offset], space.columns, picture,
                squeeze.step,
            )  # fmt: skip

        totals = [height(offset, picture) for offset, picture in enumerate(pictures)]
        spare = space.lines - sum(totals) - BETWEEN * (len(totals) - 1)
        if spare < 0:
            return None
        for offset, most in self._elastic(index, treatments, pictures):
            while pictures[offset] < most:
                taller = height(offset, pictures[offset] + 1)
                if taller - totals[offset] > spare:
                    break
                spare -= taller - totals[offset]
                totals[offset] = taller
                pictures[offset] += 1
        cost = squeeze.cost if self._gave_way(index, treatments, squeeze) else 0.0
        placed: list[Placed] = []
        top = 0
        for offset, treatment in enumerate(treatments):
            bleeds = (
                firsts[offset]
                and space.bleeds
                and space.columns > 2
                and treatment in (Treatment.STACK, Treatment.SPLIT)
                and pictures[offset] > 0
            )
            drawn = self._drawn(index + offset, treatment, space.columns, bleeds)
            if treatment in MAIN and pictures[offset]:
                cost += _picture_cost(pictures[offset], drawn)
            text = self._text(index + offset, treatment, space.columns, pictures[offset])
            if treatment is Treatment.SIDE:
                aside = self._aside(
                    index + offset, firsts[offset], space.columns, pictures[offset], squeeze.step
                )
                cost += ASIDE_COST * (text - aside) ** 2
            placed.append(
                Placed(
                    index + offset, treatment, firsts[offset], bleeds, squeeze.step,
                    pictures[offset], space.columns, text, top, totals[offset],
                )  # fmt: skip
            )
            top += totals[offset] + BETWEEN
        white = WHITE_COST * spare**2
        return _Page(cost + white, white, tuple(placed), spare)

    def _gave_way(
        self, index: int, treatments: tuple[Treatment, ...], squeeze: Squeeze
    ) -> bool:
        """Whether a squeeze takes anything from these stories."""
        return squeeze.step > 0 or any(
            self._stories[index + offset].shape is not None for offset in range(len(treatments))
        )

    def _elastic(
        self, index: int, treatments: tuple[Treatment, ...], pictures: list[int]
    ) -> Iterator[tuple[int, int]]:
        """The pictures that take spare lines, in turn, and the most each takes."""
        mains = [
            offset
            for offset, treatment in enumerate(treatments)
            if treatment in MAIN and self._stories[index + offset].shape is not None
        ]
        for offset in mains:
            yield offset, MOST_PICTURE[treatments[offset]]
        for offset, treatment in enumerate(treatments):
            if pictures[offset] and offset not in mains:
                most = MOST_PICTURE[treatment]
                yield offset, most if mains else max(most, MOST_WITHOUT_MAIN)

    def _least(
        self, index: int, treatment: Treatment, space: Space, squeeze: Squeeze
    ) -> int:
        story = self._stories[index]
        if story.shape is None:
            return 0
        if treatment is Treatment.PLAIN:
            return squeeze.plain
        if treatment is Treatment.SIDE:
            if squeeze.side == 0:
                return 0
            # As deep as it is drawn, where the text beside it leaves the room.
            room = self._text(index, treatment, space.columns, 0) - self._aside(
                index, False, space.columns, 0, squeeze.step
            )
            drawn = self._drawn(index, treatment, space.columns, False)
            most = min(drawn, MOST_PICTURE[treatment], room - 1 - self._caption(index, 1))
            return max(squeeze.side, most)
        return squeeze.main

    # Heights.

    def _lowest(self, index: int, columns: int) -> int:
        """The fewest lines that a story takes, however it is treated."""
        key = ("lowest", index, columns)
        if key not in self._known:
            self._known[key] = min(
                self._total(index, treatment, first, columns, 0, SQUEEZES[-1].step)
                for treatment in Treatment
                for first in (True, False)
            )
        return self._known[key]

    def _drawn(self, index: int, treatment: Treatment, columns: int, bleeds: bool) -> int:
        """The lines of a picture that is not cropped at all."""
        shape = self._stories[index].shape
        if shape is None:
            return 0
        grid = self._grid
        span = columns
        if treatment is Treatment.SPLIT:
            span = columns - 1
        elif treatment in (Treatment.SIDE, Treatment.PLAIN):
            span = 1
        width, above = grid.span(span), 0.0
        if bleeds:
            width += grid.outer + (grid.inner if treatment is Treatment.STACK else 0)
            above = grid.head
        most = min(DEEPEST_DRAWN, MOST_PICTURE[treatment])
        return min(most, max(LEAST_PICTURE, round((width * shape - above) / grid.line)))

    def _text(self, index: int, treatment: Treatment, columns: int, picture: int) -> int:
        """The lines of a story's columns of text."""
        lead = 0
        if treatment is Treatment.SIDE:
            columns -= 1
        elif treatment is Treatment.PLAIN and picture:
            lead = picture + self._caption(index, 1) + 1
        key = ("text", index, columns, lead)
        if key not in self._known:
            self._known[key] = self._stories[index].text.least(columns, lead)
        return self._known[key]

    def _caption(self, index: int, span: int) -> int:
        key = ("caption", index, span)
        if key not in self._known:
            self._known[key] = self._stories[index].caption(span)
        return self._known[key]

    def _head(self, index: int, treatment: Treatment, first: bool, columns: int, step: int) -> int:
        key = ("head", index, treatment, first, columns, step)
        if key not in self._known:
            story = self._stories[index]
            style = headline_style(treatment, first, story.shape is not None)
            self._known[key] = story.head(style, columns, step)
        return self._known[key]

    def _aside(self, index: int, first: bool, columns: int, picture: int, step: int) -> int:
        """The lines of the first column of a story at the side of its text."""
        head = self._head(index, Treatment.SIDE, first, columns, step)
        return head + (1 + picture + self._caption(index, 1) if picture else 0)

    def _total(
        self, index: int, treatment: Treatment, first: bool, columns: int, picture: int, step: int
    ) -> int:
        """A story's whole height."""
        key = ("total", index, treatment, first, columns, picture, step)
        if key not in self._known:
            self._known[key] = self._height(index, treatment, first, columns, picture, step)
        return self._known[key]

    def _height(
        self, index: int, treatment: Treatment, first: bool, columns: int, picture: int, step: int
    ) -> int:
        text = self._text(index, treatment, columns, picture)
        foot = self._stories[index].foot(columns)
        if treatment is Treatment.SIDE:
            return max(text, self._aside(index, first, columns, picture, step)) + foot
        head = self._head(index, treatment, first, columns, step)
        if treatment is Treatment.SPLIT:
            caption = self._caption(index, columns - 1) if picture else 0
            return max(head, picture + caption) + 1 + text + foot
        if treatment is Treatment.PLAIN or not picture:
            return head + 1 + text + foot
        return picture + self._caption(index, columns) + 1 + head + 1 + text + foot


@dataclass(frozen=True, slots=True)
class _Page:
    cost: float
    white_cost: float
    placed: tuple[Placed, ...]
    white: int

    def moved(self, down: int) -> tuple[Placed, ...]:
        """The stories so many lines further down."""
        return tuple(replace(p, top=p.top + down) for p in self.placed)


def _picture_cost(lines: int, drawn: int) -> float:
    weight = STRETCH_COST if lines > drawn else SHRINK_COST
    return weight * math.pow(lines - drawn, 2)

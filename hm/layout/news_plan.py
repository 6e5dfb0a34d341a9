"""Which stories stand on which page of a news run.

The stories keep their order. All ways to break them into the run's pages are compared by
dynamic programming; a page costs the square of its spare lines, and something for all
that strays from the house's rules. Pure arithmetic on measured heights: nothing here
knows the engine. Heights are whole lines of the grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hm.layout.grid import Grid
from hm.layout.news_page import (
    BETWEEN,
    NO_PICTURE,
    WHITE_COST,
    PageMaker,
    Placed,
    Space,
    picture_cost,
)
from hm.layout.news_treatment import (
    LEAST_PICTURE,
    MAIN,
    Cast,
    Heights,
    Sizes,
    Treatment,
)

MOST_ON_A_PAGE = 7
"""Stories."""
MOST_BEFORE = 2
"""Whole stories above one that runs on."""
RUN_ON_TEXT = 6
"""Lines that a story which runs on must have in each column of its first page."""
LEAST_TAIL = 36
"""Lines that a story which would fit a page must have left to run on for."""

SAME_OPENING = 150.0
"""For facing pages whose first stories are treated alike."""
RUN_ON = 400.0
BLANK_PAGE = 1e5
OVERSET = 1e7
OVERSET_LINE = 1e4
OVERSET_HEAD = 10
"""Lines reckoned for the head of a story that finds no page."""


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

    placed: tuple[Placed, ...] = ()
    tail: Tail | None = None
    white: int = 0
    """Lines left at the foot."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A run of news pages."""

    pages: tuple[PagePlan, ...]
    over: tuple[int, ...]
    """Stories for which no page is left."""
    cost: float


def plan_pages(stories: Sequence[Sizes], spaces: Sequence[Space], grid: Grid) -> Plan:
    """Break stories into pages.

    A story stays whole on its page unless it is longer than one, or unless a page would
    stay blank or text be lost. What finds no page at all is in ``Plan.over``.
    """
    planner = _Planner(stories, spaces, grid)
    plan = planner.best(planner.longer_than_a_page)
    if plan.cost < BLANK_PAGE:
        return plan
    running_on = planner.best(frozenset(range(len(stories))))
    return min(plan, running_on, key=lambda candidate: candidate.cost)


@dataclass(frozen=True, slots=True)
class _State:
    """Where planning stands."""

    story: int
    """The next one."""
    page: int
    opening: Treatment | None = None
    """How the page before opens."""
    start: int | None = None
    """The part of the story before that comes next, where it runs on."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A page, and where planning stands after it."""

    cost: float
    page: PagePlan
    after: _State


@dataclass(frozen=True, slots=True)
class _Room:
    """A page as a state finds it: what is left below the rest of a story."""

    tail: Tail | None
    space: Space
    down: int
    """Lines taken at its head."""


class _Planner:
    def __init__(self, stories: Sequence[Sizes], spaces: Sequence[Space], grid: Grid) -> None:
        self._stories = stories
        self._spaces = spaces
        self._line = grid.line
        self._heights = Heights(stories, grid)
        self._maker = PageMaker(self._heights)

    @cached_property
    def longer_than_a_page(self) -> frozenset[int]:
        """The stories that do not fit the page with most room."""
        widest = max(self._spaces, key=lambda space: space.columns * space.lines)
        return frozenset(
            story
            for story in range(len(self._stories))
            if not self._maker.stacks(story, story + 1, widest)
        )

    def best(self, may_run_on: frozenset[int]) -> Plan:
        """The cheapest plan in which only the given stories may run on."""
        known: dict[_State, Plan] = {}

        def ahead(state: _State) -> Plan:
            if state not in known:
                best = self._given_up(state)
                for choice in self._choices(state, may_run_on):
                    rest = ahead(choice.after)
                    if choice.cost + rest.cost < best.cost:
                        pages = (choice.page, *rest.pages)
                        best = Plan(pages, rest.over, choice.cost + rest.cost)
                known[state] = best
            return known[state]

        return ahead(_State(0, 0))

    def _given_up(self, state: _State) -> Plan:
        """The plan that sets nothing more: the pages left stay blank."""
        left = len(self._spaces) - state.page
        over = tuple(range(state.story, len(self._stories)))
        cost = BLANK_PAGE * left
        if over or state.start is not None:
            lines = sum(len(self._stories[i].text.parts) + OVERSET_HEAD for i in over)
            if state.start is not None:
                lines += len(self._stories[state.story - 1].text.parts) - state.start
            cost += OVERSET + OVERSET_LINE * lines
        return Plan((PagePlan(),) * left, over, cost)

    def _choices(self, state: _State, may_run_on: frozenset[int]) -> Iterator[_Choice]:
        """What may stand on the next page."""
        if state.page == len(self._spaces):
            return
        if state.story == len(self._stories) and state.start is None:
            return
        room = self._room(state)
        tail = room.tail
        if tail is not None:
            if not tail.ends:
                full = [self._line * tail.lines] * room.space.columns
                after = self._stories[tail.story].text.fill(full, tail.start)
                yield _Choice(
                    0.0, PagePlan((), tail), _State(state.story, state.page + 1, None, after)
                )
                return
            white = max(0, room.space.lines + BETWEEN)
            yield _Choice(
                WHITE_COST * white**2,
                PagePlan((), tail, white),
                _State(state.story, state.page + 1),
            )
        yield from self._whole(state, room)
        for story in range(state.story, min(len(self._stories), state.story + MOST_BEFORE + 1)):
            if story in may_run_on:
                yield from self._running_on(state, room, story)

    def _room(self, state: _State) -> _Room:
        space = self._spaces[state.page]
        if state.start is None:
            return _Room(None, space, 0)
        story = self._stories[state.story - 1]
        lines = story.text.least(space.columns, start=state.start)
        foot = story.foot(space.columns)
        if lines + foot > space.lines:
            tail = Tail(state.story - 1, state.start, space.lines, ends=False)
            return _Room(tail, space, space.lines)
        tail = Tail(state.story - 1, state.start, lines)
        down = lines + foot + BETWEEN
        left = replace(space, lines=space.lines - down, bleeds=False, headed=False)
        return _Room(tail, left, down)

    def _whole(self, state: _State, room: _Room) -> Iterator[_Choice]:
        """Pages on which every story ends."""
        facing = state.opening if room.space.recto and state.page else None
        most = min(len(self._stories), state.story + MOST_ON_A_PAGE)
        for end in range(state.story + 1, most + 1):
            for opening, stack in self._maker.stacks(state.story, end, room.space).items():
                placed = tuple(each.moved(room.down) for each in stack.placed)
                yield _Choice(
                    stack.cost + (SAME_OPENING if opening is facing else 0),
                    PagePlan(placed, room.tail, stack.white),
                    _State(end, state.page + 1, None if room.tail else opening),
                )

    def _running_on(self, state: _State, room: _Room, story: int) -> Iterator[_Choice]:
        """Pages whose last story, ``story``, goes on overleaf."""
        if story == state.story:
            yield from self._begun(state, room, story, (), 0.0)
            return
        for stack in self._maker.stacks(state.story, story, room.space).values():
            if not any(placed.treatment in MAIN for placed in stack.placed):
                cost = stack.cost - stack.white_cost
                yield from self._begun(state, room, story, stack.placed, cost)

    def _begun(
        self, state: _State, room: _Room, story: int, before: tuple[Placed, ...], cost: float
    ) -> Iterator[_Choice]:
        """A story begun below others, with every picture that leaves it text enough."""
        sizes, space = self._stories[story], room.space
        first = not before and space.headed
        pictured = sizes.shape is not None
        stacked = pictured and first and not space.recto
        treatment = Treatment.STACK if stacked else Treatment.OVER
        cast = Cast(story, treatment, first, space.columns)
        bleeds = stacked and space.bleeds and space.columns == self._heights.columns
        used = sum(placed.lines + BETWEEN for placed in before)
        left = space.lines - used - self._heights.head(cast, 0) - 1
        most = self._heights.most_picture(treatment) if pictured else 0
        for picture in (0, *range(LEAST_PICTURE, most + 1)):
            text = left - (picture + self._heights.caption(cast) + 1 if picture else 0)
            if text < RUN_ON_TEXT:
                continue
            after = sizes.text.fill([text * self._line] * space.columns)
            rest = len(sizes.text.parts) - after
            if rest < (1 if story in self.longer_than_a_page else LEAST_TAIL):
                continue
            here = Placed(
                cast, bleeds and picture > 0, 0, picture, text, used, space.lines - used, True
            )
            price = picture_cost(picture, self._heights.drawn(cast, bleeds))
            if pictured and not picture:
                price = NO_PICTURE
            opening = before[0].treatment if before else treatment
            yield _Choice(
                RUN_ON + cost + price,
                PagePlan(tuple(each.moved(room.down) for each in (*before, here)), room.tail),
                _State(story + 1, state.page + 1, None if room.tail else opening, after),
            )

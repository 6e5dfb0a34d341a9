"""A news page of whole stories: how each is treated, and what gives way to fit them.

Exactly one thing on a page is elastic, as a rule the picture of its main story. When the
page is too full pictures give way, the smallest first; then headlines step down.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hm.layout.news_treatment import LEAST_PICTURE, MAIN, Cast, Heights, Treatment

BETWEEN = 2
"""Lines between stories, with the rule in their middle."""
MOST_WITHOUT_MAIN = 16
"""Lines that a small picture may take where no other is elastic."""

WHITE_COST = 2.0
"""Of the square of the white lines at a page's foot."""
STRETCH_COST, SHRINK_COST = 0.12, 0.3
"""Of the square of the lines that a picture is deeper, or less deep, than it is drawn."""
ASIDE_COST = 0.2
"""Of the square of the lines left white below a picture beside its text."""


@dataclass(frozen=True, slots=True)
class Space:
    """The room of a page, or what is left of it for whole stories."""

    columns: int
    lines: int
    recto: bool
    bleeds: bool = True
    """Whether a picture at its head runs to the bleed: not under a section title."""
    headed: bool = True
    """Whether its first story is the first on the page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A story on its page."""

    cast: Cast
    bleeds: bool
    """Whether its picture runs to the bleed."""
    step: int
    """Down the headline's ladder."""
    picture: int
    """Lines; 0 for none."""
    text: int
    """Lines of each column of its text on this page."""
    top: int
    """Lines below the head of the page's room."""
    lines: int
    """Its whole height on this page."""
    runs_on: bool = False
    """Whether its text goes on overleaf."""

    @property
    def story(self) -> int:
        """Its number in the run."""
        return self.cast.story

    @property
    def treatment(self) -> Treatment:
        """How it is set."""
        return self.cast.treatment

    def moved(self, down: int) -> Placed:
        """The same, so many lines further down."""
        return replace(self, top=self.top + down)


@dataclass(frozen=True, slots=True)
class Stack:
    """Whole stories one below another."""

    cost: float
    white_cost: float
    """The part of it that the white at the foot is to blame for."""
    placed: tuple[Placed, ...]
    white: int
    """Lines left at the foot."""


@dataclass(frozen=True, slots=True)
class _Squeeze:
    """What gives way on a page that is too full; each takes more than the one before."""

    cost: float
    plain: int = 6
    """Lines of the picture in a plain story."""
    side: int = 9
    main: int = 8
    step: int = 0


_SQUEEZES = (
    _Squeeze(0),
    _Squeeze(8, plain=4),
    _Squeeze(40, plain=4, side=6, main=LEAST_PICTURE),
    _Squeeze(90, plain=4, side=LEAST_PICTURE, main=LEAST_PICTURE, step=1),
    _Squeeze(160, plain=4, side=LEAST_PICTURE, main=LEAST_PICTURE, step=2),
    _Squeeze(400, plain=0, side=LEAST_PICTURE, main=LEAST_PICTURE, step=2),
    _Squeeze(900, plain=0, side=0, main=0, step=4),
)
NO_PICTURE = _SQUEEZES[-1].cost


def picture_cost(lines: int, drawn: int) -> float:
    """What it costs to crop a picture to so many lines."""
    weight = STRETCH_COST if lines > drawn else SHRINK_COST
    return weight * float((lines - drawn) ** 2)


class PageMaker:
    """Sets whole stories on pages; the same stories in the same room are set once."""

    def __init__(self, heights: Heights) -> None:
        self._heights = heights
        self._known: dict[tuple[int, int, Space], dict[Treatment, Stack]] = {}

    def stacks(self, first: int, end: int, space: Space) -> dict[Treatment, Stack]:
        """The best stack of some stories for each treatment of the first.

        Empty where they do not fit.
        """
        key = (first, end, space)
        if key not in self._known:
            self._known[key] = self._best(first, end, space)
        return self._known[key]

    def _best(self, first: int, end: int, space: Space) -> dict[Treatment, Stack]:
        best: dict[Treatment, Stack] = {}
        step = _SQUEEZES[-1].step
        least = sum(self._heights.least(i, space.columns, step) for i in range(first, end))
        if least + BETWEEN * (end - first - 1) > space.lines:
            return best
        for casts in self._casts(first, end, space):
            stack = self._laid(casts, space)
            if stack is None:
                continue
            stack = replace(stack, cost=stack.cost + self._taste(casts, space))
            opening = casts[0].treatment
            if opening not in best or stack.cost < best[opening].cost:
                best[opening] = stack
        return best

    # Treatments.

    def _is_main(self, cast: Cast) -> bool:
        return cast.treatment in MAIN and self._heights.pictured(cast.story)

    def _casts(self, first: int, end: int, space: Space) -> Iterator[tuple[Cast, ...]]:
        choices: list[list[Cast]] = []
        for story in range(first, end):
            pictured = self._heights.pictured(story)
            heads = story == first and space.headed
            options = [Treatment.PLAIN]
            if space.columns > 1:
                options.insert(0, Treatment.SIDE)
            if heads:
                options.append(Treatment.OVER)
                if pictured and space.bleeds and self._whole(space) and space.columns > 1:
                    options.append(Treatment.SPLIT)
            if pictured:
                options.append(Treatment.STACK)
            choices.append([Cast(story, option, heads, space.columns) for option in options])
        for casts in itertools.product(*choices):
            if sum(self._is_main(cast) for cast in casts) <= 1:
                yield casts

    def _taste(self, casts: tuple[Cast, ...], space: Space) -> float:
        """What a page's treatments cost: nothing where they are as the house has them."""
        cost = 0.0
        for one, other in itertools.pairwise(casts):
            cost += 25 if one.treatment is other.treatment else 0
        first = casts[0].treatment
        pictured = self._heights.pictured(casts[0].story)
        if len(casts) == 1:
            usual = Treatment.STACK if pictured else Treatment.OVER
            if space.recto and self._whole(space):
                usual = Treatment.OVER
            if first is not usual:
                cost += 40 if first in (Treatment.STACK, Treatment.OVER) else 120
        elif first is Treatment.OVER and pictured:
            cost += 60
        elif first is Treatment.STACK and self._whole(space):
            cost += 15
        if space.columns == 2:
            cost += 30 * sum(cast.treatment is Treatment.SIDE for cast in casts)
        pictures = any(self._heights.pictured(cast.story) for cast in casts)
        if pictures and not any(self._is_main(cast) for cast in casts):
            cost += 20
        return cost

    # Fitting.

    def _laid(self, casts: tuple[Cast, ...], space: Space) -> Stack | None:
        """The stack with as little given way as it needs; None where nothing helps."""
        for squeeze in _SQUEEZES:
            stack = self._squeezed(casts, space, squeeze)
            if stack is not None:
                return stack
        return None

    def _squeezed(self, casts: tuple[Cast, ...], space: Space, squeeze: _Squeeze) -> Stack | None:
        heights = self._heights
        pictures = [self._least_picture(cast, squeeze) for cast in casts]
        totals = [
            heights.total(cast, picture, squeeze.step)
            for cast, picture in zip(casts, pictures, strict=True)
        ]
        spare = space.lines - sum(totals) - BETWEEN * (len(totals) - 1)
        if spare < 0:
            return None
        for at, most in self._elastic(casts, pictures, squeeze.step):
            while pictures[at] < most:
                taller = heights.total(casts[at], pictures[at] + 1, squeeze.step)
                if taller - totals[at] > spare:
                    break
                spare -= taller - totals[at]
                totals[at] = taller
                pictures[at] += 1
        gave_way = squeeze.step > 0 or any(heights.pictured(cast.story) for cast in casts)
        cost = squeeze.cost if gave_way else 0.0
        placed: list[Placed] = []
        top = 0
        for cast, picture, total in zip(casts, pictures, totals, strict=True):
            bleeds = bool(picture) and self._bleeds(cast, space)
            text = heights.text(cast, picture)
            if self._is_main(cast) and picture:
                cost += picture_cost(picture, heights.drawn(cast, bleeds))
            if cast.treatment is Treatment.SIDE:
                cost += ASIDE_COST * (text - heights.aside(cast, picture, squeeze.step)) ** 2
            placed.append(Placed(cast, bleeds, squeeze.step, picture, text, top, total))
            top += total + BETWEEN
        white = WHITE_COST * spare**2
        return Stack(cost + white, white, tuple(placed), spare)

    def _whole(self, space: Space) -> bool:
        """Whether a page is all the stories': no rail stands beside them."""
        return space.columns == self._heights.columns

    def _bleeds(self, cast: Cast, space: Space) -> bool:
        whole = cast.first and space.bleeds and self._whole(space)
        return whole and cast.treatment in (Treatment.STACK, Treatment.SPLIT)

    def _elastic(
        self, casts: tuple[Cast, ...], pictures: list[int], step: int
    ) -> Iterator[tuple[int, int]]:
        """The pictures that take spare lines, in turn, and the most each takes."""
        mains = [at for at, cast in enumerate(casts) if self._is_main(cast)]
        for at in mains:
            yield at, self._heights.most_picture(casts[at].treatment)
        for at, cast in enumerate(casts):
            if pictures[at] and at not in mains:
                most = self._heights.most_picture(cast.treatment)
                most = most if mains else max(most, MOST_WITHOUT_MAIN)
                if cast.treatment is Treatment.SIDE:
                    # Never past the foot of the text beside it.
                    text = self._heights.text(cast, 0)
                    most = min(
                        most, pictures[at] + text - self._heights.aside(cast, pictures[at], step)
                    )
                yield at, most

    def _least_picture(self, cast: Cast, squeeze: _Squeeze) -> int:
        if not self._heights.pictured(cast.story):
            return 0
        if cast.treatment is Treatment.PLAIN:
            return squeeze.plain
        if cast.treatment is not Treatment.SIDE:
            return squeeze.main
        if squeeze.side == 0:
            return 0
        # As deep as it is drawn, where the text beside it leaves the room.
        heights = self._heights
        room = heights.text(cast, 0) - heights.aside(cast, 0, squeeze.step)
        room -= 1 + heights.caption(cast)
        return max(squeeze.side, min(heights.drawn(cast, False), room))

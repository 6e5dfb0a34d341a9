"""The treatments of news stories and how high a story is in each. Heights are lines."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from hm.layout.grid import Grid
from hm.layout.news_text import ColumnText


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

LEAST_PICTURE = 4
MOST_PICTURE = {
    Treatment.STACK: 44,
    Treatment.OVER: 30,
    Treatment.SPLIT: 34,
    Treatment.SIDE: 12,
    Treatment.PLAIN: 6,
}
DEEPEST_DRAWN = 30
"""A portrait across the page is cropped rather than given more for its shape."""
PAGE = 62
"""Lines of the page that these two are told for; on another they are in proportion."""


@dataclass(frozen=True, slots=True)
class HeadlineStyle:
    """How large a headline may be."""

    span: int
    """The columns it is set across; 0 for all of the page's."""
    ladder: str
    """The token that lists its sizes."""
    most: int
    """Lines."""


def headline_style(treatment: Treatment, first: bool, pictured: bool) -> HeadlineStyle:
    """The headline of a treatment, for the first story of a page or a later one."""
    if treatment in (Treatment.STACK, Treatment.OVER):
        # Two lines leave more to the picture under them.
        lines = 2 if treatment is Treatment.OVER and pictured else 3
        return HeadlineStyle(0, "ladder-news" if first else "ladder-news-second", lines)
    if treatment is Treatment.SPLIT:
        return HeadlineStyle(1, "ladder-news-second", 8)
    if treatment is Treatment.SIDE:
        return HeadlineStyle(1, "ladder-news-column", 8)
    return HeadlineStyle(0, "ladder-news-second", 3)


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
class Cast:
    """A story in the part it plays on a page."""

    story: int
    treatment: Treatment
    first: bool
    """Whether it is the first on its page."""
    columns: int
    """The columns of the page."""

    @property
    def text_columns(self) -> int:
        """The columns its text is set in."""
        return max(1, self.columns - (1 if self.treatment is Treatment.SIDE else 0))

    @property
    def picture_span(self) -> int:
        """The columns its picture is set across."""
        if self.treatment in (Treatment.SIDE, Treatment.PLAIN):
            return 1
        return max(1, self.columns - (1 if self.treatment is Treatment.SPLIT else 0))


class Heights:
    """The heights of a run's stories in every part they may play; each reckoned once."""

    def __init__(self, stories: Sequence[Sizes], grid: Grid) -> None:
        self._stories = stories
        self._grid = grid
        self._known: dict[tuple[object, ...], int] = {}

    @property
    def columns(self) -> int:
        """The columns of a page that has no rail."""
        return self._grid.columns

    def most_picture(self, treatment: Treatment) -> int:
        """The lines that a picture may take."""
        return self._on_this_page(MOST_PICTURE[treatment])

    def _on_this_page(self, lines: int) -> int:
        return round(lines * self._grid.lines / PAGE)

    def pictured(self, story: int) -> bool:
        """Whether a story has a picture."""
        return self._stories[story].shape is not None

    def drawn(self, cast: Cast, bleeds: bool) -> int:
        """The picture when it is not cropped at all; 0 without one."""
        shape = self._stories[cast.story].shape
        if shape is None:
            return 0
        grid = self._grid
        width, above = grid.span(cast.picture_span), 0.0
        if bleeds:
            width += grid.outer + (grid.inner if cast.treatment is Treatment.STACK else 0)
            above = grid.head
        most = min(self._on_this_page(DEEPEST_DRAWN), self.most_picture(cast.treatment))
        return min(most, max(LEAST_PICTURE, round((width * shape - above) / grid.line)))

    def text(self, cast: Cast, picture: int) -> int:
        """The columns of text."""
        lead = 0
        if cast.treatment is Treatment.PLAIN and picture:
            lead = picture + self.caption(cast) + 1
        key = ("text", cast.story, cast.text_columns, lead)
        if key not in self._known:
            text = self._stories[cast.story].text
            self._known[key] = text.least(cast.text_columns, lead)
        return self._known[key]

    def caption(self, cast: Cast) -> int:
        """The caption under the picture."""
        key = ("caption", cast.story, cast.picture_span)
        if key not in self._known:
            self._known[key] = self._stories[cast.story].caption(cast.picture_span)
        return self._known[key]

    def head(self, cast: Cast, step: int) -> int:
        """Label, headline and deck."""
        key = ("head", cast, step)
        if key not in self._known:
            style = headline_style(cast.treatment, cast.first, self.pictured(cast.story))
            self._known[key] = self._stories[cast.story].head(style, cast.columns, step)
        return self._known[key]

    def aside(self, cast: Cast, picture: int, step: int) -> int:
        """The first column of a story whose text stands beside its head."""
        below = 1 + picture + self.caption(cast) if picture else 0
        return self.head(cast, step) + below

    def total(self, cast: Cast, picture: int, step: int) -> int:
        """A story's whole height."""
        key = ("total", cast, picture, step)
        if key not in self._known:
            self._known[key] = self._total(cast, picture, step)
        return self._known[key]

    def least(self, story: int, columns: int, step: int) -> int:
        """The fewest lines that a story takes, however it is treated."""
        key = ("least", story, columns, step)
        if key not in self._known:
            self._known[key] = min(
                self.total(Cast(story, treatment, first, columns), 0, step)
                for treatment in Treatment
                for first in (True, False)
            )
        return self._known[key]

    def _total(self, cast: Cast, picture: int, step: int) -> int:
        text = self.text(cast, picture)
        foot = self._stories[cast.story].foot(cast.columns)
        if cast.treatment is Treatment.SIDE:
            return max(text, self.aside(cast, picture, step)) + foot
        head = self.head(cast, step)
        above = picture + self.caption(cast) if picture else 0
        if cast.treatment is Treatment.SPLIT:
            return max(head, above) + 1 + text + foot
        if cast.treatment is Treatment.PLAIN or not picture:
            return head + 1 + text + foot
        return above + 1 + head + 1 + text + foot

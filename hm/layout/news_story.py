"""A placed news story as HTML: every part as high as it was measured."""

from __future__ import annotations

from markupsafe import Markup

from hm.compose.environment import environment
from hm.layout.measure import Wanted
from hm.layout.news_measure import MeasuredStory, across_html, in_story
from hm.layout.news_page import BETWEEN, Placed
from hm.layout.news_treatment import Treatment, headline_style
from hm.layout.outcome import Press

BESIDE = 0.2
"""Points that a column is asked to be narrower, so that rounding loses none."""


class StoryWriter:
    """Writes a run's stories as the plan places them."""

    def __init__(self, stories: list[MeasuredStory], press: Press) -> None:
        self._stories = stories
        self._grid = press.grid
        self._module = environment(press.house).get_template("print/news.html").module

    def section_title(self, title: str, strap: str, lines: int) -> str:
        """The section's title that opens the run, in so many lines."""
        style = f"height: {self._pt(lines)}"
        return str(Markup(self._module.section_title(title, strap, style)))  # type: ignore[attr-defined]

    def story(self, placed: Placed, recto: bool) -> str:
        """A story; one that runs on is as high as its page and goes on from there."""
        story = self._stories[placed.story]
        inside = {
            Treatment.STACK: self._stack,
            Treatment.OVER: self._over,
            Treatment.SPLIT: self._split,
            Treatment.SIDE: self._side,
            Treatment.PLAIN: self._plain,
        }[placed.treatment](story, placed, recto)
        classes = ["story", placed.treatment, story.story.palette]
        style = ""
        foot = ""
        if placed.top > 0:
            classes.append("next")
        if not placed.runs_on:
            above = BETWEEN if placed.top > 0 else 0
            style = f"height: {self._pt(placed.lines)}; margin-top: {self._pt(above)}"
            foot = self.foot(placed.story, placed.cast.columns)
        article = story.story
        return (
            f'<article id="{article.slug}" data-slug="{article.slug}" '
            f'data-path="{article.path}" class="{" ".join(classes)}" style="{style}">'
            f"{inside}{foot}</article>"
        )

    def foot(self, number: int, columns: int) -> str:
        """What stands across a story's foot."""
        story = self._stories[number]
        parts: list[str] = []
        for piece in story.at_foot:
            html = across_html(piece)
            wanted = Wanted(in_story(html), self._grid.span(columns), story.story.palette)
            lines = story.measurer.measure([wanted])[0].lines
            parts.append(
                f'<div style="height: {self._pt(lines)}; padding-top: {self._pt(1)}">{html}</div>'
            )
        return "".join(parts)

    # The treatments.

    def _stack(self, story: MeasuredStory, placed: Placed, recto: bool) -> str:
        picture = self._picture(story, placed, recto)
        head = self._head(story, placed, above=1 if picture else 0)
        return picture + head + self._text(story, placed)

    def _over(self, story: MeasuredStory, placed: Placed, recto: bool) -> str:
        picture = self._picture(story, placed, recto, above=1)
        return self._head(story, placed) + picture + self._text(story, placed)

    def _split(self, story: MeasuredStory, placed: Placed, recto: bool) -> str:
        grid = self._grid
        beside = grid.column + grid.gutter
        across = grid.span(placed.cast.picture_span)
        left = 0.0 if recto else across + grid.gutter
        head = self._head(
            story,
            placed,
            more=f"position: absolute; left: {left:.3f}pt; width: {grid.column:.3f}pt",
        )
        shift = beside if recto else 0.0
        picture = self._picture(
            story, placed, recto, more=f"margin-left: {shift:.3f}pt; width: {across:.3f}pt"
        )
        deep = placed.lines - placed.text - 1 - story.foot(placed.cast.columns)
        return (
            f'<div style="height: {self._pt(deep)}">{head}{picture}</div>'
            f"{self._text(story, placed)}"
        )

    def _side(self, story: MeasuredStory, placed: Placed, recto: bool) -> str:
        head = self._head(story, placed)
        picture = self._picture(story, placed, recto, above=1)
        room = placed.lines - story.foot(placed.cast.columns)
        return (
            f'<div class="aside" style="width: {self._grid.column:.3f}pt">{head}{picture}</div>'
            f'<div style="height: {self._pt(room)}">{self._text(story, placed)}</div>'
        )

    def _plain(self, story: MeasuredStory, placed: Placed, recto: bool) -> str:
        picture = self._picture(story, placed, recto, below=1)
        return self._head(story, placed) + self._text(story, placed, before=picture)

    # Their parts.

    def _pt(self, lines: int) -> str:
        return f"{lines * self._grid.line:g}pt"

    def _head(self, story: MeasuredStory, placed: Placed, *, above: int = 0, more: str = "") -> str:
        """Label, headline and deck, with lines of white above."""
        columns = placed.cast.columns
        style = headline_style(placed.treatment, placed.cast.first, story.shape is not None)
        lines = story.head(style, columns, placed.step)
        css = f"height: {self._pt(lines)}; padding-top: {self._pt(above)}; {more}"
        headline = story.headline(style, columns, placed.step)
        return str(Markup(self._module.head(story.story, headline, css)))  # type: ignore[attr-defined]

    def _text(self, story: MeasuredStory, placed: Placed, before: str = "") -> str:
        """The text in columns, a line of white above it unless it stands beside the head."""
        html = before + story.columns_html
        if placed.runs_on:
            width = self._grid.column - BESIDE
            return (
                f'<div class="text" style="padding-top: {self._pt(1)}"><div class="columns dealt" '
                f'style="columns: {width:.3f}pt">{html}</div></div>'
            )
        height = self._pt(placed.text)
        around = f"padding-top: {self._pt(1)}"
        if placed.treatment is Treatment.SIDE:
            around = f"margin-left: {self._grid.column + self._grid.gutter:.3f}pt"
        return (
            f'<div class="text" style="height: {height}; {around}"><div class="columns dealt" '
            f'style="columns: {placed.cast.text_columns}; height: {height}">{html}</div></div>'
        )

    def _picture(
        self,
        story: MeasuredStory,
        placed: Placed,
        recto: bool,
        *,
        above: int = 0,
        below: int = 0,
        more: str = "",
    ) -> str:
        """The lead picture, with lines of white above or below it."""
        image = story.story.image
        if image is None or not placed.picture:
            return ""
        grid = self._grid
        span = placed.cast.picture_span
        left = right = top = 0.0
        if placed.bleeds:
            top = grid.head + grid.bleed
            left = grid.left(recto) + grid.bleed
            right = grid.width - grid.measure - grid.left(recto) + grid.bleed
            if placed.treatment is Treatment.SPLIT:
                left, right = (0.0, right) if recto else (left, 0.0)
        lines = placed.picture + story.caption(span)
        figure = (
            f"height: {self._pt(lines)}; padding-top: {self._pt(above)}; "
            f"padding-bottom: {self._pt(below)}; {more}"
        )
        img = (
            f"left: {-left:.3f}pt; top: {-top:.3f}pt; "
            f"width: {grid.span(span) + left + right:.3f}pt; "
            f"height: {top + placed.picture * grid.line:.3f}pt"
        )
        # Where the picture reaches the bleed, its credit stands below, in the margin.
        credit = "under" if right else ""
        frame = f"height: {self._pt(placed.picture)}"
        return str(Markup(self._module.picture(image, figure, frame, img, credit)))  # type: ignore[attr-defined]

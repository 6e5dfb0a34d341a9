"""Stories of a news run measured, part by part, as they will be set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jinja2.environment import TemplateModule
from markupsafe import Markup

from hm.compose.environment import environment
from hm.compose.headline import SetHeadline, emphasis_faces, fit
from hm.compose.source import Flow, Image, Piece, Story
from hm.layout.grid import Grid
from hm.layout.measure import Measured, Measurer, Wanted
from hm.layout.news_text import ColumnText, column_text
from hm.layout.news_treatment import HeadlineStyle
from hm.layout.outcome import Press
from hm.model.picture import Position

_HEADING = re.compile(r'<h\d\b[^>]*\bdata-at="(\d+):(\d+)"')
_STAND_IN = '<div class="in-column"><p data-at="0:{index}">·</p></div>'
USUAL_SHAPE = 2 / 3
"""Of a picture that does not tell its size."""


@dataclass(frozen=True, slots=True)
class ColumnPiece:
    """Furniture in the flow of a column."""

    html: str
    lines: int
    long: bool
    """Taller than half a column: it may break."""


@dataclass(slots=True)
class MeasuredStory:
    """A story whose parts have been measured; what the planner works with."""

    story: Story
    text: ColumnText
    columns_html: str
    """What stands in its columns."""
    at_foot: tuple[Piece, ...]
    """What its author placed elsewhere: in a news story, across its foot."""
    press: Press
    measurer: Measurer
    module: TemplateModule
    _heads: dict[tuple[HeadlineStyle, int, int], int] = field(default_factory=dict)

    @property
    def shape(self) -> float | None:
        """Its picture's height by its width; None without a picture."""
        image = self.story.image
        if image is None:
            return None
        if image.size is None or not image.size[0]:
            return USUAL_SHAPE
        return image.size[1] / image.size[0]

    def headline(self, style: HeadlineStyle, columns: int, step: int) -> SetHeadline:
        """The headline set across the style's columns, ``step`` sizes down the ladder."""
        rungs = self.press.rungs(style.ladder)
        return fit(
            self.story.title,
            self.press.font("headline-font"),
            rungs[min(step, len(rungs) - 1) :],
            self.press.tokens.number("headline-tracking"),
            self.press.grid.span(style.span or columns),
            style.most,
            emphasis_faces(self.press.house, self.press.tokens),
        )

    def head(self, style: HeadlineStyle, columns: int, step: int) -> int:
        """Label, headline and deck, in lines."""
        key = (style, columns, step)
        if key not in self._heads:
            span = style.span or columns
            headline = self.headline(style, columns, step)
            height = len(headline.lines) * headline.rung.leading
            for html in (label_html(self.module, self.story), deck_html(self.module, self.story)):
                if html:
                    height += self._measured(html, span)
            lines = self.press.grid.to_lines(height)
            # A word wider than its column: any other treatment is better.
            too_wide = style.span == 1 and not headline.fits
            self._heads[key] = lines + (self.press.grid.lines if too_wide else 0)
        return self._heads[key]

    def caption(self, span: int) -> int:
        """The caption under a picture across ``span`` columns, in lines."""
        image = self.story.image
        if image is None or not image.caption:
            return 0
        return self.press.grid.to_lines(self._measured(caption_html(self.module, image), span))

    def foot(self, columns: int) -> int:
        """What stands across the story's foot, with the white above it, in lines."""
        return sum(
            1 + self.press.grid.to_lines(self._measured(across_html(piece), columns))
            for piece in self.at_foot
        )

    def _measured(self, html: str, span: int) -> float:
        return self.measurer.measure([self._wanted(html, span)])[0].height

    def _wanted(self, html: str, span: int) -> Wanted:
        return Wanted(in_story(html), self.press.grid.span(span), self.story.palette)

    def all_wanted(self, spans: Sequence[int]) -> list[Wanted]:
        """Everything that planning will ask for, to be measured in one go."""
        parts = [label_html(self.module, self.story), deck_html(self.module, self.story)]
        if self.story.image and self.story.image.caption:
            parts.append(caption_html(self.module, self.story.image))
        wanted = [self._wanted(html, span) for html in parts if html for span in spans]
        wide = [span for span in spans if span > 1]
        wanted += [
            self._wanted(across_html(piece), span) for piece in self.at_foot for span in wide
        ]
        return wanted


def in_story(html: str) -> str:
    """A part of a story as the style sheet finds it on the page."""
    return f'<div class="story">{html}</div>'


def label_html(module: TemplateModule, story: Story) -> str:
    """The label with the byline beside it; ``""`` without either."""
    return str(Markup(module.label(story))).strip()  # type: ignore[attr-defined]


def deck_html(module: TemplateModule, story: Story) -> str:
    """The deck; ``""`` without one."""
    return str(Markup(module.deck(story))).strip()  # type: ignore[attr-defined]


def caption_html(module: TemplateModule, image: Image) -> str:
    """The caption of a picture."""
    return str(Markup(module.caption(image))).strip()  # type: ignore[attr-defined]


def across_html(piece: Piece) -> str:
    """A piece across the foot of its story."""
    return f'<div class="across bottom">{piece.html}</div>'


def measure_stories(
    stories: Sequence[Story], spans: Sequence[int], press: Press, measurer: Measurer
) -> list[MeasuredStory]:
    """Measure stories whose parts may be set across ``spans`` columns."""
    grid = press.grid
    module = environment(press.house).get_template("print/news.html").module
    pieces = {
        part.key: Wanted(f'<div class="in-column">{part.html}</div>', grid.column, story.palette)
        for story in stories
        for part in story.body
        if isinstance(part, Piece) and part.placement.position is Position.COLUMN
    }
    texts = [Wanted(_text_in_one_column(story), grid.column, story.palette) for story in stories]
    measured = [
        MeasuredStory(
            story,
            ColumnText((), grid.line),
            "",
            tuple(
                part for part in story.body if isinstance(part, Piece) and part.key not in pieces
            ),
            press,
            measurer,
            module,
        )
        for story in stories
    ]
    others = [wanted for story in measured for wanted in story.all_wanted(spans)]
    measurer.measure([*texts, *pieces.values(), *others])
    for story, text in zip(measured, texts, strict=True):
        flows = [part for part in story.story.body if part not in story.at_foot]
        set_pieces: dict[int, ColumnPiece] = {}
        for index, part in enumerate(flows):
            if isinstance(part, Piece):
                lines = measurer.measure([pieces[part.key]])[0].lines
                long = lines > grid.lines // 2 and part.form != "figure"
                set_pieces[index] = ColumnPiece(part.html, lines, long)
        story.columns_html = _columns(flows, set_pieces, story.story.closing, grid)
        one_column = measurer.measure([text])[0]
        story.text = _column(flows, set_pieces, one_column, grid)
    return measured


def _text_in_one_column(story: Story) -> str:
    """A story's text with a line standing in for each piece in its column."""
    parts: list[str] = []
    index = 0
    for part in story.body:
        if isinstance(part, Flow):
            parts.append(part.html)
            index += 1
        elif part.placement.position is Position.COLUMN:
            parts.append(_STAND_IN.format(index=index))
            index += 1
    return in_story(f'<div class="columns">{"".join(parts)}{story.closing}</div>')


def _columns(
    flows: Sequence[Flow | Piece], pieces: dict[int, ColumnPiece], closing: str, grid: Grid
) -> str:
    parts: list[str] = []
    for index, part in enumerate(flows):
        if index in pieces:
            piece = pieces[index]
            if piece.long:
                parts.append(f'<div class="in-column long">{piece.html}</div>')
            else:
                height = piece.lines * grid.line
                parts.append(
                    f'<div class="in-column" style="height: {height}pt">{piece.html}</div>'
                )
        else:
            parts.append(part.html)
    return "".join(parts) + closing


def _column(
    flows: Sequence[Flow | Piece], pieces: dict[int, ColumnPiece], text: Measured, grid: Grid
) -> ColumnText:
    lines = [
        (line.y, line.height, line.at)
        for line in text.rendering.lines(text.index)
        if line.columns and line.text.strip()
    ]
    heads: frozenset[object] = frozenset(
        (int(line), int(column))
        for part in flows
        if isinstance(part, Flow)
        for line, column in _HEADING.findall(part.html)
    )
    whole: dict[object, int] = {(0, index): piece.lines for index, piece in pieces.items()}
    long: frozenset[object] = frozenset((0, i) for i, piece in pieces.items() if piece.long)
    return column_text(lines, grid.line, heads, whole, long)

"""How an article begins: which opener, how its words are set, how high it may be."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hm.compose.environment import environment
from hm.compose.headline import SetHeadline, emphasis_faces, fit
from hm.compose.source import Piece, Story
from hm.layout.grid import Grid
from hm.layout.measure import Measurer, Wanted
from hm.layout.outcome import Press
from hm.model.article import Kind
from hm.model.flatplan import Page

PANEL_PADDING = 17.0
"""Points: the right padding of the interview's panel."""
PAGE = 62
"""Lines of the page that the least and most of the forms below are told for; on another
they are in proportion."""
GROUND_BELOW = 2
"""Lines of ground under the words of an opener of type."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is fixed about a kind of opener."""

    name: str
    ladder: str
    headline_lines: int
    least: int
    most: int
    gap: int
    """Lines of white between the head and the text."""
    above: int = 0
    """Lines of white between the picture and the words."""


FORMS = {
    "picture": Form("picture", "ladder-feature", 5, least=6, most=44, gap=2, above=2),
    "type": Form("type", "ladder-type", 3, least=10, most=46, gap=2),
    "interview": Form("interview", "ladder-interview", 4, least=16, most=60, gap=2),
    "comment": Form("comment", "ladder-comment", 3, least=11, most=26, gap=2),
    "legal": Form("legal", "ladder-legal", 2, least=8, most=24, gap=1),
    "tips": Form("tips", "ladder-regular", 3, least=9, most=26, gap=1),
    "profile": Form("profile", "ladder-regular", 4, least=10, most=30, gap=2),
    "plain": Form("plain", "ladder-comment", 4, least=3, most=12, gap=1),
}


def form_of(story: Story, columns: int) -> Form:
    """The opener that an article takes, by its kind and by what it has.

    ``columns`` are those of its first page: an interview's deck needs one of them.
    """
    if story.kind is Kind.INTERVIEW and story.image and columns > 1:
        return FORMS["interview"]
    if story.kind in (Kind.FEATURE, Kind.INTERVIEW):
        return FORMS["picture" if story.image else "type"]
    return FORMS.get(story.kind.value, FORMS["plain"])


class Opener:
    """The opener of one article on one page."""

    def __init__(
        self,
        story: Story,
        form: Form,
        page: Page,
        press: Press,
        measurer: Measurer,
        quote: Piece | None,
        *,
        beside: bool = False,
    ) -> None:
        self.story = story
        self.form = form
        self.page = page
        self._press = press
        self._measurer = measurer
        self.quote = quote
        """The pull quote that serves as deck."""
        self.beside = beside
        """Whether a rail takes the page's outer column."""
        self._module = environment(press.house).get_template("print/openers.html").module
        self._rungs = press.rungs(form.ladder)
        self.step = 0

    @property
    def grid(self) -> Grid:
        return self._press.grid

    @property
    def steps(self) -> int:
        """How many sizes the ladder has."""
        return len(self._rungs)

    @property
    def narrow(self) -> bool:
        """Whether the first page's text leaves its inner column to the deck."""
        return self.form.name == "interview"

    @property
    def stacked(self) -> bool:
        """Whether the deck of a picture's opener stands under its headline, not beside it."""
        return self.form.name == "picture" and self.grid.columns - self.beside < 3

    @property
    def columns(self) -> int:
        """The columns of text under the opener."""
        return self.grid.columns - self.narrow - self.beside

    @property
    def _measure(self) -> float:
        """The width that the opener can take."""
        return self.grid.main if self.beside else self.grid.measure

    @property
    def under_picture(self) -> bool:
        """Whether a rail beside the text begins below the opener's picture."""
        return self.form.name != "type" and self.story.image is not None

    @property
    def above(self) -> int:
        """Lines between the picture and the words: more where the caption needs them."""
        return self._room_for_caption(self.form.above) if self.form.name == "picture" else 0

    @property
    def gap(self) -> int:
        """Lines of white between the head and the text, which a portrait's caption hangs in."""
        hangs = self._class.startswith("regular")
        return self._room_for_caption(self.form.gap) if hangs else self.form.gap

    @property
    def _credit_apart(self) -> bool:
        """Whether a portrait's caption leaves no room for the credit beside it."""
        image = self.story.image
        if not self._class.startswith("regular") or image is None or not image.credit:
            return False
        both = f"{image.caption} \u2003{image.credit}"
        return self._caption_lines(both, self.grid.column) > 1 if image.caption else False

    def _room_for_caption(self, least: int) -> int:
        image = self.story.image
        if image is None or not image.caption:
            return least
        width = self._measure if self.form.name == "picture" else self.grid.column
        lines = self._caption_lines(image.caption, width) + self._credit_apart
        return max(least, lines + 1) if lines > 1 else least

    def _caption_lines(self, html: str, width: float) -> int:
        caption = self._wrapped(f'<p class="caption">{html}</p>')
        return self._measurer.lines(caption, width, self.story.palette)

    def headline(self) -> SetHeadline:
        """The headline at the largest size that fits, from the ladder's current step."""
        name = self.form.name
        measure = self.grid.main
        if name == "type" or self.stacked or (name != "interview" and not self.story.image):
            measure = self._measure
        if name == "interview":
            measure -= PANEL_PADDING
        most = self.form.headline_lines
        if name == "type" and len(self.story.title.striptags()) <= 40:
            most = 2
        return fit(
            self.story.title,
            self._press.font("headline-font"),
            self._rungs[min(self.step, self.steps - 1) :],
            self._press.tokens.number("headline-tracking"),
            measure,
            most,
            emphasis_faces(self._press.house, self._press.tokens),
        )

    def _words(self) -> Markup:
        return Markup(
            self._module.words(self.story, self.form.name, self.headline(), self.quote)  # type: ignore[attr-defined]
        )

    def _wrapped(self, html: str) -> str:
        side = "recto" if self.page.recto else "verso"
        return f'<header class="opener {self._class} {side}">{html}</header>'

    @property
    def _class(self) -> str:
        beside = " beside-rail" if self.beside else ""
        beside += " stacked" if self.stacked else ""
        if self.form.name in ("picture", "type", "interview"):
            return self.form.name + beside
        return f"regular {self.story.kind}" + ("" if self.story.image else " bare") + beside

    def words_lines(self) -> int:
        """The height of label, headline and deck, in lines."""
        grid = self.grid
        width = self._measure
        if self.form.name == "interview":
            width = grid.main - PANEL_PADDING
        elif self._class.startswith("regular") and self.story.image:
            width = grid.main
        return self._measurer.lines(self._wrapped(self._words()), width, self.story.palette)

    def deck_lines(self) -> int:
        """An interview's deck in the inner column, in lines; 0 for other openers."""
        if not self.narrow:
            return 0
        deck = self._module.deck(self.story, self.quote)  # type: ignore[attr-defined]
        caption = self._module.caption(self.story.image)  # type: ignore[attr-defined]
        return self._measurer.lines(
            self._wrapped(f"{caption}{deck}"), self.grid.column, self.story.palette
        )

    def bounds(self) -> tuple[int, int]:
        """The least and the most lines of the elastic part."""
        least = round(self.form.least * self.grid.lines / PAGE)
        most = round(self.form.most * self.grid.lines / PAGE)
        words = self.words_lines()
        name = self.form.name
        if name == "picture":
            most = min(most, self.grid.lines - words - self.above - self.gap - 8)
        elif name == "type":
            least = max(least, words + GROUND_BELOW + 1)
            most = max(least, min(most, self.grid.lines - 8))
        elif name == "interview":
            least = max(least, words + 4)
            most = min(most, self.grid.lines - max(self.deck_lines(), 6) - self.gap)
        else:
            least = max(least if self.story.image else 0, words + (1 if self.story.deck else 0))
            if not self.story.image and self.form.name != "comment":
                most = least
        return least, max(least, most)

    def height(self, lines: int) -> int:
        """The lines of the whole head with its gap, for an elastic part of ``lines``."""
        if self.form.name == "picture":
            return lines + self.above + self.words_lines() + self.gap
        return lines + self.gap

    def html(self, lines: int) -> Markup:
        """The head, its elastic part ``lines`` high."""
        grid = self.grid
        left = grid.left(self.page.recto)
        right = grid.width - grid.measure - left
        if self.narrow:
            shift = grid.column + grid.gutter
            left, right = (left + shift, right) if self.page.recto else (left, right + shift)
        if self.beside:
            shift = grid.column + grid.gutter
            left, right = (left, right + shift) if self.page.recto else (left + shift, right)
        geometry = {
            "left": left,
            "right": right,
            "inner": grid.inner,
            "outer": grid.outer,
            "head": grid.head,
            "bleed": grid.bleed,
            "width": grid.width,
            "line": grid.line,
            "column": grid.column,
            "gutter": grid.gutter,
            "main": grid.main,
            "lines": lines,
            "words": self.words_lines() if self.form.name == "picture" else 0,
            "gap": self.gap,
            "above": self.above,
            "stacked": self._credit_apart,
            "classes": self._class,
        }
        side = "recto" if self.page.recto else "verso"
        return Markup(
            self._module.head(  # type: ignore[attr-defined]
                self.story, self.form.name, self.headline(), self.quote, side, geometry
            )
        )

    def following(self) -> Markup:
        """The head of a further article in the same pages."""
        wanted = Wanted(str(self._following()), self.grid.measure, self.story.palette)
        lines = self._measurer.measure([wanted])[0].lines
        return Markup('<div class="head-block" style="height: {}pt">{}</div>').format(
            lines * self.grid.line, self._following()
        )

    def _following(self) -> Markup:
        return Markup(
            self._module.head(  # type: ignore[attr-defined]
                self.story, "following", self.headline(), None, "recto", {}
            )
        )

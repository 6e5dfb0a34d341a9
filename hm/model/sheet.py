"""What layout found out: a record for every run.

Positions are in points from the top left corner of the trimmed page.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from pathlib import Path

from hm.model.flatplan import Run
from hm.model.place import Place
from hm.model.typeset import Typeset


@dataclass(frozen=True, slots=True)
class Landing:
    """Where something landed."""

    page: str
    """The page's name: ``cover``, ``7``."""
    x: float
    y: float
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """The pages of an article."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Overset:
    """Text that does not fit."""

    slug: str
    lines: int
    words: int
    place: Place
    """Where in the manuscript the overset begins."""


class Straining(enum.StrEnum):
    """What does not fit its place and is set all the same."""

    WORD = "word"
    TABLE = "table"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Strained:
    """Something that could not be set as the design has it."""

    what: Straining
    words: str
    """What the author knows it by: the word, the headline, how the table begins."""
    slug: str
    place: Place
    """Where in the manuscript it stands."""


@dataclass(frozen=True, slots=True)
class EngineNote:
    """What the layout engine complained of."""

    message: str
    path: str
    """The file it came from, relative to the magazine's root."""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Faint:
    """Words on a picture that neither white nor dark would make readable."""

    said: str
    """``the headline and what goes with it``"""
    contrast: float
    """What the better colour would reach on the picture."""
    needed: float
    shaded: bool
    """Whether layout has shaded the picture under them; else they have a ground of their own."""


@dataclass(frozen=True, slots=True)
class SuppliedPage:
    """A supplied advertisement on a page, or on its part of one."""

    slug: str
    page: str
    shared: bool
    """Whether it shares the page with others."""
    room: tuple[float, float]
    """Width and height in points that it should have, trimmed."""
    given: tuple[float, float]
    """What it has: in points, trimmed; a picture in pixels."""
    pixels: bool
    scale: float
    """By which it was made larger or smaller, 1 where it has the size of its place. Of a
    picture, whose size is nobody's: 1 where it has the shape of its place, else 0."""
    bleed: float
    """The least it has on a side that needs one, in points; no less than 0."""
    bleed_needed: float
    """0 where no side of its place is cut."""
    sheets: int
    """How many pages its file has; a picture has one."""
    pages: int
    """How many pages the flatplan gives it."""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What became of a run."""

    key: str
    pages: tuple[str, ...]
    """Page names, one for each page laid out."""
    fill: float
    """How full the last page is, 0 to 1."""
    composed: bool
    """Whether its pages are composed (ads, cover, contents): never underfilled."""
    landings: dict[str, Landing] = field(default_factory=dict)
    """By ``slug`` for articles and ``slug#id`` for boxes, headings and pictures."""
    articles: dict[str, Span] = field(default_factory=dict)
    references: dict[str, Landing] = field(default_factory=dict)
    """Where page references are printed, by their place in the manuscript:
    ``issues/issue-63/articles/tipster.md:57:12``."""
    overset: tuple[Overset, ...] = ()
    notes: tuple[EngineNote, ...] = ()
    faint: tuple[Faint, ...] = ()
    supplied: tuple[SuppliedPage, ...] = ()
    strained: tuple[Strained, ...] = ()
    typeset: Typeset | None = None
    """What was set on its pages; None where nobody looked."""


@dataclass(frozen=True, slots=True)
class LaidRun:
    """A run that has been laid out: its record and the PDF of its pages."""

    run: Run
    record: RunRecord
    fragment: Path
    """A PDF with one page for each of ``record.pages``: MediaBox = bleed box, tagged,
    colours as the tokens' screen values, references to other places of the issue as
    URI actions ``hm:slug`` or ``hm:slug#id``."""


@dataclass(frozen=True, slots=True)
class Laid:
    """An issue laid out, in the order of the magazine."""

    runs: tuple[LaidRun, ...]

    @property
    def landings(self) -> dict[str, Landing]:
        """Every landing of the issue, by ``slug`` or ``slug#id``."""
        return {key: spot for run in self.runs for key, spot in run.record.landings.items()}

    @property
    def references(self) -> dict[str, Landing]:
        """Where the page references of the issue are printed, by ``str()`` of their place."""
        return {key: spot for run in self.runs for key, spot in run.record.references.items()}

    @property
    def articles(self) -> dict[str, Span]:
        """The pages of every article, by slug."""
        return {slug: span for run in self.runs for slug, span in run.record.articles.items()}

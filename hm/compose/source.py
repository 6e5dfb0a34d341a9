"""What layout is given of a run: all its words as HTML, nothing placed yet.

Everything that reaches a page is in here or in the house's files, so the hash of a
``RunSource`` names what goes into a run's layout.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from markupsafe import Markup

from hm.model.article import Kind
from hm.model.flatplan import Page
from hm.model.picture import Focus, Placement
from hm.model.place import Place


class Pattern(enum.StrEnum):
    """How the pages of a run are made."""

    COVER = "cover"
    FRONT = "front"
    """The page of contents and masthead, with the editor's letter."""
    NEWS = "news"
    """A stack of whole stories on each page, a rail of dates beside the first."""
    FLOW = "flow"
    """Text that runs in columns from page to page."""
    AD = "ad"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as layout needs it."""

    uri: str
    """Relative to the magazine's root."""
    alt: str
    caption: str
    """HTML."""
    credit: str
    """HTML."""
    size: tuple[int, int] | None
    focus: Focus | None = None
    """What a crop must keep, where the manuscript says."""
    code: str = ""
    """The address of a QR code that hm has drawn; ``uri`` is the drawing itself."""

    @property
    def crop(self) -> str:
        """CSS that keeps the focal point in sight; ``""`` leaves the crop to the styles."""
        return f"object-position: {self.focus}; " if self.focus else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Furniture that is laid out by itself: measured, then set where it belongs."""

    key: str
    """Unique in its run."""
    id: str | None
    """``slug#id`` where it can be referred to."""
    form: str
    """``box``, ``pull-quote``, ``find-out-more``, ``profile``, ``figure``, ``code``, ``table``."""
    placement: Placement
    html: str
    image: Image | None = None
    table: bool = False
    """Whether it holds a table, which wants the whole measure."""
    parts: int = 0
    """How many boxes are nested in it."""
    words: str = ""
    """A pull quote's words alone: HTML without the signs around them."""
    plain: str = ""
    """A pull quote's words as plain characters."""
    said_by: str = ""
    """Who said a pull quote, if it says so."""
    sign: str = ""
    """What stands before and after the words of a pull quote."""
    repeated: bool = False
    """Whether the article has a pull quote's very words: then they are read once, there."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A stretch of running text."""

    html: str


@dataclass(frozen=True, slots=True)
class Story:
    """An article, ready for a page."""

    slug: str
    path: str
    place: Place
    kind: Kind
    palette: str
    """The class that sets the section's colours."""
    tab: str
    """The section's title."""
    strap: str
    label: str
    title: Markup
    """HTML with nothing in it but emphasis."""
    byline: str
    deck: str
    """The standfirst as HTML."""
    image: Image | None
    body: tuple[Flow | Piece, ...]
    closing: str
    """The author's note and the magazine's, as HTML."""
    supplied: Image | None = None
    """A supplied advertisement."""


@dataclass(frozen=True, slots=True)
class CoverTeaser:
    """A line at the foot of the cover."""

    title: str
    """HTML, as ``text``."""
    text: str
    href: str
    """Where it leads, or ``""``."""


@dataclass(frozen=True, slots=True)
class Barcode:
    """What the barcode of the cover says."""

    number: str
    """Twelve figures; the thirteenth, which checks them, comes with the bars."""
    add_on: str
    """Two figures, or five."""
    alt: str
    left: bool
    """Whether it stands at the left."""


@dataclass(frozen=True, slots=True)
class CoverSource:
    """The front cover; all of it is optional."""

    palette: str
    """The colours of the section whose article it shows."""
    image: Image | None
    """Its credit is empty where the masthead prints it."""
    kicker: str
    """HTML, as ``tagline``, ``points`` and ``text``."""
    headline: str
    """Plain characters."""
    href: str
    """Where the headline leads, or ``""``."""
    points: tuple[str, ...]
    text: str
    tagline: str
    teasers: tuple[CoverTeaser, ...]
    barcode: Barcode | None = None


@dataclass(frozen=True, slots=True)
class FrontSource:
    """What hm makes for the page of contents and masthead."""

    contents: tuple[str, ...]
    """HTML of each section; empty where the contents are not planned on the page."""
    masthead: tuple[str, ...]
    """HTML of each paragraph; empty likewise."""


@dataclass(frozen=True, slots=True)
class RunSource:
    """A run before layout."""

    key: str
    pattern: Pattern
    pages: tuple[Page, ...]
    language: str
    nameplate: str
    issue_label: str
    sign: str
    """The house's end sign, which stands in the issue's label too."""
    stories: tuple[Story, ...]
    cover: CoverSource | None = None
    front: FrontSource | None = None
    ground: int = 0
    """Of an advertisement: how many stand before the run, for their grounds change in turn."""
    rail: str = ""
    """HTML of the noticeboard."""
    rail_slugs: tuple[str, ...] = ()
    """The slugs of what stands in the rail."""
    palette: str = "palette-0"
    """The class of the rail's section, for a run without stories."""
    tab: str = ""
    """The title of the rail's section."""
    strap: str = ""
    place: Place = field(default_factory=lambda: Place(""))

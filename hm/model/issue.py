"""The magazine and its issues."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from hm.model.article import Article, Credit
from hm.model.flatplan import Flatplan
from hm.model.picture import Picture
from hm.model.place import Place, Places
from hm.model.policy import Ignore, Setting
from hm.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the magazine, as magazine.yaml lists it."""

    key: str
    title: str
    strap: str | None


OFF = "off"
"""What a form of house style is where the magazine wants no word about it."""


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """House style; each value switches a check or sets what is printed.

    A form that is None was not set: what the issue mostly has is then right. ``OFF``: both
    forms are.
    """

    end_sign: str = "//"
    spelling: str | None = None
    """``en-GB``: organise; ``en-GB-oxendict``: organize."""
    dash: str | None = None
    """``—``: close up; with spaces around it: spaced; ``–`` is always spaced."""
    quotes: str | None = None
    """``double`` or ``single``."""
    small_caps: int = 0
    """Capitals in a row from which running text has small ones; 0 for never."""
    words: tuple[str, ...] = ()
    """Words that no dictionary has and that are right here."""
    known_abbreviations: tuple[str, ...] = ()
    """Abbreviations that readers know, and that need not be spelled out."""
    banned: tuple[tuple[str, str], ...] = ()
    """Words that are not printed, each with what to write instead; empty where nothing is said."""
    preferred: tuple[tuple[str, str], ...] = ()
    """What is not written here, and how it is."""
    per_cent: str | None = None
    """``%`` or ``per cent``."""
    numbers: int | None = None
    """The largest number that is written as a word; 0: either will do."""
    dates: str | None = None
    """``1 April 2024``, ``1st April 2024``, ``April 1, 2024``."""
    ranges: str | None = None
    """What stands between two figures: ``–`` or ``-``."""
    years: str | None = None
    """``2024–25`` or ``2024–2025``."""
    decades: str | None = None
    """``1990s`` or ``’90s``."""
    titles: str | None = None
    """``Dr`` or ``Dr.``"""
    ellipses: str | None = None
    """``…`` or ``...``, with a space where one stands beside it."""
    money: str | None = None
    """``£5m`` or ``£5 million``."""
    times: str | None = None
    """Such as ``9.30am``."""
    addresses: str | None = None
    """``bare``: example.org; ``www``: www.example.org."""
    serial_comma: str | None = None
    """``always`` or ``never``: the comma before ‘and’ in a list of three."""
    quoted_comma: str | None = None
    """``inside`` or ``outside``: where the comma stands after speech that a verb of saying
    follows."""
    slashes: str | None = None
    """``/``, with a space on either side or none: in credits."""
    captions: str | None = None
    """``stop`` or ``open``: how a caption that is a sentence ends."""
    headings: str | None = None
    """``sentence`` or ``title``: the capitals of cross-heads."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Who edits the magazine."""

    name: str
    email: str | None


LARGEST_ADD_ON = 99_999
"""The largest number of an issue that fits the add-on of a barcode."""


@dataclass(frozen=True, slots=True)
class BarcodeWish:
    """The barcode that a magazine wants on its covers: its ISSN, and the issue as add-on."""

    variant: str = "00"
    """Two digits after the ISSN's: the price's, or whatever the distributor says."""
    place: str = "bottom-right"
    """``bottom-right`` or ``bottom-left``."""


@dataclass(frozen=True, slots=True)
class PressTerms:
    """What the printer wants of the print PDF."""

    profile: str | None = None
    """The press profile, relative to the magazine's root; None for the one hm ships."""
    intent: str | None = None
    """The printing condition's name in the output intent; None for the profile's own."""
    ink: int = 300
    """The most ink that the paper takes, per cent of all four plates together."""
    bars: bool = False
    """Whether colour bars stand beside the page."""


@dataclass(frozen=True, slots=True)
class Magazine:
    """The title: what is the same in every issue."""

    title: str
    publisher: str | None
    address: tuple[str, ...]
    issn: str | None
    language: str
    editor: Editor | None
    site: str | None
    about: Prose | None
    """The line that closes the masthead."""
    sections: tuple[Section, ...]
    style: HouseStyle
    root: Path
    """The folder of magazine.yaml, absolute."""
    places: Places
    checks: tuple[Setting, ...] = ()
    """The severities that it sets."""
    ignores: tuple[Ignore, ...] = ()
    """What the comments in magazine.yaml silence."""
    barcode: BarcodeWish | None = None
    press: PressTerms = PressTerms()
    text: str = field(default="", repr=False)
    """magazine.yaml as it was read."""

    def section(self, key: str | None) -> Section | None:
        """The section of a key; None where there is none of that name."""
        return next((s for s in self.sections if s.key == key), None)


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A line on the cover that may point at an article."""

    title: str
    text: str | None
    article: str | None
    place: Place
    article_place: Place


@dataclass(frozen=True, slots=True)
class Cover:
    """The front cover."""

    picture: Picture | None
    kicker: str | None
    headline: str | None
    points: tuple[str, ...]
    text: str | None
    article: str | None
    tagline: str | None
    lines: tuple[CoverLine, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines of the panel that says who made the issue."""

    design: Prose | None
    printer: Prose | None
    copyright: Prose | None
    opinions: Prose | None
    address: tuple[str, ...]
    """The issue's own, or the magazine's."""
    about: Prose | None
    """The issue's own, or the magazine's."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue with everything that was read of it."""

    magazine: Magazine
    name: str
    """Its folder's name, which names the editions: ``issue-63``."""
    folder: str
    """Its folder, relative to the magazine's root: ``issues/issue-63``."""
    number: int
    season: str
    year: int
    published: dt.date
    cover: Cover
    contributors: tuple[Credit, ...]
    masthead: Masthead
    flatplan: Flatplan
    articles: dict[str, Article] = field(hash=False)
    """Every manuscript in ``articles/`` by slug, planned or not, sorted by slug."""
    places: Places = field(hash=False)
    ignores: tuple[Ignore, ...] = ()
    """What the comments in issue.yaml silence."""
    texts: dict[str, str] = field(default_factory=dict, hash=False, repr=False)
    """All that is written of it as it was read, by the paths of the files from the magazine's
    root; magazine.yaml too. Lines end in newlines."""

    @property
    def label(self) -> str:
        """``issue 63 // spring 2025``, in the magazine's words and with its end sign."""
        return f"issue {self.number} {self.magazine.style.end_sign} {self.season} {self.year}"

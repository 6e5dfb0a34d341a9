"""An article: front matter and body of one manuscript."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from hm.model.blocks import Body
from hm.model.picture import Picture
from hm.model.place import Place, Places
from hm.model.policy import Ignore
from hm.model.prose import Prose, plain


class Kind(enum.StrEnum):
    """Which layout an article takes."""

    EDITORIAL = "editorial"
    NOTICEBOARD = "noticeboard"
    NEWS = "news"
    COMMENT = "comment"
    FEATURE = "feature"
    INTERVIEW = "interview"
    LEGAL = "legal"
    TIPS = "tips"
    PROFILE = "profile"
    AD = "ad"


@dataclass(frozen=True, slots=True)
class Credit:
    """A name on a list, where it is written."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Event:
    """A date on the noticeboard."""

    start: dt.date
    end: dt.date | None
    title: Prose
    venue: str | None
    text: Prose | None
    link: str | None
    later: bool
    """Whether it stands under ‘keep the date’."""
    place: Place


@dataclass(frozen=True, slots=True)
class SuppliedAd:
    """An advertisement supplied as a PDF or an image."""

    picture: Picture

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF, which is put on its page whole."""
        return self.picture.path.lower().endswith(".pdf")


@dataclass(frozen=True, slots=True)
class Article:
    """One manuscript. ``places`` knows where each key of the front matter stands."""

    slug: str
    path: str
    """Relative to the magazine's root."""
    kind: Kind
    title: Prose | None
    section: str | None
    label: str | None
    authors: tuple[Credit, ...]
    standfirst: Prose | None
    contents: Prose | None
    """Its line on the contents page, if one was written."""
    listed: bool
    """Whether the contents page lists it at all."""
    bio: Prose | None
    note: Prose | None
    image: Picture | None
    events: tuple[Event, ...]
    ad: SuppliedAd | None
    body: Body
    places: Places
    ignores: tuple[Ignore, ...] = ()
    """What its comments silence, in front matter and body."""

    @property
    def name(self) -> str:
        """The headline without marks, or the slug where there is none."""
        return plain(self.title) or self.slug

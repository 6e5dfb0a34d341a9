"""The flatplan: which pages hold what."""

from __future__ import annotations

from dataclasses import dataclass

from hm.model.place import Place

COVER_PAGES = ("cover", "inside-front", "inside-back", "back")
"""The pages that carry no folio, in the order of the magazine."""

MADE_PAGES = ("cover", "contents", "masthead")
"""Slugs that are no manuscripts: hm makes what stands there."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the issue: a cover page by name, any other by its folio."""

    name: str
    """``cover``, ``inside-front``, ``7``, …: what page labels and records call it."""
    folio: int | None
    """The printed page number; None on the cover pages."""

    @property
    def recto(self) -> bool:
        """Whether it is a right-hand page: cover, odd folios, inside back."""
        if self.folio is not None:
            return self.folio % 2 == 1
        return self.name in ("cover", "inside-back")


@dataclass(frozen=True, slots=True)
class Planned:
    """A slug on the flatplan, where it is written."""

    slug: str
    place: Place


@dataclass(frozen=True, slots=True)
class Run:
    """One line of the flatplan: some pages and what stands in them, one after another."""

    key: str
    """As written: ``cover``, ``8``, ``9-14``."""
    pages: tuple[Page, ...]
    planned: tuple[Planned, ...]
    place: Place
    """Where the key is written."""

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(p.slug for p in self.planned)


@dataclass(frozen=True, slots=True)
class Flatplan:
    """The runs in the order of the magazine."""

    runs: tuple[Run, ...]
    place: Place

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for run in self.runs for page in run.pages)

    def run_of(self, slug: str) -> Run | None:
        """The first run in which a slug is planned."""
        return next((run for run in self.runs if slug in run.slugs), None)

"""The events of an issue's noticeboards, as rules speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hm.check.dates import day_said
from hm.model.article import Article, Event
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.prose import plain


@dataclass(frozen=True, slots=True)
class Listed:
    """An event and where it is listed."""

    event: Event
    article: Article
    key: str
    """Its own in the front matter: ``events.3``."""

    @property
    def date_place(self) -> Place:
        """Where its date is written, or its first day."""
        return self._place("date", "from")

    @property
    def end_place(self) -> Place:
        """Where its date is written, or its last day."""
        return self._place("to", "date")

    @property
    def link_place(self) -> Place:
        """Where its link is written."""
        return self._place("link")

    @property
    def title_place(self) -> Place:
        """Where its title is written."""
        return self._place("title")

    @property
    def name(self) -> str:
        """Its title without marks."""
        return plain(self.event.title)

    @property
    def when(self) -> str:
        """``4 March 2025``, ``4 March 2025 to 6 March 2025``"""
        first = day_said(self.event.start)
        return f"{first} to {day_said(self.event.end)}" if self.event.end else first

    def _place(self, *keys: str) -> Place:
        places = self.article.places
        return next(
            (places[f"{self.key}.{key}"] for key in keys if f"{self.key}.{key}" in places),
            self.event.place,
        )


def events(issue: Issue) -> Iterator[Listed]:
    """Every event, by article, in the order of its list."""
    for article in issue.articles.values():
        keys = [key for key in article.places.keys() if key.startswith("events.")]  # noqa: SIM118
        numbered = {article.places[key]: key for key in keys if key.count(".") == 1}
        for event in article.events:
            yield Listed(event, article, numbered.get(event.place, "events"))

"""Ids of an article: those given, and those made of the text of a heading."""

from __future__ import annotations

import re

from hm.model.place import Place
from hm.read.faults import Faults

_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


def slug_of(words: str) -> str:
    """The text of a heading as code hosts slug it: ``What’s next?`` is ``whats-next``."""
    return _NOT_IN_SLUG.sub("", words.strip().lower()).replace(" ", "-")


class Ids:
    """The ids of one article. Given ones come first, whatever the order in the file."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.given: dict[str, Place] = {}
        self.made: set[str] = set()

    def give(self, name: str | None, place: Place | None) -> None:
        """Note an id that the author wrote."""
        if name is None or place is None:
            return
        first = self.given.setdefault(name, place)
        if first != place:
            self.faults.add(
                "duplicate-id",
                f"the id ‘{name}’ is given twice: it is already on line {first.line}",
                place,
                "Give one of the two another id, and change the references to it.",
            )

    def make(self, words: str) -> str:
        """An id for a heading without one; repeated ones get -1, -2."""
        slug = slug_of(words) or "heading"
        name, count = slug, 0
        while name in self.made or name in self.given:
            count += 1
            name = f"{slug}-{count}"
        self.made.add(name)
        return name

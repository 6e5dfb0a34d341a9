"""Text that a composed page has no room for."""

from __future__ import annotations

import re
from html import unescape

from hm.compose.source import RunSource
from hm.layout.engine import LineSpot, Rendering
from hm.model.place import Place
from hm.model.sheet import Overset

_TAG = re.compile(r"<[^>]*>")


def words_of(html: str) -> str:
    """The words of HTML without its marks."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def overset_of(source: RunSource, lines: list[LineSpot]) -> tuple[Overset, ...]:
    """What lines without a place are reported as, one for each article.

    A line that is in none is the contents' on the page that has them, else the first's.
    """
    stories = {story.slug: story for story in source.stories}
    none = "contents" if source.front else next(iter(stories), "")
    found: list[Overset] = []
    for slug in dict.fromkeys(line.slug or none for line in lines):
        own = [line for line in lines if (line.slug or none) == slug]
        words = sum(len(line.text.split()) for line in own)
        place = source.place
        if slug in stories:
            at = next((line.at for line in own if line.at), None)
            place = Place(stories[slug].path, *at) if at else stories[slug].place
        found.append(Overset(slug, len(own), words, place))
    return tuple(found)


def cut_surplus(source: RunSource, rendering: Rendering) -> tuple[Overset, ...]:
    """Take the pages beyond the planned ones away; what stood on them is overset."""
    planned = len(source.pages)
    lines = [
        line
        for index in range(planned, len(rendering))
        for line in rendering.lines(index)
        if line.text.strip()
    ]
    del rendering.pages[planned:]
    return overset_of(source, lines)

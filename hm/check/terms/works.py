"""Titles of works: what stands in italics, in single quotation marks and in reading lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy, Role
from hm.check.copy.speech import quoted
from hm.check.lexicon.classes import Class, classes
from hm.check.people.mentions import people
from hm.model.issue import Issue
from hm.model.prose import Emphasis, Link

_NOT = frozenset((Role.CREDIT, Role.ALT, Role.VENUE, Role.LABEL, Role.MASTHEAD, Role.PULL_QUOTE))
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SUBTITLE = re.compile(r"[:–—]|\s[-(]")
_ARTICLES = frozenset(("the", "a", "an"))
_MOST = 14


@dataclass(frozen=True, slots=True)
class Work:
    """A title where it is written, without its subtitle."""

    words: tuple[str, ...]
    """In small letters, without the article it begins with."""
    article: str
    """That article; empty where there is none."""
    copy: Copy
    start: int
    end: int


def works(issue: Issue) -> Iterator[Work]:
    """What looks like the title of a work, in the editor’s copy; none of it is a person."""
    named = {(id(one.copy), one.start) for one in people(issue).mentions if one.sure}
    for copy in editorial(issue):
        if copy.role in _NOT:
            continue
        for start, end in _spans(copy):
            if (work := _work(copy, start, end)) and (id(copy), work.start) not in named:
                yield work


def _spans(copy: Copy) -> Iterator[tuple[int, int]]:
    listed = copy.panel == "find-out-more"
    for start, end, node in copy.nodes():
        if isinstance(node, Emphasis) or (listed and isinstance(node, Link)):
            yield start, end
    if "‘" in copy.text:
        for one in quoted(copy.text):
            if one.mark == "‘" and one.closed:
                yield one.start + 1, one.end - 1


def _work(copy: Copy, start: int, end: int) -> Work | None:
    text = copy.text[start:end]
    main = text[: found.start()] if (found := _SUBTITLE.search(text)) else text
    words = list(_WORD.finditer(main))
    if not 2 <= len(words) <= _MOST or not words[0][0][0].isupper() or main.rstrip()[-1:] in ".,":
        return None
    small = tuple(word[0].lower().replace("'", "’") for word in words)
    article = small[0] if len(small) > 2 and small[0] in _ARTICLES else ""
    if article:
        small = small[1:]
    if classes(small[-1]) & (Class.PREPOSITION | Class.DETERMINER | Class.CONJUNCTION):
        return None  # a piece of a name: Institute of
    end = words[-1].end()
    if small[-1].endswith("’s"):
        small, end = (*small[:-1], small[-1][:-2]), end - 2
    return Work(small, article, copy, start + words[0].start(), start + end)

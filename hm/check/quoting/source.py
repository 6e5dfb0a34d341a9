"""The text of an article, for those who look up what is quoted from it."""

from __future__ import annotations

from hm.check.copy.gather import by_article
from hm.check.copy.model import Copy, Role
from hm.check.quoting.compare import Searched
from hm.check.quoting.stream import speech_mark, stream
from hm.model.article import Article
from hm.model.issue import Issue

_TEXT = frozenset((Role.PARAGRAPH, Role.ITEM, Role.QUOTATION, Role.CELL))

_known: dict[str, tuple[Article, str, Searched]] = {}
"""The text of articles, by their paths, with the mark of speech: several rules ask for the same."""


def has_exactly(issue: Issue, slug: str, said: str) -> bool:
    """Whether the text of an article has some words to the letter, capitals apart; quickly."""
    small = said.lower()
    return any(small in copy.text.lower() for copy in _text(issue, slug))


def text_of(issue: Issue, slug: str) -> Searched:
    """The text of an article with its panels, each by itself; no pull quotes and headings."""
    article, mark = issue.articles[slug], speech_mark(issue)
    known = _known.get(article.path)
    if known is None or known[0] is not article or known[1] != mark:
        text = _text(issue, slug)
        # What stands in a panel is no part of the sentence beside it.
        text.sort(key=lambda copy: copy.panel_place.line if copy.panel_place else 0)
        known = _known[article.path] = article, mark, Searched(stream(text, mark))
    return known[2]


def _text(issue: Issue, slug: str) -> list[Copy]:
    return [copy for copy in by_article(issue).get(slug, ()) if copy.role in _TEXT]

"""References to pages that are no links: “see page 8” in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hm.check.passages import Passage, passages
from hm.check.wording import Wording, spaced
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.prose import Emphasis, Prose, Strong, Text
from hm.model.references import FolioMention, folio_mentions

_CUE = re.compile(
    r"\b(?:see|turn\s+to|continue[sd]\s+on|more\s+on)"
    r"(?:\s+(?:(?:also|our|the|full|main|box(?:es)?|panel|profile|feature|interview|story|news|"
    r"table|chart|on|from|opposite|overleaf|above|below)\b|[“‘\"'][^“”\"]{1,80}[”’\"']),?)*\s*$",
    re.IGNORECASE,
)
"""What makes a folio one of this issue; the page 312 of a report has none of it."""
_ELSEWHERE = re.compile(r"\s*(?:of|in)\b(?!\s+this\s+(?:issue|magazine)\b)", re.IGNORECASE)
"""What follows the folio of another publication: see page 3 of the report."""
_BEFORE = 160
"""Characters before a folio in which its cue is looked for."""
_FIGURE = re.compile(r"\d")
_CUT = "\ufffc"
"""Stands for what no reference reads across: a link, code, a new line."""


@dataclass(frozen=True, slots=True)
class BareReference:
    """Words that send the reader to a page and are no link."""

    mention: FolioMention
    """With the words ``page 8``."""
    passage: Passage
    place: Place
    """Of these words; of the text around them where they are written in another way."""
    exact: bool
    """Whether the place is that of the words."""


def bare_references(issue: Issue) -> Iterator[BareReference]:
    """Every one in the articles that the flatplan names."""
    wording = Wording(issue)
    planned = {slug for run in issue.flatplan.runs for slug in run.slugs}
    for passage in passages(issue):
        if passage.slug and passage.slug not in planned:
            continue
        texts = list(_texts(passage.prose))
        words = "".join(node.text if node else _CUT for node in texts)
        if not _FIGURE.search(words):
            continue
        for mention in folio_mentions(words):
            if _is_cued(words, mention):
                place, exact = _place(texts, mention, words, wording)
                yield BareReference(mention, passage, place, exact)


def _is_cued(words: str, mention: FolioMention) -> bool:
    """Whether a mention of folios sends the reader to a page of this issue."""
    start = max(mention.start - _BEFORE, 0)
    cued = _CUE.search(words, start, mention.start) is not None
    return cued and not _ELSEWHERE.match(words, mention.end)


def _texts(prose: Prose) -> Iterator[Text | None]:
    """The texts of some prose, and None for everything between them."""
    for node in prose:
        if isinstance(node, Text):
            yield node
        elif isinstance(node, (Emphasis, Strong)):
            yield from _texts(node.children)
        else:
            yield None


def _place(
    texts: list[Text | None], mention: FolioMention, words: str, wording: Wording
) -> tuple[Place, bool]:
    at = 0
    within: list[Text] = []
    begin = 0
    for node in texts:
        end = at + (len(node.text) if node else len(_CUT))
        if node and at < mention.end and end > mention.start:
            begin = begin if within else at
            within.append(node)
        at = end
    first, last = within[0].place, within[-1].place
    span = Place(first.path, first.line, first.column, last.end_line, last.end_column)
    earlier = spaced(words[begin : mention.start]).count(spaced(mention.words))
    found = wording.find(mention.words, span, earlier)
    return found or span, found is not None

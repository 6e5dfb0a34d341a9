"""Adverbs in -ly before what they tell of: *a freshly painted door*."""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.lexicon.classes import NOUN, Class, classes
from hm.check.terms.compounds import HYPHEN, OPEN, names_a_thing
from hm.check.terms.reading import Passage, index
from hm.check.terms.uses import Use
from hm.model.issue import Issue

_DESCRIBES = Class.PARTICIPLE | Class.ADJECTIVE | Class.ING
_VERB_BEFORE = Class.BE | Class.HAVE | Class.PRONOUN | Class.MODAL
_SHORTEST = 5


def is_adverb(word: str) -> bool:
    """Whether a word in -ly is an adverb and nothing else: *freshly*, not *early* or *family*."""
    if len(word) < _SHORTEST or not word.endswith("ly"):
        return False
    can = classes(word)
    return bool(can & Class.ADVERB) and not can & (NOUN | Class.ADJECTIVE | Class.BASE)


def modified(issue: Issue) -> Iterator[Use]:
    """Adverbs in -ly and the words they tell of: those with a hyphen, and open before a noun."""
    known = index(issue)
    wanted = [word for word in known.words if word.endswith("ly") or "ly-" in word]
    for passage, at in known.places(wanted):
        token = passage.tokens[at]
        word = token.small
        if "-" in token.text:
            one, _, two = word.partition("-")
            if is_adverb(one) and classes(two.split("-")[0]) & _DESCRIBES:
                yield Use(passage.copy, *passage.span(at, at), HYPHEN, (one, two))
        elif word.endswith("ly") and _is_open(passage, at):
            after = passage.tokens[at + 1]
            parts = (word, after.small)
            yield Use(passage.copy, *passage.span(at, at + 1), OPEN, parts)


def _is_open(passage: Passage, at: int) -> bool:
    tokens = passage.tokens
    if at + 1 >= len(tokens) or not tokens[at + 1].near or not is_adverb(tokens[at].small):
        return False
    can = classes(tokens[at + 1].small)
    if not can & Class.PARTICIPLE or not names_a_thing(passage, at + 1):
        return False
    before = classes(tokens[at - 1].small) if at and tokens[at].near else Class.DETERMINER
    return not before & _VERB_BEFORE and bool(not before & NOUN or before & Class.DETERMINER)

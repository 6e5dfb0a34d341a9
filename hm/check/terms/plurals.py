"""Two nouns, of which the first is in the plural here and in the singular there: *wages bill*."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from hm.check.lexicon.classes import FUNCTION, NOUN, Class, classes
from hm.check.terms.reading import Passage, passages
from hm.check.terms.uses import Use
from hm.model.issue import Issue

_SHORTEST = 4


def plural_modifiers(issue: Issue) -> list[list[Use]]:
    """The uses of each pair of nouns of which the first is written in both numbers."""
    plurals = {
        (one.small, two.small)
        for passage in passages(issue)
        for one, two in pairwise(passage.tokens)
        if one.small[-1] == "s" and len(one.small) >= _SHORTEST and one.small[-2] != "s"
    }
    firsts = {word for one, _ in plurals for word in (one, one[:-1])}
    pairs = {
        (one.small, two.small)
        for passage in passages(issue)
        for one, two in pairwise(passage.tokens)
        if one.small in firsts
    }
    wanted: dict[tuple[str, str], tuple[str, str]] = {}
    for one, two in plurals:
        last = two.removesuffix("s")
        variants = [(first, end) for first in (one, one[:-1]) for end in (last, f"{last}s")]
        if pairs.intersection(variants[2:]):
            wanted.update(dict.fromkeys(variants, (one[:-1], last)))
    found: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for passage in passages(issue) if wanted else ():
        tokens = passage.tokens
        for at, (first, second) in enumerate(pairwise(tokens)):
            if first.small not in firsts:
                continue
            key = wanted.get((first.small, second.small))
            if key is None or not second.near or first.possessive or second.capital:
                continue
            if first.capital and not first.free:
                continue
            way = "singular" if first.small == key[0] else "plural"
            if _is_pair(passage, at, way):
                parts = (first.text, second.text)
                found[key].append(Use(passage.copy, first.start, second.end, way, parts))
    return [uses for _, uses in sorted(found.items()) if len({use.way for use in uses}) > 1]


def _is_pair(passage: Passage, at: int, way: str) -> bool:
    """Whether the words can be nothing here but two nouns."""
    tokens = passage.tokens
    first, second = classes(tokens[at].small), classes(tokens[at + 1].small)
    if not (first & NOUN and second & NOUN) or (first | second) & (FUNCTION | Class.ADVERB):
        return False
    if first & Class.ADJECTIVE or second & (Class.BE | Class.HAVE | Class.DO | Class.ADJECTIVE):
        return False
    if first & (Class.BASE | Class.THIRD):
        # Wages change hands, a wage changes hands.
        before = tokens[at - 1].small if at and tokens[at].near else ""
        can = classes(before)
        if before == "to" or not can & (Class.DETERMINER | Class.PREPOSITION | Class.ADJECTIVE):
            return False
    # After a singular a verb would end in -s, after a plural it would not.
    return way == "singular" or not second & (Class.BASE | Class.PAST | Class.PARTICIPLE)

"""Two nouns, of which the first is in the plural here and in the singular there: *wages bill*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hm.check.lexicon.classes import FUNCTION, NOUN, Class, classes
from hm.check.terms.reading import Index, Passage, index
from hm.check.terms.uses import Use
from hm.model.issue import Issue

_SHORTEST = 4


def plural_modifiers(issue: Issue) -> list[list[Use]]:
    """The uses of each pair of nouns of which the first is written in both numbers."""
    known = index(issue)
    wanted: dict[tuple[str, str], tuple[str, str]] = {}
    for plural in known.words:
        if plural[-1] == "s" and plural[:-1] in known.words and _is_plural(plural):
            wanted.update(_both_numbers(known, plural))
    found: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for passage, after in known.places({first for first, _ in wanted}, after=1):
        first, second = passage.tokens[after - 1], passage.tokens[after]
        key = wanted.get((first.small, second.small))
        if key is None or not second.near or first.possessive or second.capital:
            continue
        if first.capital and not first.free:
            continue
        way = "singular" if first.small == key[0] else "plural"
        if _is_pair(passage, after - 1, way):
            parts = (first.text, second.text)
            found[key].append(Use(passage.copy, *passage.span(after - 1, after), way, parts))
    return [uses for _, uses in sorted(found.items()) if len({use.way for use in uses}) > 1]


def _is_plural(word: str) -> bool:
    """Whether a word in -s can be one."""
    return len(word) >= _SHORTEST and word[-2] != "s"


def _both_numbers(known: Index, plural: str) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The pairs of a word and one that follows it in both its numbers, each with the pair in
    the singular."""
    singular = plural[:-1]
    after = known.following(singular)
    for second in known.following(plural):
        last = second.removesuffix("s")
        ends = (last, f"{last}s")
        if not after.isdisjoint(ends):
            for one in (plural, singular):
                for two in ends:
                    yield (one, two), (singular, last)


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

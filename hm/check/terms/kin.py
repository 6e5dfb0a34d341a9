"""Compounds of one kind, whatever their words: *two-thirds* and *three quarters*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from hm.check.lexicon.classes import Class, classes
from hm.check.terms.compounds import HYPHEN, OPEN, names_a_thing
from hm.check.terms.reading import Passage, Token, index
from hm.check.terms.uses import Use
from hm.model.issue import Issue

# fmt: off
_NUMERATORS = frozenset((
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "eleven",
))
_DENOMINATORS = frozenset((
    "third", "thirds", "quarters", "fifth", "fifths", "sixth", "sixths", "seventh", "sevenths",
    "eighth", "eighths", "ninth", "ninths", "tenth", "tenths",
))
_SPANS = frozenset(("last", "past", "first", "next", "previous", "final", "these", "those"))
"""Before *three quarters* they tell of three months each."""
_SIDES = frozenset(("left", "right"))
_MIDDLES = frozenset(("centre", "center"))
_POLES = frozenset(("north", "south"))
_WINDS = frozenset(("east", "west", "eastern", "western", "easterly", "westerly"))
_FREQUENT = frozenset(("often", "once", "ever", "still", "seldom", "sometimes"))
_MANNER = frozenset(("well", "ill"))
_DEGREE = frozenset(("much", "little"))
_LATTER = frozenset(("level", "grade", "style", "scale", "wide", "specific", "friendly", "related"))
"""What makes an adjective of a noun before it: board-level, staff-friendly."""
_LENGTHS = frozenset(("long", "short", "medium", "near", "longer", "shorter"))
_FIRST = _NUMERATORS | _MIDDLES | _POLES | _FREQUENT | _MANNER | _DEGREE | _LENGTHS
_DETERMINERS = frozenset((
    "a", "an", "the", "this", "that", "these", "those", "its", "their", "our", "his", "her", "my",
    "your", "some", "any", "every", "each", "such", "no",
))
# fmt: on


class Kind(NamedTuple):
    """Compounds that are written alike."""

    name: str
    """As it is told: *fractions such as ‘two thirds’*."""
    uses: list[Use]


def kinds(issue: Issue) -> Iterator[Kind]:
    """Compounds of each kind that the issue writes in two ways."""
    found: dict[str, list[Use]] = defaultdict(list)
    known = index(issue)
    wanted = {word for word in known.words if "-" in word} | (_FIRST | _LATTER)
    for passage, at in known.places(wanted):
        first = max(at - (passage.tokens[at].small in _LATTER), 0)
        for name, use in _of(passage, first, passage.tokens[first]):
            found[name].append(use)
    for name in sorted(found):
        if len({use.way for use in found[name]}) > 1:
            yield Kind(name.partition(":")[0], found[name])


def _of(passage: Passage, at: int, token: Token) -> Iterator[tuple[str, Use]]:
    tokens = passage.tokens
    parts = token.text.split("-")
    last = at
    way = HYPHEN
    if len(parts) == 1:
        if at + 1 == len(tokens) or not tokens[at + 1].near or token.possessive:
            return
        last, way = at + 1, OPEN
        parts = [token.text, tokens[last].text]
    if len(parts) != 2:
        return
    one, two = (part.lower() for part in parts)
    name = _name(passage, at, last, one, two)
    if name:
        yield name, Use(passage.copy, *passage.span(at, last), way, tuple(parts))


def _name(passage: Passage, first: int, last: int, one: str, two: str) -> str:
    """The name of the kind; empty where the words are of none."""
    tokens = passage.tokens
    open_ = first != last
    if tokens[last].capital and (open_ or not tokens[first].free):
        return ""  # a name
    if tokens[first].capital and not tokens[first].free:
        return ""
    before = tokens[first - 1] if first and tokens[first].near else None
    if one in _NUMERATORS and two in _DENOMINATORS:
        if names_a_thing(passage, last) or (before is not None and before.small in _SPANS):
            return ""
        return "fractions"
    if one in _MIDDLES and two in _SIDES:
        return "parts of the political spectrum"
    if one in _POLES and two in _WINDS and tokens[first].text[0].islower():
        return "points of the compass"
    if one in _FREQUENT or one in _MANNER or one in _DEGREE:
        return _adverb(passage, first, last, one, two, open_=open_, before=before)
    if one in _LENGTHS and two == "term":
        long = names_a_thing(passage, last) and not (before and before.small in ("the", "over"))
        return "adjectives with ‘term’" if long or not open_ else ""
    if two in _LATTER and names_a_thing(passage, last):
        return _latter(one, two, open_=open_, before=before)
    return ""


def _adverb(
    passage: Passage,
    first: int,
    last: int,
    one: str,
    two: str,
    *,
    open_: bool,
    before: Token | None,
) -> str:
    can = classes(two)
    wanted = Class.PARTICIPLE | Class.ING
    if one in _FREQUENT:
        wanted |= Class.ADJECTIVE
    if not can & wanted or (can & Class.ADVERB and not can & Class.PARTICIPLE):
        return ""
    if open_:
        if before is None or not (before.small in _DETERMINERS or before.possessive):
            return ""
        if not (names_a_thing(passage, last) or _number_follows(passage, last)):
            return ""
    elif not names_a_thing(passage, last):
        return ""
    return f"compounds with ‘{one}’:{one}"


def _number_follows(passage: Passage, last: int) -> bool:
    tokens = passage.tokens
    return last + 1 < len(tokens) and tokens[last + 1].near and tokens[last + 1].text[0].isdigit()


def _latter(one: str, two: str, *, open_: bool, before: Token | None) -> str:
    can = classes(one)
    if open_ and (not can & Class.SINGULAR or can & (Class.DETERMINER | Class.PREPOSITION)):
        return ""
    if open_ and can & Class.ADJECTIVE and not can & Class.MASS and two != "level":
        return ""
    if open_ and before is not None and classes(before.small) & Class.PREPOSITION:
        # At board level managers agree.
        return ""
    return f"adjectives with ‘{two}’:{two}"

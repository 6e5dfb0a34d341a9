"""Words that are one compound where they stand and have no hyphen: *the roll out of*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hm.check.lexicon.classes import NOUN, Class, classes
from hm.check.remembered import remembered
from hm.check.terms.compounds import names_a_thing
from hm.check.terms.reading import Passage, Token, index
from hm.model.issue import Issue

# fmt: off
_PHRASAL: dict[str, tuple[str, ...]] = {
    "up": (
        "back", "break", "build", "catch", "check", "clean", "cover", "flare", "follow", "hold",
        "lead", "let", "line", "link", "mix", "mock", "pick", "pile", "press", "round", "run",
        "scale", "set", "shake", "slip", "start", "step", "summing", "take", "tie", "top", "tune",
        "turn", "warm", "wind", "write",
    ),
    "out": (
        "cop", "drop", "fall", "lay", "opt", "pull", "read", "roll", "sell", "share", "shoot",
        "stake", "time", "try", "turn", "walk", "wash", "work", "hand",
    ),
    "in": ("buy", "drop", "lead", "lock", "log", "look", "opt", "phone", "run", "sit", "trade"),
    "off": (
        "cut", "face", "kick", "lay", "lift", "one", "pay", "play", "rip", "sell", "send", "show",
        "sign", "spin", "stand", "take", "tip", "trade", "write", "knock", "drop", "cooling",
    ),
    "on": ("add", "bolt", "follow", "knock", "log", "roll", "slip", "try"),
    "down": ("break", "climb", "close", "count", "crack", "lock", "melt", "run", "shut", "slow"),
    "over": ("change", "cross", "hand", "make", "roll", "sleep", "spill", "take", "turn"),
    "back": ("buy", "claw", "draw", "fall", "feed", "fight", "kick", "pay", "play", "roll", "set"),
    "through": ("break", "follow", "look", "pull", "run", "walk"),
    "together": ("get",),
    "ahead": ("go",),
    "away": ("give", "take", "get", "hide"),
    "between": ("go",),
}
"""What makes a noun with each: a follow-up, a follow-on."""
_ARTICLES = frozenset(("a", "an", "the", "no", "any", "another", "every", "its", "their", "our"))
_AFTER = frozenset((
    "of", "to", "for", "in", "on", "from", "with", "between", "by", "at", "is", "was", "are",
    "were", "has", "had", "will", "would", "and", "or", "but", "that", "which", "as", "after",
    "before", "until",
))
"""After a noun; an adjective or a verb's object would begin otherwise."""
_UNITS = frozenset((
    "second", "minute", "hour", "day", "week", "month", "year", "mile", "metre", "foot", "page",
    "bed", "storey", "man", "person", "seat", "pound",
))
_OF_TIME = ("bed", "man", "person")
_COUNTED = frozenset((
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "hundred",
))
_ACTIVE = frozenset((
    "boosting", "enhancing", "consuming", "changing", "limiting", "threatening", "lasting",
    "reaching", "ranging", "breaking", "saving", "affirming", "confirming", "sounding", "looking",
    "seeking", "serving", "wrenching", "blowing", "watering",
))
"""Before a noun these describe it together with the word before them: a time-consuming task."""
_FIRST_WORDS: dict[str, frozenset[str]] = {
    "lasting": frozenset(("long", "ever")),
    "reaching": frozenset(("far",)),
    "ranging": frozenset(("wide", "far", "long")),
    "looking": frozenset(("forward", "backward", "outward", "inward", "good")),
    "sounding": frozenset(("grand", "high")),
    "changing": frozenset(("life", "game", "world", "ever")),
    "breaking": frozenset(("ground", "record", "heart", "path", "ice")),
    "saving": frozenset(("life", "cost", "money", "time", "labour", "face", "energy", "space")),
    "seeking": frozenset(("attention", "asylum", "job", "publicity", "self", "profit")),
    "serving": frozenset(("self", "long", "time")),
    "blowing": frozenset(("mind", "whistle")),
    "watering": frozenset(("mouth", "eye")),
    "wrenching": frozenset(("gut", "heart")),
    "threatening": frozenset(("life",)),
    "limiting": frozenset(("self", "life")),
}
_WORN: dict[str, tuple[str, ...]] = {
    "out": (
        "clapped", "worn", "burnt", "burned", "spaced", "far", "washed", "hollowed", "drawn",
        "sold", "laid", "kitted", "stressed", "tired", "fleshed",
    ),
    "down": (
        "run", "watered", "toned", "stripped", "pared", "broken", "slimmed", "scaled", "dressed",
    ),
    "up": (
        "beefed", "jumped", "souped", "pent", "grown", "paid", "built", "boarded", "joined",
        "made", "mixed", "pumped", "hyped", "fed", "washed",
    ),
    "off": ("sawn", "laid", "cut", "one", "ticked"),
    "back": ("laid", "scaled", "stripped", "cut"),
    "over": ("left", "carried"),
}
"""What describes a noun with each: clapped-out vans."""
_PHRASES: dict[str, frozenset[str]] = {
    "minute": frozenset(("last",)),
    "called": frozenset(("so",)),
    "making": frozenset(("decision", "policy", "money", "profit")),
    "solving": frozenset(("problem",)),
    "on": frozenset(("hands",)),
    "down": frozenset(("top",)),
    "up": frozenset(("bottom",)),
    "value": frozenset(("high", "low")),
    "profile": frozenset(("high", "low")),
    "risk": frozenset(("high", "low")),
    "quality": frozenset(("high", "low", "poor", "top")),
    "cost": frozenset(("low", "high")),
    "income": frozenset(("low", "high", "middle")),
    "paid": frozenset(("low", "well", "highly")),
    "scale": frozenset(("small", "large", "full", "wide")),
    "standing": frozenset(("long", "free")),
    "running": frozenset(("long",)),
    "term": frozenset(("long", "short", "medium")),
    "time": frozenset(("full", "part", "real")),
    "based": frozenset(("evidence", "community", "hospital", "home", "office", "web", "broad")),
    "funded": frozenset(("state", "tax")),
    "wide": frozenset(("system", "service", "nation", "country", "company", "trust")),
    "round": frozenset(("all",)),
    "hand": frozenset(("second", "left", "right")),
    "class": frozenset(("world",)),
    "needed": frozenset(("much",)),
    "strapped": frozenset(("cash",)),
    "rate": frozenset(("second", "third")),
    "edge": frozenset(("cutting", "leading")),
    "end": frozenset(("high", "low")),
}
"""By their last word, pairs that describe a noun after them."""
_SECOND = frozenset((*_PHRASAL, *_UNITS, *_ACTIVE, *_WORN, *_PHRASES))
# fmt: on


class Unjoined(NamedTuple):
    """Words that want a hyphen."""

    passage: Passage
    first: int
    last: int
    """The numbers of the first word and the last."""
    noun: bool
    """Whether they are a noun: *the roll out*; else they describe the noun after them."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words."""
        return self.passage.tokens[self.first : self.last + 1]

    @property
    def span(self) -> tuple[int, int]:
        """Where they begin and end in the text."""
        return self.passage.span(self.first, self.last)


@remembered
def unjoined(issue: Issue) -> tuple[Unjoined, ...]:
    """All such words of an issue."""
    return tuple(_unjoined(issue))


def _unjoined(issue: Issue) -> Iterator[Unjoined]:
    for passage, at in index(issue).places((*_SECOND, "self")):
        tokens = passage.tokens
        if at and tokens[at].near and tokens[at].small in _SECOND:
            yield from _at(passage, at)
        if tokens[at].small == "self" and at + 1 < len(tokens):
            after = tokens[at + 1]
            if after.near and after.small not in _SECOND:
                yield from _at(passage, at + 1)


def _at(passage: Passage, at: int) -> Iterator[Unjoined]:
    """A word and the one before it, if they want a hyphen."""
    if passage.tokens[at].small in _PHRASAL and _is_noun(passage, at):
        yield Unjoined(passage, at - 1, at, noun=True)
    elif (
        _is_measure(passage, at)
        or _is_active(passage, at)
        or _is_worn(passage, at)
        or _is_phrase(passage, at)
    ):
        yield Unjoined(passage, at - 1, at, noun=False)


def _is_noun(passage: Passage, at: int) -> bool:
    tokens = passage.tokens
    verb = tokens[at - 1]
    if verb.small not in _PHRASAL[tokens[at].small] or at < 2 or verb.possessive:
        return False
    before = tokens[at - 2]
    if not verb.near or verb.capital or tokens[at].capital:
        return False
    if before.small not in _ARTICLES:
        # A full look in.
        adjective = classes(before.small) & Class.ADJECTIVE and verb.small not in ("run", "cut")
        if not adjective or at < 3 or not before.near:
            return False
        if tokens[at - 3].small not in _ARTICLES:
            return False
    if at + 1 == len(tokens) or not tokens[at + 1].near:
        return True
    return tokens[at + 1].small in _AFTER


def _is_measure(passage: Passage, at: int) -> bool:
    tokens = passage.tokens
    number, unit = tokens[at - 1], tokens[at]
    if unit.small not in _UNITS or unit.possessive or unit.capital:
        return False
    if not (number.small in _COUNTED or (number.text.isdigit() and 1 < int(number.text) < 1000)):
        return False
    if at + 1 == len(tokens) or not tokens[at + 1].near or tokens[at + 1].capital:
        return False
    if unit.small in _OF_TIME and tokens[at + 1].small.removesuffix("s") in _UNITS:
        return False  # nine bed days
    after = classes(tokens[at + 1].small)
    return bool(after & NOUN) and not after & (
        Class.PREPOSITION | Class.CONJUNCTION | Class.DETERMINER | Class.PRONOUN | Class.ADVERB
    )


def _is_active(passage: Passage, at: int) -> bool:
    tokens = passage.tokens
    first, second = tokens[at - 1], tokens[at]
    if first.possessive or second.capital or (first.capital and not first.free):
        return False
    if first.small != "self" and second.small not in _ACTIVE:
        return False
    if first.small == "self":
        can = classes(second.small)
        before = tokens[at - 2] if at > 1 and first.near else None
        owned = before is not None and (
            before.possessive
            or (
                bool(classes(before.small) & (Class.DETERMINER | Class.ADJECTIVE))
                and before.small != "being"
            )
        )
        wanted = Class.ING | Class.PARTICIPLE | Class.SINGULAR | Class.ADJECTIVE
        plain = bool(can & wanted) and not can & (Class.PREPOSITION | Class.CONJUNCTION | Class.BE)
        return plain and not owned
    wanted_first = _FIRST_WORDS.get(second.small)
    if wanted_first is not None and first.small not in wanted_first:
        return False
    can = classes(first.small)
    if wanted_first is None and not (can & Class.SINGULAR and not can & Class.DETERMINER):
        return False
    return names_a_thing(passage, at)


def _is_worn(passage: Passage, at: int) -> bool:
    tokens = passage.tokens
    if tokens[at - 1].small not in _WORN.get(tokens[at].small, ()) or at < 2:
        return False
    before = tokens[at - 2]
    determined = before.possessive or before.small in _ARTICLES
    return tokens[at - 1].near and determined and names_a_thing(passage, at)


def _is_phrase(passage: Passage, at: int) -> bool:
    tokens = passage.tokens
    first, second = tokens[at - 1], tokens[at]
    if first.small not in _PHRASES.get(second.small, ()) or second.capital:
        return False
    if first.capital and not first.free:
        return False
    before = tokens[at - 2] if at > 1 and first.near else None
    adverbial = second.small in ("term", "time", "end", "hand", "edge", "minute", "round")
    if adverbial and before is not None and not before.possessive:
        # In the long term staff come back.
        start = at - 3 if before.small in ("the", "very") and at > 2 else at - 2
        if classes(tokens[start].small) & Class.PREPOSITION:
            return False
        if classes(before.small) & NOUN and not classes(before.small) & Class.ADJECTIVE:
            return False
    return names_a_thing(passage, at)

"""Compounds, and how they are written: closed (*healthcare*), with a hyphen, or open.

Many are right in two ways: *a long-term plan*, but *in the long term*. So an open compound is
compared with a hyphened one only where both stand before a noun, or both are a noun.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hm.check.lexicon.classes import FUNCTION, NOUN, VERB, Class, classes
from hm.check.remembered import remembered
from hm.check.terms.reading import Index, Passage, Token, index
from hm.check.terms.uses import Use
from hm.model.issue import Issue

CLOSED, HYPHEN, OPEN, MIXED = "closed", "hyphen", "open", "mixed"
"""The ways to write a compound; ``MIXED`` has a hyphen here and a space there."""

# fmt: off
PREFIXES = frozenset((
    "anti", "auto", "bi", "bio", "co", "counter", "cross", "cyber", "de", "dis", "down", "e",
    "eco", "electro", "extra", "fore", "geo", "hyper", "in", "infra", "inter", "intra", "macro",
    "mal", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "neo", "neuro", "non",
    "off", "omni", "on", "out", "over", "para", "photo", "poly", "post", "pre", "pro", "proto",
    "pseudo", "psycho", "quasi", "radio", "re", "semi", "socio", "step", "sub", "super", "supra",
    "tele", "trans", "tri", "ultra", "un", "under", "uni", "up",
))
"""What a word can begin with, with a hyphen or without, in all its forms alike."""

_OTHER_WORDS = frozenset((
    "reform", "reformed", "reforms", "reforming", "recover", "recovered", "recovers",
    "recovering", "resign", "resigned", "resigns", "resigning", "recreation", "recreate",
    "recreated", "release", "released", "releases", "releasing", "remark", "remarks", "remarked",
    "represent", "represents", "represented", "representing", "resort", "resorts", "restore",
    "restored", "reserve", "reserved", "reserves", "retreat", "react", "reacts", "reacting",
    "reaction", "reactions", "recall", "recalled", "recount", "recounts", "recounted", "reaped",
    "dispose", "discover", "proposition", "preposition", "coop", "coops", "unionised",
    "unionized", "prevent", "predate", "multiply", "product", "production", "outlay", "inform",
    "informed", "informing", "reside", "repress", "resound", "refund", "refuse", "relay",
    "remove", "repair", "repose", "require", "research", "resource", "respond", "resolve",
    "return", "reveal", "review", "reward", "report", "reports", "reported", "reporting",
    "extractor", "understand", "overall", "underlying", "upset", "outset", "income",
))
"""Closed words that say another thing than the same letters with a hyphen."""

_PARTICLES = frozenset((
    "about", "across", "after", "ahead", "along", "apart", "around", "away", "back", "by", "down",
    "forward", "forwards", "in", "into", "off", "on", "onto", "out", "over", "round", "through",
    "to", "together", "under", "up", "upon", "with", "for", "of", "at",
))
"""After a verb these are no part of a compound: to *set up*, but *a set-up*."""

_BEFORE_A_NOUN = frozenset((
    "a", "an", "the", "no", "any", "its", "their", "our", "his", "her", "my", "your", "every",
    "each", "another",
))
_ADVERBIAL = frozenset(("term", "terms", "run", "time", "place", "house"))
"""Open before a noun these may stand after in, over or for, and belong to it."""
_OPEN_TOO = frozenset((
    "everyday", "anytime", "sometime", "underway", "anyone", "everyone", "someone", "maybe",
    "today", "forever", "anymore", "anyway", "altogether", "already", "however", "whatever", "into",
    "onto", "another", "cannot", "nobody", "somebody", "anybody", "everybody", "meantime",
    "meanwhile", "wellbeing",
))
"""Closed words whose open letters say another thing, or are another part of speech."""
_ALWAYS = frozenset((("no", "one"), ("well", "being"), ("under", "way"), ("pre", "existing")))
"""Compounds of short words that are the same thing open, wherever they stand."""
# fmt: on

_HYPHEN = re.compile("[-\u2010\u2011]")
_MOST_PARTS = 4
_LEAST = 3
"""Letters of a word of what is written open or closed."""
_LEAST_STEM = 4


class _Part(NamedTuple):
    small: str
    text: str
    token: int
    """The number of the word that it is of."""
    sep: str
    """What parts it from the one before: ``-``, a space, or empty for more than that."""


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound in its place."""

    use: Use
    """Its way is closed, hyphen, open or mixed."""
    role: str
    """``before`` a noun, as a ``noun``, or ``other``."""


@remembered
def compounds(issue: Issue) -> dict[str, list[Compound]]:
    """Every compound that the issue writes with a hyphen somewhere, or both closed and open.

    By a key that its inflected forms share if it begins with a prefix.
    """
    known = index(issue)
    seen = _Seen(known)
    found: dict[str, list[Compound]] = defaultdict(list)
    for passage, at in known.places(
        word
        for word in known.words
        if word in seen.firsts or (_is_marked(word) and _first_part(word) in seen.firsts)
    ):
        for key, compound in _compounds_at(passage, at, seen):
            found[key].append(compound)
    return found


class _Seen:
    """What to look for: the compounds of all passages."""

    def __init__(self, known: Index) -> None:
        self.hyphened: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        """By the first part."""
        self.closed: dict[str, tuple[str, ...]] = {}
        """The parts that a closed word would have with a hyphen, or open."""
        self.stems: dict[tuple[str, str], str] = {}
        """By prefix and stem the key of those that begin with a prefix."""
        words = known.words
        for passage, at in known.places(word for word in words if "-" in word):
            group = _split(passage.tokens[at], at, "")
            if len(group) <= _MOST_PARTS and _is_plain(group, passage):
                self.hyphened[group[0].small].add(tuple(part.small for part in group))
        for one, two in _closed_pairs(words):
            if _stand_together(known, one, two):
                self.hyphened[one].add((one, two))
        for compound in sorted(
            compound for several in self.hyphened.values() for compound in several
        ):
            if len(compound) != 2:
                continue
            joined = "".join(compound)
            if joined in _OTHER_WORDS:
                continue
            if compound[0] in PREFIXES:
                self.stems.setdefault((compound[0], stem(compound[1])), "-".join(compound))
            if joined in words:
                self.closed[joined] = compound
        prefixes = sorted({prefix for prefix, _ in self.stems})
        begins = tuple(prefixes)
        for word in words:
            if not word.startswith(begins) or "-" in word:
                continue
            if word in self.closed or word in _OTHER_WORDS:
                continue
            for prefix in prefixes:
                if not word.startswith(prefix):
                    continue
                rest = word[len(prefix) :]
                if len(rest) >= _LEAST_STEM and (prefix, stem(rest)) in self.stems:
                    self.closed[word] = (prefix, rest)
        self.firsts = frozenset((*self.hyphened, *self.closed))
        """What a compound begins with, or is."""
        self.targets = {
            first: sorted(several, key=lambda target: (-len(target), target))
            for first, several in self.hyphened.items()
        }
        """By the first part, the longest first."""
        self.seconds = {
            first: {target[1] for target in several} for first, several in self.hyphened.items()
        }
        """By the first part."""

    def key(self, parts: tuple[str, ...]) -> str:
        """The key of a compound."""
        if len(parts) == 2 and parts[0] in PREFIXES:
            return self.stems.get((parts[0], stem(parts[1])), "-".join(parts))
        return "-".join(parts)


def stem(word: str) -> str:
    """What the inflected forms of a word share: organis of organise, organised, organisations."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


_ENDINGS = (
    "ational", "ations", "ation", "ating", "ators", "ator", "ated", "ates", "ate", "ively",
    "ive", "ions", "ion", "ingly", "ings", "ing", "ers", "er", "ed", "es", "ly", "s", "e",
)  # fmt: skip


def _first_part(small: str) -> str:
    """The first part of a word in small letters."""
    return _bare(small).partition("-")[0] if _is_marked(small) else small


def _is_marked(small: str) -> bool:
    """Whether a word has more than its first part, or what is no part."""
    return "-" in small or "’" in small


def _bare(small: str) -> str:
    return small.replace("’", "").replace("'", "")


def _split(token: Token, at: int, sep: str) -> list[_Part]:
    """The parts of a word; ``sep`` parts it from the one before."""
    small = _bare(token.small)
    if "-" not in small:
        return [_Part(small, token.text, at, sep)]
    texts = _HYPHEN.split(token.text)
    return [
        _Part(part, text, at, "-" if number else sep)
        for number, (part, text) in enumerate(zip(small.split("-"), texts, strict=True))
    ]


def _parts_from(tokens: tuple[Token, ...], at: int) -> list[_Part]:
    """The parts of a word and of those after it, one more than a compound can have at most."""
    found = _split(tokens[at], at, "")
    while len(found) <= _MOST_PARTS and at + 1 < len(tokens):
        sep = " " if tokens[at + 1].near and not tokens[at].possessive else ""
        at += 1
        found += _split(tokens[at], at, sep)
    return found


def _second_part(tokens: tuple[Token, ...], at: int) -> str:
    """The part after the first that begins with a word; empty where there is none."""
    if "-" in tokens[at].small:
        return _bare(tokens[at].small).split("-")[1]
    return _first_part(tokens[at + 1].small) if at + 1 < len(tokens) else ""


def _is_plain(group: list[_Part], passage: Passage) -> bool:
    if not all(part.small.isalpha() for part in group):
        return False
    if any(_is_name(part.text) for part in group[1:]):
        return False
    return not _is_name(group[0].text) or passage.tokens[group[0].token].free


def _is_name(text: str) -> bool:
    """Whether a part has a capital; initials are no name: *NHS-wide*."""
    return text[0].isupper() and not (len(text) > 1 and text.isupper())


def _may_be_open(one: str, two: str) -> bool:
    """Whether a closed word may be a compound that somebody wrote open."""
    if one + two in _OPEN_TOO or two in _PARTICLES:
        return False
    if one in _PARTICLES or not (one.isalpha() and two.isalpha()):
        return False
    return not (classes(one) | classes(two)) & FUNCTION


def _closed_pairs(words: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pairs of words that the words have as one too, if they may be a compound."""
    for word in words:
        for at in range(_LEAST, len(word) - _LEAST + 1):
            one, two = word[:at], word[at:]
            if one in words and two in words and _may_be_open(one, two):
                yield one, two
    yield from (pair for pair in _ALWAYS if "".join(pair) in words)


def _stand_together(known: Index, one: str, two: str) -> bool:
    """Whether a word follows another somewhere."""
    return any(
        passage.tokens[at].small == two
        and passage.tokens[at].near
        and not passage.tokens[at - 1].possessive
        for passage, at in known.places((one,), after=1)
    )


def _compounds_at(passage: Passage, at: int, seen: _Seen) -> Iterator[tuple[str, Compound]]:
    tokens = passage.tokens
    token = tokens[at]
    small = _first_part(token.small)
    if small in seen.closed and "-" not in token.small:
        if token.capital and not token.free:
            return
        compound = seen.closed[small]
        use = Use(passage.copy, *passage.span(at, at), CLOSED, _cut(token.text, compound))
        yield seen.key(compound), Compound(use, _role(passage, at, at))
    if small not in seen.hyphened or _second_part(tokens, at) not in seen.seconds[small]:
        return
    parts = _parts_from(tokens, at)
    for target in seen.targets[small]:
        group = parts[: len(target)]
        if tuple(one.small for one in group) != target:
            continue
        if len(target) < len(parts) and parts[len(target)].sep == "-":
            continue
        seps = {one.sep for one in group[1:]}
        if "" in seps or not _is_plain(group, passage):
            continue
        way = MIXED if len(seps) > 1 else HYPHEN if "-" in seps else OPEN
        first, last = group[0].token, group[-1].token
        if way is OPEN and not _is_compound(passage, first, last, target):
            continue
        use = Use(
            passage.copy,
            *passage.span(first, last),
            way,
            tuple(one.text for one in group),
        )
        yield seen.key(target), Compound(use, _role(passage, first, last))
        break


def _cut(text: str, compound: tuple[str, ...]) -> tuple[str, ...]:
    return text[: len(compound[0])], text[len(compound[0]) :]


def _is_compound(passage: Passage, first: int, last: int, target: tuple[str, ...]) -> bool:
    """Whether open words are one thing here: *to set up* is not, *the set up* is."""
    if target in _ALWAYS:
        after = passage.tokens[last + 1] if last + 1 < len(passage.tokens) else None
        can = classes(after.small) if after and after.near else Class.PRONOUN
        return not can & NOUN or bool(can & VERB)  # not of *no one person*
    before = passage.tokens[first - 1] if first and passage.tokens[first].near else None
    if target[-1] in _PARTICLES:
        return before is not None and before.small in _BEFORE_A_NOUN and len(target) == 2
    return True


def _role(passage: Passage, first: int, last: int) -> str:
    tokens = passage.tokens
    before = tokens[first - 1] if first and tokens[first].near else None
    if names_a_thing(passage, last):
        final = tokens[last].small.rpartition("-")[2]
        if final in _ADVERBIAL and _after_in(tokens, first):
            return "other"
        return "before"
    if before is not None and classes(before.small) & (Class.DETERMINER | Class.ADJECTIVE):
        return "noun"
    if before is not None and before.possessive:
        return "noun"
    return "other"


def _after_in(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether in, over, for or the like stands before, with *the* or without."""
    at = first - 1
    if at >= 0 and tokens[at].small in ("the", "very"):
        at -= 1
    return at >= 0 and tokens[at].small in ("in", "over", "for", "on", "to", "at", "by", "of")


def _describes(token: Token) -> bool:
    """Whether a word can be nothing but an adjective, or is a compound with a hyphen."""
    can = classes(token.small)
    return "-" in token.text or bool(can & Class.ADJECTIVE and not can & (FUNCTION | Class.ADVERB))


def names_a_thing(passage: Passage, last: int) -> bool:
    """Whether a noun follows, or adjectives and a noun."""
    tokens, text = passage.tokens, passage.copy.text
    if tokens[last].possessive or last + 1 >= len(tokens):
        return False
    for at in range(last + 1, min(last + 4, len(tokens))):
        token = tokens[at]
        if tokens[at - 1].possessive:
            return False
        if not token.near:
            # A small-scale, local inquiry.
            listed = at == last + 1 and text[passage.end(at - 1) : passage.starts[at]] == ", "
            if not (listed and "-" in tokens[last].text and _describes(token)):
                return False
            continue
        can = classes(token.small.rpartition("-")[2])
        if can & (FUNCTION | Class.BE | Class.HAVE | Class.DO):
            return False
        if can & NOUN and not (can & Class.ADVERB and not can & Class.ADJECTIVE):
            return True
        if not can & (Class.ADJECTIVE | Class.ING | Class.PARTICIPLE):
            return not can and token.text[0].islower()
    return False

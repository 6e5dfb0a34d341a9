"""Words that no dictionary has: which of them are made of words that it has."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from rapidfuzz.distance import OSA

from hm.check.copy.model import Copy
from hm.check.lexicon.classes import NOUN, Class, classes

ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s)\]”’]*|\b)|[@#]\w+"
)
"""Addresses of the web and of mail, hash tags and handles, whose words nobody spells."""

_DOTTED = re.compile(r"\.[\w-]")

_PREFIXES = (
    *("anti", "bio", "co", "counter", "cross", "cyber", "de", "dis", "e", "eco", "ex", "extra"),
    *("geo", "hyper", "in", "inter", "intra", "macro", "mega", "micro", "mid", "mini", "mis"),
    *("mono", "multi", "neo", "neuro", "non", "out", "over", "post", "pre", "pro", "proto"),
    *("pseudo", "psycho", "quasi", "re", "self", "semi", "socio", "sub", "super", "techno", "tele"),
    *("trans", "ultra", "un", "under", "up", "vice"),
)
# What follows what it is made of: a suffix, and what it stands in the place of.
_SUFFIXES = (
    *(("isation", ""), ("isations", ""), ("ise", ""), ("ised", ""), ("ises", ""), ("ising", "")),
    *(("isation", "e"), ("ised", "y"), ("ise", "y"), ("ism", ""), ("isms", ""), ("ist", "")),
    *(("ists", ""), ("ish", ""), ("ness", ""), ("less", ""), ("like", ""), ("wise", "")),
    *(("ship", ""), ("ships", ""), ("dom", ""), ("hood", ""), ("able", ""), ("able", "e")),
    *(
        ("ability", "able"),
        ("ly", ""),
        ("ally", ""),
        ("fest", ""),
        ("ful", ""),
        ("proof", ""),
        ("free", ""),
    ),
    *(("based", ""), ("y", ""), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ee", "")),
    *(("ees", ""), ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
)
_LEAST = 3
"""The letters that a part of a compound has at least."""


_LONG = 4
"""The letters of an ending in which a slip can be seen."""


Spot = tuple[Copy, int]
"""A word by its number in its copy."""


class Spelt:
    """The words of copy that somebody spelt: not those of addresses and code, no figures."""

    def __init__(self, copies: Iterable[Copy]) -> None:
        self._read = [(copy, _read(copy)) for copy in copies]
        counts: Counter[str] = Counter()
        for _, words in self._read:
            counts.update(words)
        self.counts = {
            word: number
            for word, number in counts.items()
            if word.isalpha() or (word and not any(char.isdigit() for char in word))
        }
        """How often each is written, in those letters."""

    def spots(self, words: Iterable[str]) -> dict[str, list[Spot]]:
        """Where some words are written, by each without the ending of a possessive."""
        wanted = frozenset(words)
        found: dict[str, list[Spot]] = defaultdict(list)
        for copy, several in self._read:
            if not wanted.isdisjoint(several):
                for number, word in enumerate(several):
                    if word in wanted:
                        found[bare(word)].append((copy, number))
        return found


def _read(copy: Copy) -> list[str]:
    """The words of copy, those of addresses empty."""
    text, words = copy.text, copy.cut[1::2]
    spans = [match.span() for match in ADDRESS.finditer(text)] if _may(text) else ()
    if not spans:
        return words
    return [
        "" if any(start <= word.start < end for start, end in spans) else word.text
        for word in copy.words
    ]


def _may(text: str) -> bool:
    if "@" in text or "#" in text:
        return True
    return "." in text and ("://" in text or "www." in text or bool(_DOTTED.search(text)))


def bare(word: str) -> str:
    """A word without the ending of a possessive."""
    return word.removesuffix("’s").removesuffix("’")


def is_made(word: str, knows: Callable[[str], bool]) -> bool:
    """Whether a word is made of words that are known, as any reader could make it."""
    return any(knows(part) and _is_common(part) for part in _stems(word)) or any(
        knows(first) and knows(second) for first, second in _pairs(word)
    )


def near_made(word: str, knows: Callable[[str], bool]) -> Iterator[str]:
    """What a word may be a slip of that is made of another and an ending."""
    for ending, instead in _SUFFIXES:
        if len(ending) < _LONG or instead:
            continue
        stem, tail = word[: -len(ending)], word[-len(ending) :]
        if len(stem) > _LEAST and OSA.distance(tail, ending) == 1 and knows(stem):
            yield stem + ending


def is_prefix(part: str) -> bool:
    """Whether what stands before a hyphen is put before many words: neo-, Anglo-."""
    return part in _PREFIXES or (part.endswith("o") and len(part) > _LEAST)


@cache
def _is_common(word: str) -> bool:
    return bool(classes(word))


def _stems(word: str) -> Iterator[str]:
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > _LEAST:
            yield rest
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) > _LEAST:
            yield word[: -len(suffix)] + instead


def _pairs(word: str) -> Iterator[tuple[str, str]]:
    """What a compound may be made of: two nouns, or an adjective and a noun."""
    for at in range(_LEAST, len(word) - _LEAST + 1):
        first, second = word[:at], word[at:]
        if (
            classes(first) & (NOUN | Class.ADJECTIVE)
            and not classes(first) & (Class.DETERMINER | Class.PREPOSITION | Class.PRONOUN)
            and classes(second) & (NOUN | Class.ING | Class.PARTICIPLE)
            and second not in ("full", "till", "times", "time")
        ):
            yield first, second

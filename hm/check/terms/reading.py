"""The editor’s copy, word by word, as rules that compare one place with another read it."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, compress
from typing import NamedTuple

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy, Role
from hm.check.remembered import remembered
from hm.model.issue import Issue

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[@#]\w\S*|(?<!\S)\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?\b",
)
"""What is typed and not read: web addresses, e-mail, handles, hashtags."""
_DOTTED = re.compile(r"\.[a-z]")
_OPENS = frozenset("“‘\"'([:•\n")
"""Marks after which a capital says no more than at the beginning of a sentence."""
_DISPLAY = frozenset((Role.TITLE, Role.HEADING, Role.LABEL, Role.PANEL_TITLE, Role.COVER))
_APART = frozenset((Role.CREDIT, Role.ALT))
_LONG = 4
_NEVER = sys.maxsize
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_SPACES = (" ", "\u00a0")
_OWNED = ("’ ", "' ")
"""After a plural these are the mark of a possessive and a space."""


class Token(NamedTuple):
    """A word, without the ’s of a possessive. Where it stands, its passage knows: so most words
    that are the same are one token."""

    text: str
    small: str
    """In small letters."""
    capital: bool
    """Whether it begins with a capital."""
    inner: bool
    """Whether it has a capital after its first letter."""
    possessive: bool
    """Whether ’s or ’ follows."""
    near: bool
    """Whether one space and nothing else parts it from the word before."""
    free: bool
    """Whether a capital says nothing here: at the beginning of a sentence, after “ or a colon."""


class Passage(NamedTuple):
    """A passage of copy and its words; those of addresses are left out."""

    copy: Copy
    tokens: tuple[Token, ...]
    headline: bool
    """Whether it Has Capitals Like This, as headlines of some magazines do, or is ALL CAPITALS."""
    number: int
    """How many words all passages before it have."""
    words: Sequence[str]
    """All of them in small letters."""
    capitals: Sequence[int]
    """The numbers of those that begin with a capital."""
    inner: Sequence[int]
    """The numbers of those that have a capital after their first letter."""
    starts: Sequence[int]
    """Where each begins in the text."""

    def end(self, at: int) -> int:
        """After the last letter of a word."""
        return self.starts[at] + len(self.tokens[at].text)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where words begin and end in the text."""
        return self.starts[first], self.end(last)


class Index:
    """Where each word of an issue stands, by its small letters.

    Most rules look for few words of thousands.
    """

    def __init__(self, pages: Sequence[Passage]) -> None:
        self._passages: list[Passage] = []
        """The passage of each word."""
        self._all: list[str] = []
        """Each word, in small letters."""
        found: dict[str, list[int]] = defaultdict(list)
        for passage in pages:
            self._passages += [passage] * len(passage.words)
            self._all += passage.words
        for number, word in enumerate(self._all):
            found[word].append(number)
        self.words = dict(found)
        """The numbers of each word among all words of the issue."""

    def places(self, words: Iterable[str], *, after: int = 0) -> Iterator[tuple[Passage, int]]:
        """Where any of some words stand, in order: the passage and the number in it.

        ``after`` many words after each instead, where the passage is as long.
        """
        known = self.words
        found = [known[word] for word in words if word in known]
        numbers = found[0] if len(found) == 1 else sorted(chain.from_iterable(found))
        for number in numbers:
            passage = self._passages[number]
            at = number - passage.number + after
            if at < len(passage.tokens):
                yield passage, at

    def following(self, word: str) -> set[str]:
        """The words after a word, in small letters."""
        words, passages = self._all, self._passages
        return {
            words[number + 1]
            for number in self.words.get(word, ())
            if number + 1 < len(words) and passages[number] is passages[number + 1]
        }


@remembered
def passages(issue: Issue) -> tuple[Passage, ...]:
    """The editor’s copy in the order of the flatplan; credits and alternative texts are none
    of what the reader reads in one with the rest, and are left out."""
    found: list[Passage] = []
    number = 0
    for copy in editorial(issue):
        if copy.role not in _APART:
            passage = _passage(copy, number)
            number += len(passage.tokens)
            found.append(passage)
    return tuple(found)


@remembered
def index(issue: Issue) -> Index:
    """Where each word of those passages stands."""
    return Index(passages(issue))


def _passage(copy: Copy, number: int) -> Passage:
    cut = copy.cut if " & " not in copy.text else [*_with_and(copy.cut)]
    starts = list(accumulate(map(len, cut)))[:-1:2]
    tokens = list(map(_plain, cut[1::2]))
    skipped = _skipped(copy.text, starts, cut[1::2])
    if len(skipped) == len(tokens):
        return Passage(copy, (), False, number, (), (), (), ())
    gaps = cut[::2]
    # Most words stand between spaces, and are what they are by themselves.
    odd = [at for at, gap in enumerate(gaps) if gap != " " or not at or skipped]
    sentences = iter([start for start, _ in copy.sentences])
    sentence = next(sentences, _NEVER)
    for at in odd:
        gap = gaps[at]
        owned = False
        if at and at - 1 not in skipped:
            if gap[:2] in _OWNED and tokens[at - 1].text[-1] == "s":
                tokens[at - 1] = tokens[at - 1]._replace(possessive=True)
            owned = gap in _OWNED and tokens[at - 1].possessive
        if at == len(tokens) or at in skipped:
            continue
        near = bool(at) and (owned or gap in _SPACES) and at - 1 not in skipped
        free = not at or (not owned and not _OPENS.isdisjoint(gap))
        while sentence <= starts[at]:
            free = True
            sentence = next(sentences, _NEVER)
        if free or not near:
            text, small, capital, inner, possessive, *_ = tokens[at]
            tokens[at] = Token(text, small, capital, inner, possessive, near, free)
    if skipped:
        kept = [at not in skipped for at in range(len(tokens))]
        tokens, starts = list(compress(tokens, kept)), list(compress(starts, kept))
    words = [token.small for token in tokens]
    large = [at for at, word in enumerate(words) if tokens[at].text is not word]
    return Passage(
        copy,
        tuple(tokens),
        _is_headline(copy, tokens),
        number,
        words,
        [at for at in large if tokens[at].capital],
        [at for at in large if tokens[at].inner],
        starts,
    )


def _with_and(cut: list[str]) -> Iterator[str]:
    """What stands between words, and words, with & as one of the words."""
    for piece in cut:
        if piece == " & ":
            yield from (" ", "&", " ")
        else:
            yield piece


def _skipped(text: str, starts: list[int], words: list[str]) -> set[int]:
    """The numbers of the words of addresses."""
    found: set[int] = set()
    if not _may_have_address(text):
        return found
    spans = [match.span() for match in _ADDRESS.finditer(text)]
    for at, start in enumerate(starts) if spans else ():
        if any(low <= start < high for low, high in spans) or (
            words[at] == "&" and at - 1 in found
        ):
            found.add(at)
    return found


def _may_have_address(text: str) -> bool:
    if "@" in text or "#" in text or "://" in text:
        return True
    return "." in text and ("www." in text or bool(_DOTTED.search(text)))


@cache
def _plain(word: str) -> Token:
    """A word after a space, inside a sentence."""
    if word.islower() and word.isascii() and "'" not in word:
        return Token(word, word, False, False, False, True, False)  # most are so
    possessive = word.endswith(("’s", "'s")) and len(word) > 2
    said = word[:-2] if possessive else word
    small = said.lower()
    if small == said or len(small) != len(said):  # İ and its like
        small = said if said.isascii() else said.translate(_HYPHENS)
        return Token(said, small, False, False, possessive, True, False)
    capital, inner = said[0] != small[0], said[1:] != small[1:]
    return Token(said, small.translate(_HYPHENS), capital, inner, possessive, True, False)


def _is_headline(copy: Copy, tokens: Sequence[Token]) -> bool:
    if copy.role not in _DISPLAY:
        return False
    long = [token for token in tokens if len(token.text) >= _LONG and not token.free]
    return bool(long) and 2 * sum(token.capital for token in long) > len(long)

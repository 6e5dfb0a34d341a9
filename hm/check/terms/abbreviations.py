"""Abbreviations: where they are spelt out, and where they are used."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from hm.check.copy.model import Copy, Role
from hm.check.remembered import remembered
from hm.check.terms.reading import Passage, passages
from hm.check.terms.uses import Use
from hm.model.issue import Issue

_SHORT = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z]{1,5}\d?|[A-Z]{2,7}\d?|[A-Z]+&[A-Z]+")
"""A word that is an abbreviation: BBC, MiP, R&D; not iPhone, not McKenzie."""
_BRACKET = re.compile(r"[(\[]\s*([^()\[\]]{2,90}?)\s*[)\]]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_PIECE = re.compile(r"[^-\u2010\u2011]+")
_LAST = re.compile(rf"(?<![\w-])((?:{_SHORT.pattern})s?)\s*$")
_LEAD = re.compile(r"(?:short )?(?:for|or|that is|i\.?e\.?),? +", re.I)
"""What may stand before the words in a bracket."""
_OR = re.compile(rf",? (?:or|known as|called) (?:the )?((?:{_SHORT.pattern})s?)(?![\w-])")
_ROMAN = re.compile(r"[IVXLCDM]+")
_SMALL = frozenset((
    "of", "for", "and", "the", "in", "on", "to", "with", "at", "by", "from", "a", "an", "or", "de",
))  # fmt: skip
_MOST_LETTERS = 8
_OUTSIDE = frozenset((Role.COVER, Role.MASTHEAD, Role.CONTENTS))
"""What is read apart from any article."""


@dataclass(frozen=True, slots=True)
class Explained:
    """An abbreviation beside the words that it stands for."""

    short: str
    """In the singular."""
    long: str
    use: Use
    """The abbreviation."""
    words: Use
    """The words."""
    fits: bool
    """Whether its letters are those of the words."""


@dataclass(slots=True)
class Abbreviations:
    """Those of an issue, in the order of the flatplan."""

    explained: list[Explained] = field(default_factory=list)
    used: dict[str, list[Use]] = field(default_factory=lambda: defaultdict(list))
    """By the abbreviation in the singular; places where it is spelt out are there too."""

    def told(self, short: str) -> list[Explained]:
        """Where an abbreviation is spelt out."""
        return [one for one in self.explained if one.short == short]


@remembered
def abbreviations(issue: Issue) -> Abbreviations:
    """The abbreviations of the editor’s copy."""
    found = Abbreviations()
    for passage in passages(issue):
        copy = passage.copy
        if copy.text.isupper() or (passage.headline and _is_shouted(copy.text)):
            continue
        for use in _uses(passage):
            found.used[use.way].append(use)
        found.explained += _explained(copy)
    return found


def _is_shouted(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) * 2 > len(letters)


def _uses(passage: Passage) -> Iterator[Use]:
    for at in passage.inner:
        token = passage.tokens[at]
        for piece in _PIECE.finditer(token.text):
            if is_short(piece[0]):
                start = passage.starts[at] + piece.start()
                yield Use(passage.copy, start, start + len(piece[0]), singular(piece[0]))


def is_short(word: str) -> bool:
    """Whether a word is an abbreviation; a Roman number is none."""
    return bool(_SHORT.fullmatch(singular(word))) and not _ROMAN.fullmatch(word)


def singular(short: str) -> str:
    """An abbreviation without the s of its plural."""
    return short[:-1] if len(short) > 2 and short[-1] == "s" and short[-2].isupper() else short


def _explained(copy: Copy) -> Iterator[Explained]:
    text = copy.text
    for match in _BRACKET.finditer(text) if "(" in text or "[" in text else ():
        inside = match[1]
        if is_short(inside):
            yield from _after_words(copy, match.start(), match.start(1), inside)
            continue
        lead = _LEAD.match(inside)
        start = match.start(1) + (lead.end() if lead else 0)
        long = text[start : match.end(1)]
        before = _LAST.search(text, 0, match.start())
        if before and fit(singular(before[1]), long):
            short = Use(copy, before.start(1), before.end(1), singular(before[1]))
            words = Use(copy, start, match.end(1), _flat(long))
            yield Explained(short.way, long, short, words, True)
    for match in _OR.finditer(text) if _may_name(text) else ():
        for one in _after_words(copy, match.start(), match.start(1), match[1]):
            if one.fits:
                yield one


def _may_name(text: str) -> bool:
    return " or " in text or " known as " in text or " called " in text


def _after_words(copy: Copy, end: int, start: int, short: str) -> Iterator[Explained]:
    """An abbreviation after the words that it stands for, which end at ``end``."""
    text = copy.text
    found = _before(text, end, singular(short))
    if found:
        first, last, fits = found
        use = Use(copy, start, start + len(short), singular(short))
        words = Use(copy, first, last, _flat(text[first:last]))
        yield Explained(use.way, text[first:last], use, words, fits)


def _flat(words: str) -> str:
    """Words as they are compared: in small letters, the last in the singular."""
    flat = " ".join(re.findall(r"[^\W_]+", words.lower().replace("’s", "")))
    return flat[:-1] if flat.endswith("s") and not flat.endswith("ss") else flat


def _before(text: str, at: int, short: str) -> tuple[int, int, bool] | None:
    """The words before a bracket that an abbreviation in it stands for, and whether it fits.

    None where nothing there looks like them.
    """
    start = max(text.rfind(mark, 0, at) for mark in ".;:?!(“‘—–\n") + 1
    words = list(_WORD.finditer(text, start, at))[-12:]
    if not words or text[words[-1].end() : at].strip(" ’\"”'*"):
        return None
    letters = _letters(short)
    for first in range(len(words) - 1, -1, -1):
        if _heads(words[first:], small=True) == letters or _heads(words[first:]) == letters:
            return words[first].start(), words[-1].end(), True
    for first in range(len(words) - 1, -1, -1):
        begin = words[first].start()
        if words[first][0].lower() not in _SMALL and fit(short, text[begin:at]):
            return begin, words[-1].end(), True
    # Nearly: the letters of as many words, but not in that order, or one of them another.
    for first in range(len(words) - 1, -1, -1):
        heads = _heads(words[first:])
        if len(heads) == len(letters) >= 3 and _is_near(heads, letters):
            return words[first].start(), words[-1].end(), False
    return None


def _heads(words: list[re.Match[str]], *, small: bool = False) -> str:
    """The first letters of some words, with those of small words or without."""
    return "".join(word[0][0] for word in words if small or word[0].lower() not in _SMALL).upper()


def initials(long: str) -> str:
    """The first letters of some words, small ones apart."""
    return _heads(list(_WORD.finditer(long)))


def _is_near(heads: str, letters: str) -> bool:
    if sorted(heads) == sorted(letters):
        return True
    same = sum(a == b for a, b in zip(heads, letters, strict=True))
    return len(letters) > 3 and heads[0] == letters[0] and same == len(letters) - 1


def _letters(short: str) -> str:
    return "".join(char for char in short.upper() if char.isalpha())


def fit(short: str, long: str) -> bool:
    """Whether the letters of an abbreviation are found, in order, at the heads of the words.

    The first word gives the first letter; small words may give theirs or not; a word may give
    more than one (HealthWatch, *tuberculosis*).
    """
    letters = _letters(short)
    parts = [part for part in re.split(r"[\s\-–/]+", long.replace("&", " and ")) if part]
    words = ["".join(char for char in part if char.isalnum()).upper() for part in parts]
    words = [word for word in words if word]
    if not letters or not words or len(letters) > _MOST_LETTERS:
        return False
    small = [word.lower() in _SMALL for word in words]
    return words[0][0] == letters[0] and _fits(letters, words, small, 0, 0)


def _fits(letters: str, words: list[str], small: list[bool], at: int, word: int) -> bool:
    if word == len(words):
        return at == len(letters)
    if small[word] and _fits(letters, words, small, at, word + 1):
        return True
    if at == len(letters) or words[word][0] != letters[at]:
        return False
    # One letter of the word, or more of those inside it.
    rest = words[word][1:]
    taken = at + 1
    while True:
        if _fits(letters, words, small, taken, word + 1):
            return True
        found = rest.find(letters[taken]) if taken < len(letters) else -1
        if found < 0:
            return False
        rest = rest[found + 1 :]
        taken += 1


@cache
def known() -> dict[str, str]:
    """What every reader knows, and what it stands for where the list says so."""
    text = Path(__file__).with_name("known.txt").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        short, _, long = line.partition(" ")
        if short and short != "#":
            found[singular(short)] = long
    return found


def section(copy: Copy) -> str:
    """What is read in one: an article by its slug; empty for the cover and the masthead."""
    return "" if copy.role in _OUTSIDE else copy.slug

"""The people whom an issue names: every full name in its words, found without a list of them.

A name is a run of capitalised words that begins with a given name, or of words that no
dictionary has. Titles and jobs before it and the ’s after it are no part of it; what ends as
organisations and places do is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy, Word
from hm.check.lexicon.classes import FUNCTION, Class, classes
from hm.check.lexicon.spelling import speller
from hm.check.names import PARTICLES, TITLES, letters
from hm.check.remembered import remembered
from hm.check.wordlists import words
from hm.model.issue import Issue

_PART = r"(?:[^\W\d_][’'])?(?:Ma?c|De|Del|Di|Du|Fitz|La|Le|Mc|Van|O)?[^\W\d_a-z][^\W\d_A-Z]+"
_NAME_WORD = re.compile(rf"{_PART}(?:[-\u2010\u2011][^\W\d_]+)*")
_JOINED_ON = re.compile(r"(?:[dl][’']|(?:al|bin|el|ud)-)[^\W\d_a-z]")
"""A surname that begins with a small letter: d’Example, al-Example."""
_INITIAL = re.compile(r"[A-Z]")
_BEFORE = re.compile(r"([^\W\d_]+)[^\w.,:!?“‘]{1,2}$")
_AFTER = re.compile(r"[^\w.,:!?”’]{1,2}([^\W\d_]+)")
_SMALL = FUNCTION | Class.BE | Class.DO | Class.HAVE
_POSSESSIVE = re.compile(r"[’']s$")
_MOST = 4
_NEAR = 60
"""The characters before a word in which the word before it is looked for."""
_NOT_FIRST = PARTICLES | {"st", "saint"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A full name in the words of an issue."""

    name: str
    """Without titles and the ’s of a possessive; an initial has no stop."""
    parts: tuple[str, ...]
    """Its words; particles stand with the surname."""
    copy: Copy
    start: int
    end: int
    sure: bool
    """Whether it can be nothing but a person’s; else it may be any two capitalised words."""

    @property
    def given(self) -> str:
        """The first word of it."""
        return self.parts[0]

    @property
    def surname(self) -> str:
        """The last word of it, with a particle before it."""
        return self.parts[-1]


class Lone(NamedTuple):
    """A capitalised word that stands alone: a surname or a given name, or none."""

    word: str
    """Without the ’s of a possessive; a particle before it, where that is capitalised."""
    copy: Copy
    start: int
    end: int

    def before(self) -> str:
        """The word before it in its sentence, in small letters; empty where there is none."""
        text, start = self.copy.text, self.start
        near = max(self.sentence()[0], start - _NEAR)
        # No space is in a word: what stands before the one before it need not be searched.
        near = max(near, text.rfind(" ", near, max(start - 2, near)))
        found = _BEFORE.search(text, near, start)
        return found[1].lower() if found else ""

    def after(self) -> str:
        """The word after it in its sentence, in small letters; empty where there is none."""
        found = _AFTER.match(self.copy.text, self.end, self.sentence()[1])
        return found[1].lower() if found else ""

    def begins(self) -> bool:
        """Whether it begins a sentence or a quotation, and would be capitalised anyway."""
        before = self.copy.text[self.sentence()[0] : self.start].rstrip(" ([—–-")
        return not before or before[-1] in "“‘\"':"

    def sentence(self) -> tuple[int, int]:
        """The start and end of its sentence."""
        for start, end in self.copy.sentences:
            if start <= self.start < end:
                return start, end
        return 0, len(self.copy.text)


@dataclass(frozen=True, slots=True)
class People:
    """All that an issue’s words name."""

    mentions: tuple[Mention, ...]
    lone: tuple[Lone, ...]


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as it is compared: small letters without accents, hyphens and spaces."""
    return letters(name).replace(" ", "")


@cache
def is_given_name(word: str) -> bool:
    """Whether a word is a given name; each part of a double one must be."""
    known = words("given-names")
    return all(letters(part) in known for part in re.split(r"[-\u2010\u2011]", word))


@remembered
def people(issue: Issue) -> People:
    """Whom the editor’s copy names, in its order."""
    runs = [(copy, run) for copy in editorial(issue) for run in _runs(copy)]
    small = {_bare(word).lower() for _, run in runs if len(run) > 1 for word in run}
    unknown = speller(issue.magazine.language).wrong(small)
    mentions: list[Mention] = []
    lone: list[Lone] = []
    for copy, run in runs:
        if len(run) == 1:
            word = run[0]
            text = _unowned(word.text)
            lone.append(Lone(text, copy, word.start, word.start + len(text)))
            continue
        name = _opened(run)
        if found := _mention(copy, name, unknown):
            mentions.append(found)
        elif len(name) == 1 or name[0].text.lower() in PARTICLES:
            last = name[-1]
            written = " ".join([*(word.text for word in name[:-1]), _bare(last)])
            end = last.start + len(_bare(last))
            lone.append(Lone(written, copy, name[0].start, end))
    return People(tuple(mentions), tuple(lone))


def _opened(run: list[Word]) -> list[Word]:
    """A run without the title or the small word that stands before a name: But Dr Example."""
    while len(run) > 1 and (
        run[0].text.lower() in TITLES
        or (classes(run[0].text) & _SMALL and not is_given_name(run[0].text))
    ):
        run = run[1:]
    return run


def _bare(word: Word) -> str:
    return _unowned(word.text)


@cache
def _unowned(word: str) -> str:
    """A word without the ’s of a possessive."""
    return _POSSESSIVE.sub("", word)


def _runs(copy: Copy) -> Iterator[list[Word]]:
    """Capitalised words that follow one another, with particles between; titles apart."""
    texts = copy.cut[1::2]
    begins = [number for number, text in enumerate(texts) if not text[0].islower()]
    if not begins:
        return
    places = list(accumulate(map(len, copy.cut)))
    edges = {edge for start, end, _ in copy.nodes() for edge in (start, end)}
    done = 0
    for number in begins:
        if number < done:
            continue
        run: list[Word] = []
        for at in range(number, len(texts)):
            done = at + 1
            if run and not _may_go_on(texts[at]):
                break
            word = Word(texts[at], places[2 * at], places[2 * at + 1])
            if run and (
                not _joined(run[-1].text, copy.cut[2 * at])
                or (edges and any(run[-1].end <= edge <= word.start for edge in edges))
            ):
                if name := _trimmed(run):
                    yield name
                run = []
            if not _is_name_word(word.text) and not (
                run and (_JOINED_ON.match(word.text) or _is_particle(texts, at))
            ):
                break
            run.append(word)
        if name := _trimmed(run):
            yield name


def _is_particle(texts: list[str], number: int) -> bool:
    """Whether a word is a particle that a capitalised word follows, or another and then one."""
    if texts[number].lower() not in PARTICLES:
        return False
    for text in texts[number + 1 : number + 3]:
        if _is_name_word(text):
            return True
        if text.lower() not in PARTICLES:
            return False
    return False


@cache
def _may_go_on(text: str) -> bool:
    """Whether a word may stand in a name, but not begin it."""
    return _is_name_word(text) or text.lower() in PARTICLES or _JOINED_ON.match(text) is not None


@cache
def _is_name_word(written: str) -> bool:
    if written[0].islower():
        return False
    if len(written) > 1 and written.isascii() and written.isalpha() and written.istitle():
        return True  # nearly all
    text = _unowned(written)
    return bool(
        (len(text) == 1 and _INITIAL.fullmatch(text))
        or (len(text) > 1 and _NAME_WORD.fullmatch(text))
    )


def _joined(one: str, between: str) -> bool:
    """Whether the word after another goes on with the name that it is of."""
    if _unowned(one) != one:
        return False
    if between in (" ", "\u00a0", "\u202f"):
        return True
    short = len(one) == 1 or one.lower() in TITLES
    return short and between in (".", ". ", ".\u00a0")


def _trimmed(run: list[Word]) -> list[Word]:
    while run and run[-1].text.lower() in PARTICLES and run[-1].text.islower():
        run = run[:-1]
    while run and run[0].text.lower() in TITLES:
        run = run[1:]
    return run


def _mention(copy: Copy, run: list[Word], unknown: frozenset[str]) -> Mention | None:
    if (
        len(run) < 2
        or run[0].text.lower() in _NOT_FIRST
        or _bare(run[-1]).lower() in words("not-surnames")
    ):
        return None
    begins = next((n for n in range(len(run) - 1) if _begins_name(run[n:], unknown)), None)
    sure = begins is not None
    if begins is None:
        # Jobs before a name, and words that a sentence begins with, are in the dictionary.
        begins = next((n for n, word in enumerate(run) if _bare(word).lower() in unknown), 0)
        begins = min(begins, len(run) - 2)
    while begins and (len(run[begins - 1].text) == 1 or run[begins].text.lower() in PARTICLES):
        begins -= 1
    name = run[begins:]
    if not 2 <= len(name) <= _MOST + 2 or len(name[-1].text) == 1:
        return None
    written = [_bare(word) for word in name]
    if not sure and not _INITIAL.fullmatch(written[0]):
        sure = all(_is_unknown(word, unknown) for word in written)
    end = name[-1].start + len(written[-1])
    return Mention(" ".join(written), _parts(written), copy, name[0].start, end, sure)


def _is_unknown(word: str, unknown: frozenset[str]) -> bool:
    """Whether no dictionary has a word; adjectives such as prize-winning are made of others."""
    return word.islower() or (word.lower() in unknown and not re.search(r"-[a-z]", word))


def _begins_name(run: list[Word], unknown: frozenset[str]) -> bool:
    first, last = _bare(run[0]), _bare(run[-1])
    if len(first) == 1 or not is_given_name(first):
        return False
    return first.lower() not in words("names-and-words") or last.lower() in unknown or len(run) > 2


def _parts(written: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    particle = ""
    for word in written:
        if found and word.lower() in PARTICLES:
            particle += f"{word} "
        else:
            found.append(particle + word)
            particle = ""
    return tuple(found)

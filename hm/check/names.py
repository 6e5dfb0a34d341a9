"""Names of people: which are the same, which are alike, whose initials they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from rapidfuzz import fuzz

from hm.model.article import Article, Credit
from hm.model.blocks import Box, PullQuote, walk_blocks
from hm.model.diagnostic import Edit
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.prose import Emphasis, Prose, Strong, Text, plain, walk

# fmt: off
PARTICLES = frozenset((
    "af", "al", "ap", "av", "bin", "bint", "da", "das", "de", "del", "della", "den", "der",
    "des", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "los", "ten", "ter",
    "van", "vom", "von", "y", "zu", "zum", "zur",
))
"""Words before a surname that some count as part of it; none of them begins a name."""

TITLES = frozenset((
    "baroness", "brigadier", "captain", "cllr", "colonel", "councillor", "dame", "dr",
    "lady", "lord", "major", "miss", "mr", "mrs", "ms", "mx", "prof", "professor", "rev",
    "revd", "sir",
))
_AFTER = frozenset((
    "bem", "cbe", "dbe", "frcn", "frcp", "jnr", "jr", "kbe", "mbe", "md", "obe", "phd",
    "rcn", "rgn", "rn", "snr", "sr", "ii", "iii",
))
# fmt: on

ALIKE = 82
"""From how much, of 100, a name is taken for a slip of another."""

_SUGGESTED = 75
_SUGGESTIONS = 3
_INITIALS = 4
_MOST_WORDS = 6
_MARKS = str.maketrans({"'": "’", "ʼ": "’", "‘": "’", "\u2010": "-", "\u2011": "-"})
_SINGLE_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_MAC = re.compile(r"(Ma?c)([A-Z])")
_POSSESSIVE = re.compile(r"[’']s?$")
_AND = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s(?:and|&)\s)\s*")
_NAME_WORD = re.compile(r"(?:[^\W\d_]\.)+|(?:[^\W\d_]’)?[^\W\d_][^\W\d_]+(?:[-’][^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_](?:[\w.’'-]*\w)?")
_PLAIN_YAML = re.compile(r"[^\W\d_](?:[\w .’-]*\w)?")


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a name, without what stands before it (Dr, Sir) and after it (OBE)."""
    # In single quotation marks, YAML writes an apostrophe twice.
    text = unicodedata.normalize("NFC", name).translate(_MARKS).replace("’’", "’")
    found = text.replace(",", " ").split()
    while len(found) > 1 and found[0].rstrip(".").lower() in TITLES:
        del found[0]
    while len(found) > 1 and found[-1].replace(".", "").lower() in _AFTER:
        del found[-1]
    return tuple(found)


def same(one: str, other: str) -> bool:
    """Whether two names are written the same, titles apart."""
    return words(one) == words(other)


@cache
def letters(word: str) -> str:
    """A word as it is sorted: small letters without accents; marks become spaces."""
    decomposed = unicodedata.normalize("NFD", word.casefold()).translate(_SINGLE_LETTERS)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "")
    return " ".join(re.sub(r"[\W_]+", " ", kept).split())


def likeness(one: str, other: str) -> float:
    """How alike two names are, of 100. Accents and the order of the words hardly count."""
    a, b = letters(" ".join(words(one))), letters(" ".join(words(other)))
    return max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b))


def alike(one: str, other: str) -> bool:
    """Whether a name is most likely a slip of another; also where they are the same."""
    return likeness(one, other) >= ALIKE


def nearest_names(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that a name may be a slip of, the likeliest first."""
    likely = [(-likeness(name, other), other) for other in dict.fromkeys(names)]
    close = sorted(pair for pair in likely if -pair[0] >= _SUGGESTED)
    return tuple(other for _, other in close[:_SUGGESTIONS])


def slip_of(name: str, names: Iterable[str]) -> str | None:
    """The one name that a name is a slip of; None where there is none, or more than one."""
    near = [other for other in dict.fromkeys(names) if alike(name, other)]
    return near[0] if len(near) == 1 else None


def slips_in(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where a text has a slip of a name instead of it: start, end and the words there."""
    found = [(match.start(), _POSSESSIVE.sub("", match[0])) for match in _WORD.finditer(text)]
    for name in dict.fromkeys(names):
        length = len(words(name))
        runs = [found[at : at + length] for at in range(len(found) - length + 1)]
        spots = [
            (run[0][0], run[-1][0] + len(run[-1][1]), " ".join(word for _, word in run))
            for run in runs
            if run and all(word[0].isupper() or word in PARTICLES for _, word in run)
        ]
        slips = [spot for spot in spots if alike(spot[2], name)]
        if not any(same(spot[2], name) for spot in slips):
            yield from slips


def correction(place: Place, name: str) -> Edit | None:
    """The edit that writes a name; None where it would need marks around it in YAML."""
    return Edit(place, name) if _PLAIN_YAML.fullmatch(name) else None


def is_person(text: str, issue: Issue) -> bool:
    """Whether some words can be nothing but the name of a person: ``Ann B. Example``."""
    found = words(text)
    return (
        2 <= len(found) <= 4
        and found[0] not in ("A", "An", "The")
        and not same(text, issue.magazine.title)
        and all(
            word.lower() in PARTICLES
            or (_NAME_WORD.fullmatch(word) and word[0].isupper() and not word.isupper())
            or re.fullmatch(r"[^\W\d_]\.?", word)
            for word in found
        )
    )


@cache
def initials(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The initials that a name is signed with, and others that it may be: without its
    particles or its middle names. In capitals; a double name counts as one or as two.
    """
    found = words(name)
    firm: list[frozenset[str]] = [_heads(word) for word in found[:_MOST_WORDS]]
    loose = [
        heads | {""} if 0 < index < len(firm) - 1 else heads for index, heads in enumerate(firm)
    ]
    return _joined(firm), _joined(loose)


def _heads(word: str) -> frozenset[str]:
    """What a word of a name gives to its initials: M or McK, S or SJ."""
    parts = [letters(part)[:1] for part in word.split("-")]
    found = {letters(word)[:1], "".join(parts)}
    if mac := _MAC.match(word):
        found |= {parts[0] + mac[2], mac[0]}
    return frozenset(head.upper() for head in found)


def _joined(choices: list[frozenset[str]]) -> frozenset[str]:
    return frozenset("".join(chosen) for chosen in product(*choices))


def as_initials(by: str) -> str | None:
    """``RM`` of ``R.M.``, ``r m`` or ``RM``; None where ``by`` is a name."""
    pieces = [piece for piece in re.split(r"[\s.]+", by) if piece]
    run = "".join(pieces)
    short = 1 < len(run) <= _INITIALS and run.isalpha()
    capitals = sum(char.isupper() for char in run)
    if short and (capitals > 1 or all(len(piece) == 1 for piece in pieces)):
        return letters(run).upper()
    return None


def signed(by: str, issue: Issue) -> tuple[str, ...]:
    """The contributors whom initials fit; the first choice of each before any other."""
    names = contributors(issue)
    firm = tuple(name for name in names if by in initials(name)[0])
    return firm or tuple(name for name in names if by in initials(name)[1])


def nearly_signed(by: str, issue: Issue) -> tuple[str, ...]:
    """The contributors whose initials are one letter away, the likeliest first."""
    found = [
        (-fuzz.ratio(by, mark), name)
        for name in contributors(issue)
        for mark in initials(name)[0]
        if sorted(by) == sorted(mark) or (by[:1] == mark[:1] or by[-1:] == mark[-1:])
    ]
    return tuple(name for _, name in sorted(found)[:_SUGGESTIONS])


def contributors(issue: Issue) -> tuple[str, ...]:
    """The names on the issue's list, each person once."""
    by_words = {words(credit.name): credit.name for credit in reversed(issue.contributors)}
    return tuple(reversed(by_words.values()))


def listed_as(name: str, issue: Issue) -> str | None:
    """A name as it stands on the issue's list; None where it does not."""
    return next((other for other in contributors(issue) if same(name, other)), None)


@dataclass(frozen=True, slots=True)
class Signature:
    """A ``by``: who signed a box, or whose words are quoted."""

    by: str
    place: Place
    quoted: bool
    """Whether it stands under a pull quote, where anybody may be named."""


def signatures(article: Article) -> Iterator[Signature]:
    """Every ``by`` of an article."""
    for block in walk_blocks(article.body):
        if isinstance(block, (Box, PullQuote)) and block.by:
            yield Signature(block.by, block.by_place or block.place, isinstance(block, PullQuote))


@dataclass(frozen=True, slots=True)
class Emphasised:
    """A name, or other words, that prose emphasises."""

    name: str
    """Without the ’s of a possessive."""
    place: Place
    alone: bool
    """Whether ``place`` holds the name and nothing else but the ’s."""
    possessive: str
    before: str
    after: str
    """The plain words around it."""

    def corrected(self, name: str) -> Edit | None:
        """The edit that writes another name in its stead, where that is safe."""
        if not self.alone or not _PLAIN_YAML.fullmatch(name):
            return None
        return Edit(self.place, name + self.possessive)


def emphasised(prose: Prose | None) -> tuple[Emphasised, ...]:
    """What prose emphasises; ``*A and B*`` are two."""
    return tuple(_emphasised(prose or ()))


def _emphasised(prose: Prose) -> Iterator[Emphasised]:
    for index, node in enumerate(prose):
        if not isinstance(node, (Emphasis, Strong)):
            continue
        texts = [child for child in walk(node.children) if isinstance(child, Text)]
        if not texts:
            continue
        first, last = texts[0].place, texts[-1].place
        place = Place(first.path, first.line, first.column, last.end_line, last.end_column)
        names = [part for part in _AND.split(" ".join(plain(node.children).split())) if part]
        for name in names:
            possessive = _POSSESSIVE.search(name)
            yield Emphasised(
                name=name[: possessive.start()] if possessive else name,
                place=place,
                alone=len(names) == 1 and all(isinstance(child, Text) for child in node.children),
                possessive=possessive[0] if possessive else "",
                before=plain(prose[:index]),
                after=plain(prose[index + 1 :]),
            )


def missing_authors(article: Article, named: Iterable[Emphasised]) -> tuple[Credit, ...]:
    """The authors of an article who are not among the names."""
    found = [spot.name for spot in named]
    return tuple(
        author for author in article.authors if not any(same(author.name, name) for name in found)
    )

"""Surnames that stand alone: which are surely meant as such, and which two may be one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from hm.check.dates import MONTHS, WEEKDAYS
from hm.check.lexicon.classes import FUNCTION, Class, classes
from hm.check.names import TITLES
from hm.check.people.mentions import Lone, People, folded
from hm.check.quoting.saying import SAYING

_VERB = Class.THIRD | Class.PAST | Class.MODAL | Class.BE | Class.HAVE
_NO_SUBJECT = FUNCTION | Class.PLURAL | Class.MASS | Class.ADVERB | Class.ADJECTIVE
"""What may begin a sentence without an article before it."""
_JOINS = frozenset(("and", "but", "while", "that", "as", "because", "when", "if", "though", "so"))
_RANKS = frozenset(("lord", "lady", "baroness", "sir", "dame", "cllr", "councillor", "baron"))
"""Titles of which few articles name two bearers that are nearly namesakes."""
_FOR = frozenset(("for", "with", "by", "like"))
_DAYS = frozenset(day.lower() for day in (*MONTHS, *WEEKDAYS))
_TOLD = re.compile(
    r",\s(?:who\s(?!(?:are|were|have|live|do)\b)|(?:now\s|aged\s)?[1-9]\d,\s(?!\d))|\s(?:told|tells)\s(?:me|us|the|them)\b"
)
_ENDS = re.compile(r",\s[a-z]|\.(?:\s|$)")
_SHORTEST = 5
_SHARED = 4
_TITLE = re.compile(r"([A-Z][a-z]+)\.?\s$")
_MOST_TITLE = 12


def is_surname(lone: Lone) -> bool:
    """Whether a word that the dictionary has is a name: capitalised for no other reason and
    beside a verb of saying, or what does something though no *a* or *the* is before it."""
    before, after = lone.before(), lone.after()
    if lone.word.lower() in _DAYS:
        return False
    if is_told_of(lone):
        return True
    if not lone.begins():
        if before in SAYING or after in SAYING:
            return True
        alone = _ENDS.match(lone.copy.text, lone.end) is not None
        return (before in _JOINS and bool(classes(after) & _VERB)) or (before in _FOR and alone)
    found = classes(lone.word)
    if found & _NO_SUBJECT or not found & Class.SINGULAR or not after:
        return False
    does = classes(after)
    if does & Class.ADVERB and not does & (Class.PREPOSITION | Class.CONJUNCTION):
        return not found & Class.BASE  # no command: Cook now
    return bool(does & _VERB) and not does & Class.SINGULAR


def is_told_of(lone: Lone) -> bool:
    """Whether what follows can be said of a person only: Example, 34, has; Example, who is."""
    return _TOLD.match(lone.copy.text, lone.end) is not None


def namesakes(named: People) -> Iterator[tuple[list[Lone], list[Lone]]]:
    """The places, in one article, of two surnames after one title that are most likely one
    person’s: Lord Example, Lord Exampleton; those of the rarer first."""
    titled: dict[tuple[str, str], dict[str, list[Lone]]] = defaultdict(lambda: defaultdict(list))
    whole = {(mention.copy.slug, folded(mention.surname)) for mention in named.mentions}
    for lone in named.lone:
        found = _TITLE.search(lone.copy.text, max(lone.start - _MOST_TITLE, 0), lone.start)
        title = found[1].lower() if found else ""
        if title in TITLES and len(lone.word) >= _SHORTEST:
            titled[lone.copy.slug, title][lone.word].append(lone)
    for (slug, title), surnames in titled.items():
        for one, two in combinations(surnames, 2):
            known = ((slug, folded(one)) in whole) + ((slug, folded(two)) in whole)
            if (
                not known
                and _are_alike(one, two, title)
                and not _meet(surnames[one], surnames[two])
            ):
                fewer, more = sorted((two, one), key=lambda word: len(surnames[word]))
                yield surnames[fewer], surnames[more]


def _meet(one: list[Lone], two: list[Lone]) -> bool:
    """Whether a sentence has both, and so knows of two people."""
    return any(a.copy is b.copy and a.sentence() == b.sentence() for a in one for b in two)


def _are_alike(one: str, two: str, title: str) -> bool:
    a, b = folded(one), folded(two)
    distance = OSA.distance(a, b, score_cutoff=2)
    if distance == 1:
        return a[0] == b[0] and f"{a}s" != b and f"{b}s" != a
    return distance == 2 and title in _RANKS and a[:_SHARED] == b[:_SHARED]

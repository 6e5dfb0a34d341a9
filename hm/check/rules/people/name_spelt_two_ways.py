"""
## What it does

Finds a person whose name is written in two ways in the issue: another letter, accent or hyphen,
or another form of the first name. It reads all words, from the cover and the contents to
captions, boxes, credits and notes, finds the names in them by itself, and takes the spelling
that is used most for the right one. A surname that stands alone is held against the full names
of its article, and against other surnames after the same title. Short forms of a first name (Matt,
Matthew) are told as a hint.

What other rules tell of the names of authors is left to them.

## Why it matters

People notice their own name first, and one of the two spellings is wrong.

## Example

```markdown
“We all knew,” says Jayne Example, the guardian. … For Jane Example, that is not enough.
```

## How to put it right

Ask, or look up how the person spells it, and write it so everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz.distance import OSA

from hm.check.copy.cover import cover_lines
from hm.check.copy.model import Role
from hm.check.lexicon.spelling import speller
from hm.check.names import listed_as, same, words
from hm.check.people.likeness import Likeness, likeness, surnames_alike
from hm.check.people.lone import is_surname, is_told_of, namesakes
from hm.check.people.mentions import Lone, Mention, People, folded, people
from hm.check.words import counted
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.WARNING

_Line = tuple[str, int]
"""A file and a line in it."""
_SHOWN = 2
_MANY = 3
_SHORTEST = 3
_NAMED_APART = frozenset((Role.STANDFIRST, Role.BIO, Role.CONTENTS))
"""Where other rules look at the emphasised names of authors."""


@dataclass(slots=True)
class _Spelling:
    """A name as it is written in one way, and where."""

    name: str
    parts: tuple[str, ...]
    sure: bool = False
    mentions: list[Mention] = field(default_factory=list)
    credits: list[Place] = field(default_factory=list)
    """In the front matter and the list of contributors."""
    order: int = 0
    votes: int = 0
    """How often the surname stands alone in the articles that have the name."""

    def weight(self, wrong: Callable[[Iterable[str]], frozenset[str]]) -> tuple[int, int, int]:
        """By which the likelier of two spellings is found, least for the one to be told of: how
        often it is used, whether the dictionary has it, and that it comes first."""
        return self.used + self.votes, -len(wrong(self.parts)), -self.order

    @property
    def used(self) -> int:
        return len(self.mentions) + len(self.credits)

    def lines(self) -> list[_Line]:
        credits = ((place.path, place.line) for place in self.credits)
        return [*(m.copy.line(m.start) for m in self.mentions), *credits]


@dataclass(frozen=True, slots=True)
class _Pair:
    how: Likeness
    fewer: _Spelling
    more: _Spelling

    def judged(self, wrong: Callable[[Iterable[str]], frozenset[str]]) -> Likeness:
        """How alike they are, once it is known that few people have the surname: one first name
        that stands among many others a letter away is a slip."""
        one, two = self.fewer, self.more
        rare = one.parts[1:] == two.parts[1:] and wrong(one.parts[-1:])
        near = OSA.distance(folded(one.parts[0]), folded(two.parts[0])) == 1
        if rare and near and two.used >= _MANY * one.used:
            return Likeness.CERTAIN
        return self.how


def check(issue: Issue) -> Iterator[Diagnostic]:
    named = people(issue)
    yield from _full_names(issue, _spellings(issue, named))
    yield from _surnames(issue, named)


def _spellings(issue: Issue, named: People) -> list[_Spelling]:
    found: dict[str, _Spelling] = {}

    def spelling(name: str, parts: Sequence[str]) -> _Spelling:
        key = name.replace("\u2010", "-").replace("\u2011", "-").replace("'", "’")
        return found.setdefault(key, _Spelling(key, tuple(parts), order=len(found)))

    for mention in named.mentions:
        one = spelling(mention.name, mention.parts)
        one.sure = one.sure or mention.sure
        one.mentions.append(mention)
    credits = [*issue.contributors]
    credits += [author for article in issue.articles.values() for author in article.authors]
    for credit in credits:
        parts = [word.rstrip(".") for word in words(credit.name)]
        if len(parts) > 1:
            one = spelling(" ".join(parts), parts)
            one.sure = True
            one.credits.append(credit.place)
    alone = Counter((lone.copy.slug, lone.word) for lone in named.lone)
    for one in found.values():
        slugs = {mention.copy.slug for mention in one.mentions}
        one.votes = sum(alone[slug, one.parts[-1]] for slug in slugs)
    return list(found.values())


def _full_names(issue: Issue, spellings: list[_Spelling]) -> Iterator[Diagnostic]:
    cover = {id(copy): slug for slug, several in cover_lines(issue).items() for copy in several}
    told: set[Place] = set()
    wrong = speller(issue.magazine.language).wrong
    pairs = [
        _Pair(how, *sorted(pair, key=lambda one: one.weight(wrong)))
        for pair in _near(spellings)
        if (how := likeness(pair[0].parts, pair[1].parts)) is not Likeness.NONE
    ]
    pairs.sort(key=lambda pair: (-pair.how.value, pair.more.order, pair.fewer.order))
    for pair in pairs:
        how, fewer, more = pair.judged(wrong), pair.fewer, pair.more
        if how is Likeness.SLIGHT:
            continue
        severity = SEVERITY if how is Likeness.CERTAIN else Severity.HINT
        places = [
            mention.copy.place(mention.start, mention.end)
            for mention in fewer.mentions
            if not _told_elsewhere(issue, mention, more.name, cover.get(id(mention.copy)))
        ]
        if not more.credits:
            places += fewer.credits
        for place in places:
            if place not in told:
                told.add(place)
                yield _two_ways(fewer.name, more.name, place, more.lines(), severity)


def _near(spellings: list[_Spelling]) -> Iterator[tuple[_Spelling, _Spelling]]:
    """Pairs of names that may be one: they have the first or last letters in common."""
    by_key: dict[str, list[_Spelling]] = defaultdict(list)
    for one in spellings:
        whole = folded(one.name)
        for key in {f"{folded(one.parts[0])} ", f" {folded(one.parts[-1])}", whole[:3], whole}:
            by_key[key].append(one)
    seen: set[tuple[int, int]] = set()
    for several in by_key.values():
        for one, two in combinations(several, 2):
            if (one.sure or two.sure) and (one.order, two.order) not in seen:
                seen.add((one.order, two.order))
                yield one, two


def _told_elsewhere(issue: Issue, mention: Mention, name: str, covers: str | None) -> bool:
    """Whether a rule about authors tells of a slip in the name of one."""
    if mention.copy.role is Role.CREDIT and mention.copy.article is None:
        return listed_as(name, issue) is not None  # the credit of the cover
    article = mention.copy.article or issue.articles.get(covers or "")
    if article is None or not any(same(name, author.name) for author in article.authors):
        return False
    return mention.copy.role is Role.COVER or (
        mention.copy.role in _NAMED_APART and mention.copy.marked(mention.start, mention.end)
    )


def _surnames(issue: Issue, named: People) -> Iterator[Diagnostic]:
    """Surnames that stand alone and are nearly one of a full name of the article."""
    full: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    known: set[str] = set()
    for mention in named.mentions:
        if mention.sure:
            full[mention.copy.slug][mention.surname].append(mention)
            known.update(folded(part) for part in mention.parts)
    alone: dict[str, dict[str, list[Lone]]] = defaultdict(lambda: defaultdict(list))
    for lone in named.lone:
        if lone.copy.slug in full:
            alone[lone.copy.slug][lone.word].append(lone)
    wrong = speller(issue.magazine.language).wrong
    for slug, surnames in full.items():
        by_letter: dict[str, list[str]] = defaultdict(list)
        for surname in surnames:
            by_letter[folded(surname)[:1]].append(surname)
        for word, places in alone[slug].items():
            like = by_letter.get(folded(word)[:1], [])
            near = [one for one in like if _is_slip(word, one, known)]
            if near:
                sure = wrong([word.lower()])
                slips = places if sure else [one for one in places if is_surname(one)]
            else:
                near = [one for one in like if _may_be_slip(word, one, known)]
                slips = [one for one in places if is_told_of(one)] if near else []
            if slips:
                surname = min(near, key=lambda one: OSA.distance(folded(word), folded(one)))
                others = alone[slug].get(surname, [])
                yield from _alone(word, slips, surname, surnames[surname], others)
    for fewer, more in namesakes(named):
        there = [one.copy.line(one.start) for one in more]
        for lone in fewer:
            place = lone.copy.place(lone.start, lone.end)
            yield _two_ways(lone.word, more[0].word, place, there, SEVERITY)


def _is_slip(word: str, surname: str, known: set[str]) -> bool:
    """Whether a word may be a surname in other letters, and is no other name of the issue."""
    if word[0] != surname[0].upper() or word[1:] == surname[1:]:
        return False  # in the second case a particle begins a sentence
    if {word[-3:], surname[-3:]} == {"ism", "ist"}:
        return False
    if word.endswith("ia") + surname.endswith("ia") == 1 and {f"{word}n", f"{surname}n"} & {
        word,
        surname,
    }:
        return False  # a country and who is of it: Russia, Russian
    return surnames_alike(word, surname) and (
        folded(word) not in known or folded(word) == folded(surname)
    )


def _may_be_slip(word: str, surname: str, known: set[str]) -> bool:
    """Whether a word may be a surname with an s too many or too few, or a short one."""
    a, b = folded(word), folded(surname)
    if a in known or a[0] != b[0] or min(len(a), len(b)) < _SHORTEST:
        return False
    return OSA.distance(a, b) == 1


def _alone(
    word: str, places: list[Lone], surname: str, full: list[Mention], others: list[Lone]
) -> Iterator[Diagnostic]:
    here = [(lone.copy, lone.start, lone.end) for lone in places]
    named = [(m.copy, m.end - len(m.surname), m.end) for m in full]
    there = [*named, *((lone.copy, lone.start, lone.end) for lone in others)]
    if len(here) > len(there):
        here, there, word, surname = there, here, surname, word
    lines = [copy.line(start) for copy, start, _ in there]
    for copy, start, end in here:
        yield _two_ways(word, surname, copy.place(start, end), lines, SEVERITY)


def _two_ways(
    name: str, other: str, place: Place, others: list[_Line], severity: Severity
) -> Diagnostic:
    near = sorted(others, key=lambda one: (one[0] != place.path, abs(one[1] - place.line), one[0]))
    shown = ", ".join(
        dict.fromkeys(f"{path.rpartition('/')[2]}:{line}" for path, line in near[:_SHOWN])
    )
    more = ", …" if len(others) > _SHOWN else ""
    where = "one other place" if len(others) == 1 else counted(len(others), "other place")
    return Diagnostic(
        "name-spelt-two-ways",
        severity,
        f"‘{name}’ here, ‘{other}’ in {where} ({shown}{more})",
        place,
        f"If they are one person, is it ‘{other}’?",
    )

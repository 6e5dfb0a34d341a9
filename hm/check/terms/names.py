"""Names of organisations, reports, laws and campaigns, and which two are most likely one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from hm.check.lexicon.classes import classes
from hm.check.remembered import remembered
from hm.check.terms.capitals import LINKS, all_runs, pieces
from hm.check.terms.reading import Passage, index
from hm.check.terms.uses import Use
from hm.model.issue import Issue

# fmt: off
_HEADS = frozenset((
    "academy", "act", "agency", "agenda", "alliance", "ambulance", "app", "assembly",
    "associates", "association", "audit", "authority", "award", "awards", "bank", "bill",
    "board", "body", "bulletin", "bureau", "campaign", "capital", "care", "cathedral", "centre",
    "centres", "charity", "charter", "church", "club", "coalition", "code", "college",
    "commission", "committee", "company", "confed", "confederation", "conference", "congress",
    "consortium", "consultancy", "convention", "corporation", "council", "court", "day",
    "department", "digital", "directorate", "education", "england", "executive", "federation",
    "forum", "foundation", "framework", "fund", "gazette", "government", "group", "guidance",
    "health", "hospital", "hospitals", "improvement", "index", "initiative", "inquiry",
    "inspectorate", "institute", "institution", "insurance", "ireland", "journal", "lab",
    "labs", "law", "league", "library", "magazine", "mandate", "media", "ministry", "movement",
    "network", "networks", "news", "observatory", "office", "ombudsman", "organisation", "pact",
    "panel", "paper", "parliament", "partners", "partnership", "party", "plan", "platform",
    "pledge", "policy", "press", "prize", "programme", "project", "providers", "publishing",
    "recruitment", "regulations", "regulator", "report", "research", "resolution", "review",
    "scheme", "school", "scotland", "secretariat", "service", "services", "society", "software",
    "solicitors", "solutions", "standard", "standards", "strategy", "studies", "summit",
    "survey", "systems", "taskforce", "technologies", "trades", "tribunal", "trust", "union",
    "university", "ventures", "wales", "week", "workforce", "yearbook",
))
"""Words of what is an organisation or a document, and no person."""
_AFTER_NAMES = frozenset((
    "QC", "KC", "MP", "MSP", "OBE", "MBE", "CBE", "DBE", "KBE", "JP", "TD", "DL", "MEP", "MS",
    "QPM", "RN", "RM", "RGN", "FRCN", "FRCP", "MBA", "MA", "BA", "PhD", "MD", "GP",
))
"""What stands after people’s names."""
_DOCUMENTS = frozenset((
    "plan", "act", "bill", "report", "strategy", "review", "programme", "survey", "framework",
    "charter", "campaign", "guidance", "agenda", "mandate", "inquiry", "regulations", "code",
    "standard", "standards", "policy", "scheme", "index", "award", "awards", "pledge",
))
"""Last words of a document, or a thing of which there is one."""
_GENERIC = frozenset((
    "nhs", "foundation", "hospital", "hospitals", "university", "teaching", "healthcare",
    "children’s", "mental", "ambulance", "community", "partnership", "integrated", "care",
))
"""What may stand between the place and *trust* in the name of a trust."""
# fmt: on

_BEFORE_TRUST = ("nhs", "foundation", "hospitals", "hospital")
_LEAST = 2
_LEAST_CONTENT = 3
_MOST_LEFT_OUT = 2
_LEAST_WORD = 4
_LEAST_SHORT = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and where it is used."""

    words: tuple[str, ...]
    """In small letters, with the ’s of those that have one, but the last."""
    uses: list[Use]

    @property
    def content(self) -> tuple[str, ...]:
        """Without small words."""
        return tuple(word for word in self.words if word not in LINKS)

    @property
    def is_headed(self) -> bool:
        """Whether its last word is one that organisations and documents have."""
        return self.words[-1] in _HEADS

    @property
    def is_thing(self) -> bool:
        """Whether it can be no person: it has a word that organisations have, or initials."""
        parts = [part for part in self.uses[0].parts if part not in _AFTER_NAMES]
        return not _HEADS.isdisjoint(self.words) or (
            any(part.isupper() for part in parts)
            and any(part[0].isupper() and part[1:].islower() for part in parts)
        )


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names that are most likely one."""

    other: Name
    known: Name
    """The one that is more likely right."""
    sure: bool
    """False where they may well be two: the *Bakers Union*, the *Cake Bakers Union*."""


@remembered
def names(issue: Issue) -> list[Name]:
    """The names of two words and more of the issue, in the order in which they are met."""
    found: dict[tuple[str, ...], list[Use]] = defaultdict(list)
    for passage, several in all_runs(issue):
        if passage.headline:
            continue
        for run in several:
            begin, end = _with_trust(passage, *run)
            for first, last in pieces(passage, begin, end) if end - begin >= _LEAST else ():
                if last - first >= _LEAST:
                    tokens = passage.tokens[first:last]
                    words = (
                        *(f"{t.small}’s" if t.possessive else t.small for t in tokens[:-1]),
                        tokens[-1].small,
                    )
                    use = Use(
                        passage.copy,
                        *passage.span(first, last - 1),
                        " ".join(words),
                        tuple(token.text for token in tokens),
                    )
                    found[words].append(use)
    return [Name(words, uses) for words, uses in found.items()]


def _with_trust(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """A run and the word trust after it: *Anytown NHS trust*."""
    tokens = passage.tokens
    after = tokens[last] if last < len(tokens) and tokens[last].near else None
    if after and after.small == "trust" and tokens[last - 1].small in _BEFORE_TRUST:
        return first, last + 1
    return first, last


def doubts(issue: Issue) -> Iterator[Doubt]:
    """The names that are most likely another one, written in another way."""
    all_names = names(issue)
    known = [name for name in all_names if name.is_thing]
    told: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    firm = (
        *_same_letters([*all_names, *_joined(issue, all_names)]),
        *_same_words(known),
        *_same_place(known),
        *_near(all_names),
    )
    shorter = tuple(_shorter(known))
    for one, two in (*firm, *shorter):
        pair = (one.words, two.words)
        if pair not in told and pair[::-1] not in told and not _overlap(one, two):
            told.add((one.words, two.words))
            sure = (one, two) in firm or one.words[-1] in _DOCUMENTS
            yield Doubt(one, two, sure)


def _overlap(one: Name, two: Name) -> bool:
    """Whether one is a part of the other where it stands."""
    return any(
        a.copy is b.copy and a.start < b.end and b.start < a.end for a in one.uses for b in two.uses
    )


def _fewer(one: Name, two: Name) -> tuple[Name, Name]:
    """The name with fewer uses first; of two as common, the one met later."""
    return (one, two) if len(one.uses) < len(two.uses) else (two, one)


def _joined(issue: Issue, known: list[Name]) -> list[Name]:
    """Names of one word that the issue also has as two: *Healthwatch*, *Health Watch*."""
    wanted = {"".join(name.words) for name in known if len(name.words) == _LEAST}
    found: dict[str, list[Use]] = defaultdict(list)
    for passage, at in index(issue).places(wanted):
        token = passage.tokens[at]
        if token.capital and not (token.free or passage.headline):
            use = Use(passage.copy, *passage.span(at, at), token.small, (token.text,))
            found[token.small].append(use)
    return [Name((word,), uses) for word, uses in found.items()]


def _same_letters(known: list[Name]) -> Iterator[tuple[Name, Name]]:
    """With a hyphen or a space more: *Long Term Plan*, *Long-Term Plan*."""
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in known:
        groups["".join(name.words).replace("-", "")].append(name)
    for group in groups.values():
        for one, two in combinations(group, 2):
            thing = 1 in (len(one.words), len(two.words)) or one.is_thing or two.is_thing
            if thing and _is_plain(one) and _is_plain(two):
                yield _fewer(one, two)


def _is_plain(name: Name) -> bool:
    return not any("’" in word for word in name.words[:-1])


def _bare(name: Name) -> list[str]:
    """The words of a name without small ones, the ’s, and *NHS*."""
    return [word.removesuffix("’s") for word in name.content if word != "nhs"]


def _same_words(known: list[Name]) -> Iterator[tuple[Name, Name]]:
    """In another order, or with other small words: *Institute of*, *Institute for*."""
    groups: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in known:
        bare = sorted(set(_bare(name)))
        if len(bare) >= _LEAST_CONTENT or (len(bare) >= _LEAST and len(name.words) > len(bare)):
            groups[tuple(bare)].append(name)
    for shared, group in groups.items():
        for one, two in combinations(group, 2):
            reordered = _bare(one) != _bare(two)
            apart = abs(len(one.words) - len(two.words))
            linked = one.content == two.content and (
                not apart or (apart == 1 and len(shared) >= _LEAST_CONTENT)
            )
            if linked or (reordered and len(shared) >= _LEAST_CONTENT):
                yield _fewer(one, two)


def _same_place(known: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Trusts of one place: *Anytown NHS Trust*, *Anytown Foundation Trust*."""
    groups: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in known:
        if name.words[-1] == "trust":
            at = next((n for n, word in enumerate(name.words) if word in _GENERIC), 0)
            if at and len(name.words) - at > 1 and set(name.words[at:-1]) <= _GENERIC:
                groups[name.words[:at]].append(name)
    for group in groups.values():
        for one, two in combinations(group, 2):
            yield _fewer(one, two)


def _near(known: list[Name]) -> Iterator[tuple[Name, Name]]:
    """With one word that is misspelt or cut short."""
    groups: dict[tuple[int, tuple[str, ...]], list[Name]] = defaultdict(list)
    for name in known:
        for at in range(len(name.words)):
            if name.words[at] not in LINKS:
                rest = (*name.words[:at], "", *name.words[at + 1 :])
                groups[at, rest].append(name)
    for (at, _), group in groups.items():
        for one, two in combinations(group, 2):
            other, right = _fewer(one, two)
            if right.is_thing and _is_slip(other, right, at):
                yield other, right


def _is_slip(one: Name, two: Name, at: int) -> bool:
    a, b = one.words[at].removesuffix("’s"), two.words[at].removesuffix("’s")
    short, long = sorted((a, b), key=len)
    if a == b:
        return a.endswith("s")  # Carers’ Week, Carers Week
    if any(any(char.isdigit() for char in word) for word in (a, b)):
        return False
    if long.startswith(short) and len(short) >= _LEAST_WORD and len(long) > len(short) + 2:
        return True
    if long == f"{short}s" and len(short) >= _LEAST_WORD:
        return one.words[-1] in _HEADS and two.words[-1] in _HEADS
    if len(short) < _LEAST_SHORT or DamerauLevenshtein.distance(a, b) != 1:
        return False
    if len(short) < _LEAST_WORD + 1 and len(two.uses) < _LEAST_SHORT:
        return False
    return not classes(a) or not classes(b)


def _shorter(known: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Without words from its middle: *Example Plan* of *Example Long Term Plan*."""
    groups: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in known:
        if len(name.content) >= _LEAST_CONTENT and name.words[-1] in _HEADS:
            groups[name.words[0], name.words[-1]].append(name)
    for group in groups.values():
        for one, two in combinations(group, 2):
            short, long = sorted((one, two), key=lambda name: len(name.content))
            left_out = len(long.content) - len(short.content)
            if 0 < left_out <= _MOST_LEFT_OUT and _is_within(short.content, long.content):
                yield short, long


def _is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    words = iter(long)
    # At the end of the other it is all of a name, after another one.
    return long[-len(short) :] != short and all(word in words for word in short)

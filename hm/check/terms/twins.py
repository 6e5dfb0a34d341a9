"""Names of places and bodies that differ in one word, and are most likely one thing’s."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from hm.check.dates import MONTHS, WEEKDAYS
from hm.check.lexicon.classes import NOUN, VERB, classes
from hm.check.names import TITLES
from hm.check.people.mentions import people
from hm.check.terms.names import Name, names
from hm.check.terms.reading import Passage, passages
from hm.check.terms.uses import Use
from hm.model.issue import Issue

# fmt: off
_ROADS = frozenset((
    "street", "road", "lane", "avenue", "close", "drive", "way", "place", "square", "terrace",
    "gardens", "court", "crescent", "hill", "row", "walk", "grove", "park", "green", "gate",
    "mews", "wharf", "parade", "bridge", "cross", "common", "fields", "quay",
))
"""What a street is called by."""
_INQUIRIES = frozenset(("inquiry", "review"))
_CALLS = frozenset((
    "save", "keep", "stop", "protect", "defend", "fund", "fix", "support", "back", "love", "value",
))
"""Words that campaigns begin with."""
_PERSONS = TITLES | {
    "minister", "secretary", "director", "officer", "member", "manager", "nurse", "president",
    "chair", "leader", "adviser", "advisor", "editor", "governor", "judge", "mp", "senator",
    "mayor", "professor", "doctor", "sergeant", "constable", "brother", "sister",
}
"""What stands before the name of a person, or of several."""
_KINDS = (
    _ROADS,
    frozenset(("society", "association", "club", "league", "guild", "union")),
    frozenset(("trust", "foundation")),
    frozenset(("institute", "institution")),
    frozenset(("forum", "network", "alliance", "coalition")),
    frozenset(("agency", "authority", "commission")),
    frozenset(("museum", "gallery")),
    frozenset(("school", "academy")),
    frozenset(("hospital", "infirmary")),
    _INQUIRIES,
    frozenset(("festival", "fair", "show", "exhibition")),
    frozenset(("prize", "award", "medal")),
)
"""Words that are easily taken for one another at the end of a name."""
_COMMON = frozenset((
    "health", "healthcare", "care", "social", "local", "national", "royal", "primary", "public",
    "community", "mental", "international", "british", "english", "scottish", "welsh", "european",
    "american", "united", "general", "central", "new", "great", "human", "rights", "medical",
    "world", "global", "government", "state", "civil", "nursing", "housing", "education", "nhs",
    "integrated", "hospital", "hospitals", "university", "teaching", "school", "schools", "county",
    "city", "district", "regional", "north", "south", "east", "west", "northern", "southern",
    "eastern", "western", "professional", "voluntary", "independent", "foundation", "england",
    "wales", "scotland", "ireland", "uk", "women", "women’s", "children’s", "trade", "business",
    "workers", "and", "of", "for", "the", "&", "in", "on", "at", "to",
))
"""Words that the names of many bodies share."""
# fmt: on

_DAYS = frozenset(day.lower() for day in (*MONTHS, *WEEKDAYS))
_DATED = 3
"""Words of a name and what dates it, less one."""
_LEAST = 3
"""Letters of a word that has a plural."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two names; the one told of has fewer uses, or comes later."""

    fewer: tuple[Use, ...]
    more: tuple[Use, ...]


def twins(issue: Issue) -> Iterator[Twins]:
    """The names that differ in the kind of street or body, in the number of a word inside, or
    in ``&``."""
    persons = {mention.name.lower() for mention in people(issue).mentions if mention.sure}
    known = [name for name in _undated(names(issue)) if " ".join(name.words) not in persons]
    yield from (pair for pair in _streets(issue, known) if not _meet(pair))
    yield from (pair for pair in _bodies(known) if not _meet(pair))


def _meet(pair: Twins) -> bool:
    """Whether a sentence has both names, and so knows of two things."""
    return any(
        one.copy is two.copy
        and any(s <= one.start < e and s <= two.start < e for s, e in one.copy.sentences)
        for one in pair.fewer
        for two in pair.more
    )


def _bodies(known: list[Name]) -> Iterator[Twins]:
    for one, two in _pairs(known):
        at = next(n for n, (a, b) in enumerate(zip(one.words, two.words, strict=True)) if a != b)
        a, b = one.words[at], two.words[at]
        inside = at < len(one.words) - 1
        if {a, b} == {"&", "and"}:
            if not (one.is_thing and two.is_thing):  # else `inconsistent-name` tells of it
                yield from _told(one.uses, two.uses)
        elif inside and len(one.words) > 2 and a in _ROADS and b in _ROADS:
            yield from _told(one.uses, two.uses)
        elif inside and _is_plural(a, b):
            # Of a body, `inconsistent-name` tells of an s too many.
            told = one.is_headed and abs(len(a) - len(b)) == 1
            if not told and min((a, b), key=len) not in _PERSONS:
                yield from _told(one.uses, two.uses)
        elif not inside and _is_plural(a, b) and one.words[0] in _CALLS and len(one.words) > 2:
            yield from _told(one.uses, two.uses)
        elif not inside and _is_own(one.words, {a, b}) and any({a, b} <= kind for kind in _KINDS):
            for slug in dict.fromkeys(use.copy.slug for use in one.uses):
                yield from _told(_of(one.uses, slug), _of(two.uses, slug))


def _undated(known: list[Name]) -> Iterator[Name]:
    """Names without the day or month that follows them: *the Garden Show in October*."""
    found: dict[tuple[str, ...], list[Use]] = {}
    for name in known:
        words, uses = name.words, [use for use in name.uses if not use.words.isupper()]
        if not uses:
            continue
        if len(words) > _DATED and words[-2] in ("in", "on", "until") and words[-1] in _DAYS:
            words = words[:-2]
            uses = [_shortened(use) for use in uses]
        found[words] = [*found.get(words, ()), *uses]
    return (Name(words, uses) for words, uses in found.items())


def _shortened(use: Use) -> Use:
    """A use without its last two words."""
    end = use.start + len(use.copy.text[use.start : use.end].rsplit(None, 2)[0])
    return Use(use.copy, use.start, end, use.way.rsplit(" ", 2)[0], use.parts[:-2])


def _of(uses: list[Use], slug: str) -> list[Use]:
    return [use for use in uses if use.copy.slug == slug]


def _told(one: list[Use], two: list[Use]) -> Iterator[Twins]:
    if one and two:
        fewer, more = (one, two) if len(one) < len(two) else (two, one)
        yield Twins(tuple(fewer), tuple(more))


def _pairs(known: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Names of as many words, all of which but one are the same."""
    groups: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in known:
        for at in range(len(name.words)):
            groups[(*name.words[:at], "", *name.words[at + 1 :])].append(name)
    for group in groups.values():
        yield from combinations(group, 2)


def _is_plural(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    if len(short) < _LEAST or not classes(short) & NOUN:
        return False
    return long in (f"{short}s", f"{short}es") or (short[-1] == "y" and long == f"{short[:-1]}ies")


def _is_own(words: tuple[str, ...], kinds: set[str]) -> bool:
    """Whether the words before the last make a name that few things share."""
    least = 1 if kinds <= _INQUIRIES else 2
    return len(words) > least and any(word not in _COMMON for word in words[:-1])


def _streets(issue: Issue, known: list[Name]) -> Iterator[Twins]:
    """Two streets of one name before the same noun: *Mill Lane library*, *Mill Road library*."""
    roads = [name for name in known if len(name.words) == 2 and name.words[1] in _ROADS]
    first: dict[str, list[Name]] = defaultdict(list)
    for name in roads:
        first[name.words[0]].append(name)
    wanted = {
        (id(use.copy), use.end): use
        for several in first.values()
        if len(several) > 1
        for name in several
        for use in name.uses
    }
    if not wanted:
        return
    common = {name.uses[0].way: len(name.uses) for name in roads}
    found: dict[tuple[str, str], dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    for passage in passages(issue):
        for at in range(len(passage.tokens)):
            use = wanted.get((id(passage.copy), passage.end(at)))
            noun = _noun_of(passage, at) if use else ""
            if use and noun:
                found[use.parts[0].lower(), _single(noun)][use.way].append(use)
    for ways in found.values():
        for one, two in combinations(ways.values(), 2):
            fewer, more = (one, two) if common[one[0].way] < common[two[0].way] else (two, one)
            yield Twins(tuple(fewer), tuple(more))


def _noun_of(passage: Passage, at: int) -> str:
    """What stands in a street whose last word has a number: the noun after it, or before *in*."""
    tokens = passage.tokens
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.near and _is_thing(after.small) and not tokens[at].possessive:
        return after.small
    before = tokens[at - 3] if at > 2 and tokens[at - 1].near and tokens[at - 2].near else None
    if before and tokens[at - 2].small in ("in", "on") and _is_thing(before.small):
        return before.small
    return ""


def _is_thing(word: str) -> bool:
    found = classes(word)
    return bool(found & NOUN) and (not found & VERB or word in _BUILDINGS)


def _single(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


# fmt: off
_BUILDINGS = frozenset((
    "school", "station", "bridge", "park", "house", "office", "estate", "site", "centre", "depot",
    "store", "shop", "club", "market", "home", "branch", "practice", "garage", "pool", "bank",
))
"""Things in a street whose names can be verbs."""
# fmt: on

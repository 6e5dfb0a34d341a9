"""
## What it does

Finds a compound that the issue writes in two ways: closed, with a hyphen or as two words
(*healthcare* and *health care*, *re-organisation* and *reorganised*, *wage bill* and *wages
bill*), and compounds of one kind, such as fractions and those with *often*, of which some
have a hyphen and some have none. What is right in two ways is let be: a *long-term plan* is
made for *the long term*. Advertisements are left alone, and so are names.

## Why it matters

Nobody minds which way a magazine chose. Two ways on one page look as if nobody chose, and make
readers wonder whether two things are meant.

## Example

```markdown
We report a real-terms cut on page 2, and a real terms increase on page 9.
```

## How to put it right

Choose one way and write it everywhere. The message names the way that most places have; of two
that are as common, the one that comes first in the issue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hm.check.lexicon.classes import FUNCTION, NOUN, Class, classes
from hm.check.terms.adverbs import is_adverb
from hm.check.terms.compounds import CLOSED, HYPHEN, MIXED, OPEN, Compound, compounds
from hm.check.terms.kin import kinds
from hm.check.terms.plurals import plural_modifiers
from hm.check.terms.uses import Use, both, settled, strays
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_JOINS = {CLOSED: "", HYPHEN: "-", OPEN: " "}
_RANK = (MIXED, HYPHEN)
"""What is right where both ways are as common: an open compound was not, before a noun."""
_ADVERBIAL = ("-term", "-terms", "-run")
"""Nouns that `hyphened-noun` reads."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    told: set[tuple[str, int, int]] = set()
    house = settled(issue)
    for key, found in compounds(issue).items():
        for group in _groups(key, found):
            if any(use.words.lower() in house for use in group):
                continue
            free = key in _ANYWHERE or any(use.way == CLOSED for use in group)
            rank = () if free else _RANK
            for use, others in strays(group, rank):
                told.add((use.place.path, use.place.line, use.place.column))
                yield _told(use, others, _written(use, others))
    for uses in plural_modifiers(issue):
        for use, others in strays(uses):
            yield _told(use, others, " ".join((others[0].parts[0], use.parts[1])))
    for kind in kinds(issue):
        for use, others in strays(kind.uses, _RANK):
            place = use.place
            if (place.path, place.line, place.column) not in told:
                yield _told(use, others, _written(use, others), kind.name)


def _groups(key: str, found: Sequence[Compound]) -> Iterator[list[Use]]:
    """The uses of a compound that should be written in one way."""
    if key.partition("-")[0].endswith("ly") and is_adverb(key.partition("-")[0]):
        return  # `hyphened-adverb` tells of them
    ways = {compound.use.way for compound in found}
    if len(ways) < 2:
        return
    if CLOSED in ways or MIXED in ways:
        solid = [one for one in found if one.use.way in (CLOSED, HYPHEN)]
        if MIXED not in ways and all(one.role == "before" for one in solid):
            # Frontline staff work on the front line.
            yield [one.use for one in found if one.role == "before"]
        else:
            yield [one.use for one in found]
        return
    if key in _ANYWHERE:
        yield [one.use for one in found]
        return
    yield [one.use for one in found if one.role == "before"]
    first, last = classes(key.partition("-")[0]), classes(key.rpartition("-")[2])
    is_noun = last & (NOUN | Class.ING) and not first & (FUNCTION | Class.NUMBER)
    if is_noun and not key.endswith(_ADVERBIAL):
        yield [one.use for one in found if one.role != "before"]
        yield from _longer(found)


def _longer(found: Sequence[Compound]) -> Iterator[list[Use]]:
    """A noun that has a hyphen by itself but none before another: *cyber-attack*, *cyber attack
    plan*."""
    alone = [one.use for one in found if one.role != "before"]
    before = [one.use for one in found if one.role == "before"]
    if {use.way for use in alone} == {HYPHEN} and {use.way for use in before} == {OPEN}:
        yield [*alone, *before]


_ANYWHERE = ("no-one", "well-being", "under-way", "pre-existing")


def _written(use: Use, others: Sequence[Use]) -> str:
    """A compound as most are written."""
    most = others[0]
    if most.way != MIXED:
        return _JOINS[most.way].join(use.parts)
    return most.words


def _told(use: Use, others: tuple[Use, ...], wanted: str, kind: str = "") -> Diagnostic:
    return Diagnostic(
        "inconsistent-hyphen",
        SEVERITY,
        f"{kind} are written in two ways: {both(use, others)}" if kind else both(use, others),
        use.place,
        f"Write ‘{wanted}’, or change the others.",
    )

"""
## What it does

Finds a number of things that one article gives twice and differently: *the eight legal reasons*
and *the seven legal reasons*, a standfirst in which somebody visited ten gardens over a text in
which it was nine, and a sixth reason where there are five. Spans of time are left alone, and
what is said to be a part, a rise or an estimate.

## Why it matters

Readers count, and so do those who were counted.

## Example

```markdown
It may refuse for one of the eight legal reasons. … Ask which of the seven legal reasons it has.
```

## How to put it right

Look the number up, and give it in both places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hm.check.copy.cover import cover_lines
from hm.check.copy.gather import by_article
from hm.check.copy.model import Copy, Role
from hm.check.counts import NUMBERS, counts
from hm.check.forms import where
from hm.check.lexicon.classes import FUNCTION, VERB, Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_HEADS = frozenset((Role.TITLE, Role.STANDFIRST, Role.CONTENTS, Role.CAPTION, Role.COVER))
_TEXT = frozenset((Role.PARAGRAPH, Role.ITEM, Role.QUOTATION))
_NUMBER = "|".join(NUMBERS)
_COUNTED = re.compile(
    rf"(?<![\w£$€.,–-])(?P<number>{_NUMBER}|\d{{1,3}}(?:,\d{{3}})*)"
    r"(?P<words>(?:\s[a-z][\w-]*(?![\w’-])){1,3})",
    re.I,
)
_LIKE = (
    # By their first letters, which is the quickest way to look for them; in small letters.
    *(
        re.compile(rf"{first}(?:{'|'.join(n[1:] for n in NUMBERS if n[0] == first)})\s")
        for first in sorted({number[0] for number in NUMBERS})
    ),
    re.compile(r"\d[\d,]*\s"),
)
"""What begins where a count does."""
_STOP = re.compile(r"[.,;:!?—–()“”‘]")
_SMALL = FUNCTION | Class.BE | Class.HAVE | Class.DO | Class.NUMBER
_LEAST = 4
_APART = 2
_IN = re.compile(r"[“‘]?(?:In|At|Under|Since|Until|For)\s(?:the\s)?[A-Z\d]")
_REACH = 30
"""Characters after a count."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)(?:\s(?:all|the|these|those|its|their|our))?\s$")
_DEFINITE = re.compile(r"\b(?:the|these|those|its|their|our|all)\s$", re.I)
# fmt: off
_ORDINALS = (
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth",
)
# fmt: on
_ORDINAL = re.compile(
    rf"\b(?:the|a|its|their|our|my|his|her)\s(?P<ordinal>{'|'.join(_ORDINALS)})\s"
    r"(?:(?:and|but)\s(?:final|last|most\s[a-z]+)\s)?(?P<noun>[a-z]+)\b",
    re.I,
)
# fmt: off
_UNITS = frozenset((
    "years", "months", "weeks", "days", "hours", "minutes", "seconds", "decades", "centuries",
    "nights", "weekends", "times", "miles", "metres", "yards", "feet", "inches", "kilometres",
    "pounds", "pence", "pages", "percentages", "terms", "seasons", "quarters", "halves",
    "ones", "thirds", "fifths", "tenths", "steps", "generations", "degrees", "points", "tonnes",
    "acres", "hectares", "litres", "others", "bits", "lots",
))
"""Of these there are many numbers in every story."""
_OPEN = frozenset((
    "more", "other", "further", "extra", "additional", "new", "last", "next", "first", "previous",
    "or", "and", "to", "of", "in", "per", "out", "another", "remaining", "different", "separate",
    "consecutive", "successive", "such", "former", "earlier", "later", "final", "closing",
))
"""Words after a number that make it another one."""
_RANKED = frozenset(("goals", "levels", "groups", "stages", "phases", "types", "limbs", "routes"))
"""Things that have a number for their name, or come one after the other."""
_WEAK = frozenset(("is", "are", "was", "were", "be", "been", "has", "have", "had", "with", "and"))
# fmt: on


@dataclass(frozen=True, slots=True)
class _Counted:
    """So many of something."""

    number: int
    between: tuple[str, ...]
    noun: str
    verb: str
    """The one before it, as its first letters; empty where there is none."""
    definite: bool
    after: frozenset[str]
    """Telling words that follow in the sentence, the next few."""
    copy: Copy
    start: int
    end: int

    @property
    def written(self) -> str:
        return " ".join(self.copy.text[self.start : self.end].split())


def check(issue: Issue) -> Iterator[Diagnostic]:
    cover = cover_lines(issue)
    for slug, copies in by_article(issue).items():
        heads: list[_Counted] = []
        text: list[_Counted] = []
        for copy in (*copies, *cover.get(slug, ())):
            if copy.role in _HEADS or copy.panel:
                heads += _counted(copy)
            elif copy.role in _TEXT:
                text += _counted(copy)
        yield from _definite([*heads, *text])
        yield from _visited(heads, text)
        yield from _ordinals(copies, [*heads, *text])


def _counted(copy: Copy) -> Iterator[_Counted]:
    text = copy.text
    for match in _matches(text):
        words = [*_WORD.finditer(text, *match.span("words"))]
        at = next((n for n, word in enumerate(words) if _is_noun(word[0].lower())), None)
        if at is None:
            continue
        noun = words[at][0].lower()
        between = tuple(word[0].lower() for word in words[:at])
        if any(word in _OPEN or classes(word) & FUNCTION for word in (*between, noun)):
            continue
        written = match["number"].lower().replace(",", "")
        number = NUMBERS.get(written) or (int(written) if written.isdecimal() else 0)
        if number > 1:
            before = text[max(match.start() - 30, 0) : match.start()]
            verb = _verb(before)
            definite = _DEFINITE.search(before) is not None
            span = (match.start(), words[at].end())
            after = _after(text[span[1] : span[1] + _REACH])
            yield _Counted(number, between, noun, verb, definite, after, copy, *span)


def _matches(text: str) -> Iterator[re.Match[str]]:
    small = text.lower()
    if len(small) != len(text):
        yield from _COUNTED.finditer(text)
        return
    end = 0
    for start in sorted(match.start() for like in _LIKE for match in like.finditer(small)):
        if start >= end and (match := _COUNTED.match(text, start)):
            yield match
            end = match.end()


def _after(text: str) -> frozenset[str]:
    words = (word[0].lower() for word in _WORD.finditer(_STOP.split(text, 1)[0]))
    return frozenset(word for word in words if len(word) > 3 and _is_telling(word))


def _is_telling(word: str) -> bool:
    found = classes(word)
    return not found & _SMALL and (not found & Class.ADVERB or bool(found & Class.BASE))


def _is_noun(word: str) -> bool:
    """Whether a word is a noun in the plural, and tells of no time or measure."""
    return word[-1] == "s" and word not in _UNITS and bool(classes(word) & Class.PLURAL)


def _verb(before: str) -> str:
    found = _BEFORE.search(before)
    word = found["word"].lower() if found else ""
    if not classes(word) & VERB or classes(word) & FUNCTION or word in _WEAK:
        return ""
    return re.sub(r"(?:e|ed|es|s|ing)$", "", word)


def _definite(found: list[_Counted]) -> Iterator[Diagnostic]:
    """The eight legal reasons, the seven legal reasons: nothing but the number differs."""
    groups: dict[tuple[tuple[str, ...], str], list[_Counted]] = defaultdict(list)
    for one in found:
        if one.definite and one.between:
            groups[one.between, one.noun].append(one)
    for several in groups.values():
        yield from _odd(several)


def _odd(several: list[_Counted]) -> Iterator[Diagnostic]:
    """The number that fewer have; of as many, the one that comes later."""
    numbers: dict[int, list[_Counted]] = defaultdict(list)
    for one in several:
        numbers[one.number].append(one)
    if len(numbers) == 2:
        first, second = numbers.values()
        fewer, more = (first, second) if len(first) < len(second) else (second, first)
        for one in fewer:
            apart = any(_is_near(one, other) for other in more) or _is_elsewhere(one)
            if not apart and not _is_elsewhere(more[0]):
                yield _found(one, more[0])


def _is_near(one: _Counted, two: _Counted) -> bool:
    """Whether two stand in one sentence, which knows of both."""
    return one.copy is two.copy and any(
        start <= one.start < end and start <= two.start < end for start, end in one.copy.sentences
    )


def _is_elsewhere(one: _Counted) -> bool:
    """Whether a sentence says that it tells of one country or year: *In Scotland, …*"""
    text = one.copy.text
    return any(
        _IN.match(text, start) for start, end in one.copy.sentences if start <= one.start < end
    )


def _visited(heads: list[_Counted], text: list[_Counted]) -> Iterator[Diagnostic]:
    """A headline and a text that tell what somebody did to so many, or the same of them."""
    for head in heads:
        same = [one for one in text if one.noun == head.noun]
        if len({one.number for one in same}) != 1 or same[0].number == head.number:
            continue
        told = [
            one
            for one in same
            if one.between == head.between
            and (_is_same_done(head, one) or (_is_close(head, one) and head.after & one.after))
        ]
        if told:
            yield _found(head, told[0])


def _is_same_done(head: _Counted, one: _Counted) -> bool:
    """Whether one verb stands with both: twelve schools will close, it closes eleven schools."""
    if head.verb:
        return one.verb == head.verb
    return bool(one.verb) and any(word.startswith(one.verb) for word in head.after)


def _is_close(one: _Counted, two: _Counted) -> bool:
    """Whether one number can be a slip of the other, and hardly a part of it."""
    low, high = sorted((one.number, two.number))
    return low >= _LEAST and high - low <= max(_APART, high // 10)


def _ordinals(copies: tuple[Copy, ...], found: list[_Counted]) -> Iterator[Diagnostic]:
    """The sixth reason of five."""
    many: dict[str, set[int]] = defaultdict(set)
    for one in found:
        many[one.noun].add(one.number)
    for copy in copies if many else ():
        small = copy.text.lower()
        if copy.role not in _TEXT or not any(ordinal in small for ordinal in _ORDINALS):
            continue
        for match in _ORDINAL.finditer(copy.text):
            noun = f"{match['noun'].lower()}s"
            number = _ORDINALS.index(match["ordinal"].lower()) + 3
            counted_here = next(counts(f"ten {noun}"), None) and noun not in _RANKED
            if counted_here and len(many.get(noun, ())) == 1 and number == max(many[noun]) + 1:
                counted = next(one for one in found if one.noun == noun)
                yield Diagnostic(
                    "conflicting-counts",
                    SEVERITY,
                    f"‘{match[0]}’ here, ‘{counted.written}’ in"
                    f" {where(counted.copy.place(counted.start, counted.end))}",
                    copy.place(*match.span()),
                    "Count again, and correct the one that is wrong.",
                )


def _found(one: _Counted, other: _Counted) -> Diagnostic:
    place = other.copy.place(other.start, other.end)
    return Diagnostic(
        "conflicting-counts",
        SEVERITY,
        f"‘{one.written}’ here, ‘{other.written}’ in {where(place)}",
        one.copy.place(one.start, one.end),
        "Look the number up, and give it in both places.",
    )

"""
## What it does

Finds a word for one before a noun for many, and the other way round: “a new apps”, “this reports”,
“each members”, “these system”, “many manager”, “one of the biggest problem”, “there is many
reasons”, “less managers”.

## Why it matters

Readers do not know whether one is meant or several.

## Example

```markdown
The trust has built a new apps for its staff.
```

## How to put it right

Write both for one or both for many: “a new app” or “new apps”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.grammar.lists import COLLECTIVES, COUNTED, QUANTITIES, words_of
from hm.check.grammar.patterns import Pattern, matches
from hm.check.grammar.tagging import Text, tagged
from hm.check.lexicon.classes import Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


_SINGULAR_TOO = words_of("""
    acoustics aerobics athletics barracks basics billiards biceps chassis checkers corps crossroads
    data diabetes economics ethics gallows genetics gymnastics headquarters herpes innings kudos
    linguistics logistics maths mathematics means measles media metropolis mumps news odds offspring
    overseas people physics police politics rabies series shambles sports staff statistics species
    tennis thanks whereabouts works yes plus minus bus gas lens sales services communications
    operations customs systems arms pants fancy-pants
    """)
"""Plurals, by their look or their dictionary, that a word for one can stand before."""
_MANY = frozenset(("many", "few", "several", "various", "numerous", "multiple", "countless"))
_FIGURES = words_of(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty"
)
_PLAIN = words_of(
    "new old big small large great good bad major minor national local similar different further"
)
"""Adjectives that are no nouns, so that the word after them is no verb."""
_PERIODS = frozenset(("year", "month", "day", "hour", "minute", "decade", "week"))
_SORTS = frozenset(("kind", "sort", "type"))
_COUNTED_MANY = words_of("""
    people patients managers nurses doctors staff members workers employees employers jobs beds
    hospitals trusts appointments meetings emails questions problems mistakes errors resources
    opportunities vacancies operations referrals complaints targets rules women men children
    clinicians leaders colleagues reps decisions options choices places days forms buildings cars
    passengers pupils students users customers visitors residents voters candidates applications
    applicants tickets journeys trains buses schools libraries houses homes books letters parents
    countries services tests treatments procedures calls visits cases deaths injuries infections
    """)
"""What is counted, so that there can be fewer of it."""


def _is_one(text: Text, first: int, last: int) -> bool:
    if text.words[first] == "A" and not text.begins(first):
        return False  # an A level
    plain = all(word in _PLAIN for word in text.small[first + 1 : last])
    ends = text.tags[last + 1] in ".,;ocy)”-" or (plain and text.tags[last + 1] in "iITtm")
    if classes(text.small[last]) & Class.THIRD and not ends:
        return False  # a variable goes out of use
    return text.small[last] not in _SINGULAR_TOO and not text.small[last].endswith("ics")


def _is_this(text: Text, first: int, last: int) -> bool:
    return text.small[last] not in _SINGULAR_TOO and not classes(text.small[last]) & Class.THIRD


def _is_these(text: Text, first: int, last: int) -> bool:
    return text.small[last] in COUNTED


def _is_these_sort(text: Text, first: int, last: int) -> bool:
    return text.small[first + 1] in _SORTS


def _is_many(text: Text, first: int, last: int) -> bool:
    if text.tags[first - 1] == "a" or text.small[first - 1] == "every":
        return False
    if text.small[first] == "most":
        return (
            last == first + 1 and text.small[last] in COUNTED and text.tags[first - 1] not in "tm"
        )
    return text.small[first] in _MANY and text.small[last] in COUNTED | _PERIODS


def _is_two(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first] in _FIGURES
        and text.small[last] in COUNTED | _PERIODS
        and text.tags[first - 1] not in "NA#apJ"
        and text.small[first - 1] not in ("and", "of", "by", "page", "one")
    )


def _is_number_of(text: Text, first: int, last: int) -> bool:
    head = text.small[text.tags.index("o", first) - 1]
    return head in QUANTITIES and text.small[last] in COUNTED


def _is_hours(text: Text, first: int, last: int) -> bool:
    return text.small[last] in _PERIODS and text.small[first] not in ("one", "1", "million")


def _is_one_of(text: Text, first: int, last: int) -> bool:
    noun = text.small[last]
    if text.small[first] != "one" or noun in COLLECTIVES:
        return False
    if noun in COUNTED or noun in ("hospital", "trust", "union"):
        return True
    # One of the first signaller: the superlative wants several of anything that is counted.
    can = classes(noun)
    counted = bool(can & Class.SINGULAR) and not can & (Class.PLURAL | Class.MASS)
    unknown = not can and noun.islower() and noun.endswith(("er", "or", "ist"))
    several = text.small[first + 3]
    most = several.endswith("est") or several in ("first", "most", "last", "few", "many", "main")
    return (counted or unknown) and most and text.tags[last] in "Nx"


def _is_there_is(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first] == "there"
        and text.small[first + 1] in ("is", "was", "isn’t", "wasn’t")
        and text.small[last] not in _SINGULAR_TOO
        and not any(word in ("no", "more", "than", "one") for word in text.small[first:last])
    )


def _is_there_has(text: Text, first: int, last: int) -> bool:
    small = text.small
    several = small[first + 3] in _MANY or small[first + 3] in _FIGURES
    return small[first : first + 3] == ("there", "has", "been") and several


def _is_there_are(text: Text, first: int, last: int) -> bool:
    return text.small[first] == "there" and text.small[last] in COUNTED


def _is_less(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first] == "less"
        and text.small[last] in _COUNTED_MANY
        and text.small[first - 1] not in ("no", "or")
    )


def _is_amount(text: Text, first: int, last: int) -> bool:
    return text.small[first] in ("amount", "amounts") and text.small[last] in _COUNTED_MANY


_END = "(?=[.,;:oiICczyMhWKRdT)”“-]|$)"
_PLAIN_END = "(?=[.,;zyMWdEZR)”“-]|$)"
# fmt: off
_PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(pattern, re.M), test, said)
    for pattern, test, said in (
        ("aR?(?:[JEj]*[Nn]?|[JEj],[Jjx]+)S" + _END, _is_one, "one, and a noun for several"),
        ("s[JEj]*S" + _END, _is_this, "one, and a noun for several"),
        ("e[JEj]*S" + _END, _is_this, "one, and a noun for several"),
        ("w[JEj]*N" + _PLAIN_END, _is_these, "several, and a noun for one"),
        ("w[a-zA-Z]o", _is_these_sort, "several, and a noun for one"),
        (
            "[at]J?[a-zA-Z]o[Jj]*[Nn](?=[.,;zyMWoiITKEZR)”d-]|$)",
            _is_number_of,
            "several, and a noun for one",
        ),
        ("#[Nn](?=[.,;o])", _is_hours, "several, and a noun for one"),
        ("[qJ][JEj]*[Nn](?=[.,;zyMWoiIEZR)”d-]|$)", _is_many, "several, and a noun for one"),
        ("#[Jj]?[Nn]" + _PLAIN_END, _is_two, "several, and a noun for one"),
        (
            "uo[tmw][JEjxRq]*[Nnx](?=[.,;zyMWhiITK)”“d-]|$)",
            _is_one_of,
            "one of several, but the noun is for one",
        ),
        ("uzR?(?:(?:q|#)[JjE]*[Sl]|[JjE]*S)", _is_there_is, "one, and a noun for several"),
        ("uzb(?:q|#)[Jj]*[Sl]", _is_there_has, "one, and a noun for several"),
        ("uyR?a[JjE]*[Nn](?!o)", _is_there_are, "several, and a noun for one"),
        ("q[JR]?[Sl]", _is_less, "‘fewer’ is said of what is counted"),
        ("[a-zA-Z]oJ?[Sl]", _is_amount, "‘number’ is said of what is counted"),
    )
)
# fmt: on


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    for first, last, said in matches(text, _PATTERNS):
        yield Diagnostic(
            "number-disagreement",
            SEVERITY,
            f"‘{text.written(first, last)}’: {said}",
            text.place(first, last),
            _remedy(said),
        )


def _remedy(said: str) -> str:
    if said.startswith("‘"):
        return f"Write {said.split(' ', maxsplit=1)[0]}."
    return "Write both for one, or both for several."

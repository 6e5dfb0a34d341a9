"""
## What it does

Finds the second of two words that belong together in another form: “between 2010 to 2015”,
“neither trusts or unions”, “either one nor the other”, “more likely to leave that doctors”,
“more that 400”, “as many than”, “rather that waiting”, “the same number than”.

## Why it matters

Readers expect the second word from the first one on, and stumble where another comes.

## Example

```markdown
Between 2010 to 2015, nurses were more likely to leave that doctors.
```

## How to put it right

Write the word that belongs to the first: between … and, neither … nor, more … than.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hm.check.grammar.lists import words_of
from hm.check.grammar.patterns import matches
from hm.check.grammar.tagging import Text, tagged
from hm.check.lexicon.classes import Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_Test = Callable[[Text, int, int], bool]

_COMPARATIVES = words_of("""
    better bigger cheaper clearer easier faster fewer greater happier harder healthier higher
    larger later less longer lower more older poorer quicker safer slower smaller sooner stronger
    weaker wider worse younger
    """)
_SAID = words_of("""
    accept admit agree argue ask believe claim complain conclude confirm demand discover ensure
    expect explain fear feel find hear hope indicate insist know learn mention mean notice prove
    realise recognise recommend remember report request reveal say see show state stress suggest
    tell think understand worry warn
    """)
"""Verbs that a clause with ‘that’ can follow."""
_HALF = words_of("half two-thirds three-quarters double twice")


def _after(text: Text, at: int, length: int) -> tuple[str, ...]:
    """The words of the clause from a word on, so many at most."""
    end = text.tags.find("\n", at, at + length)
    several = text.small[at : end if end >= 0 else at + length]
    return several[: several.index(",")] if "," in several else several


def _is_between(text: Text, first: int, last: int) -> bool:
    if text.small[first] != "between":
        return False
    if (
        text.tags[first + 1 : last] == "#"
        and text.tags[last + 1] == "#"
        and not (set(text.small[first + 1]) & set("amp"))
    ):
        return False  # a range in figures, which has a rule of its own
    # The line between York to the north and Leeds.
    return "and" not in _after(text, last, 7)


def _is_between_or(text: Text, first: int, last: int) -> bool:
    small = text.small
    if small[first] != "between" or small[last] != "or":
        return False
    # Between one or two, between nations or between classes; between chairs or boards and staff.
    return text.tags[last + 1] not in "#I" and "and" not in _after(text, last, 8)


def _is_neither(text: Text, first: int, last: int) -> bool:
    small = text.small
    if small[first] != "neither" or small[last] != "or" or text.tags[first + 1] in "ozyd,.":
        return False
    return "nor" not in _after(text, first, last - first + 12) and text.tags[last + 1] != "#"


def _is_either(text: Text, first: int, last: int) -> bool:
    small = text.small
    return (
        small[first] == "either"
        and small[last] == "nor"
        and not {"or", "neither", "not", "don’t", "didn’t", "doesn’t"}
        & set(small[first - 6 : last])
    )


def _is_more_that(text: Text, first: int, last: int) -> bool:
    """More likely to leave that doctors. The thing compared ends the clause."""
    if text.small[first] not in ("more", "less", "fewer"):
        return False
    that = text.tags.rindex("h", first, last)
    return text.tags[that - 1] not in "zyd" and text.tags[first - 1] != "t"


def _is_likely_that(text: Text, first: int, last: int) -> bool:
    """More likely to vote that they were."""
    verbs = text.small[first:last]
    if text.small[first] not in ("more", "less"):
        return False
    if _SAID & set(verbs):
        # Less likely to complain that they were ten years ago.
        return text.tags[last + 1] in "zydM" and "ago" in _after(text, last, 7)
    return text.small[first + 1] in ("likely", "able", "willing", "inclined") and (
        text.tags[last - 1] == "h"
    )


def _is_bigger_that(text: Text, first: int, last: int) -> bool:
    return text.small[first] in _COMPARATIVES and text.tags[first - 1] in "zyRdb"


def _is_more_that_400(text: Text, first: int, last: int) -> bool:
    figure = text.small[last]
    if text.small[first] not in ("more", "less", "fewer", "later", "earlier", "greater", "higher"):
        return False
    return (figure[0] in "£$€" or figure[0].isdigit() or figure in _HALF) and (
        text.tags[first - 1] != "a"
    )


def _is_rather_that(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first] == "rather"
        and text.small[first - 1] not in ("would", "’d", "d")
        and (not text.small[first - 1].endswith("’d"))
    )


def _is_as_than(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first] == "as"
        and text.small[last] == "than"
        and (
            text.small[first + 1]
            not in ("more", "less", "better", "worse", "other", "rather", "soon")
            and not text.small[last - 1].endswith("er")
        )
    )


def _is_same_than(text: Text, first: int, last: int) -> bool:
    return (
        text.small[first] == "same"
        and text.small[last] == "than"
        and not _COMPARATIVES & set(text.small[first - 6 : last])
        and not any(word.endswith("er") for word in text.small[first + 1 : last])
    )


def _is_for_to(text: Text, first: int, last: int) -> bool:
    """Has applied for to run; but: what they were looking for to help them."""
    clause = text.tags[max(0, first - 8) : first].rsplit("\n", 1)[-1]
    return (
        text.small[first]
        in ("applied", "applies", "apply", "applying", "agreed", "planned", "decided")
        and not set(clause) & set("Wh")
        and bool(classes(text.small[last + 1]) & Class.BASE)
    )


_THAN = "‘than’ is meant"
_AND = "‘and’ follows ‘between’"
# fmt: off
_PATTERNS: tuple[tuple[re.Pattern[str], _Test, str], ...] = tuple(
    (re.compile(pattern, re.M), test, said)
    for pattern, test, said in (
        ("I[#A~]{1,3}T(?=[#A]|J[NSnA])", _is_between, _AND),
        ("I[tmwJjE]{0,3}[NSAlnj]c", _is_between_or, _AND),
        ("q[^,.;:\\n“”()KW-]{1,6}c", _is_neither, "‘nor’ follows ‘neither’"),
        ("q[^,.;:\\n“”()KW-]{1,6}c", _is_either, "‘or’ follows ‘either’"),
        (
            "q[JjRx][^,.;:\\nhW]{0,6}h(?:[tmwq]?[Jj]*[NSAl]{1,2}|U)(?=[.;\\n])",
            _is_more_that,
            _THAN,
        ),
        ("q[JRx]T[VnvxE][^,.;:\\nhWK]{0,4}h[ruS]", _is_likely_that, _THAN),
        ("[JRqx]h(?:[tmwq]?[Jj]*(?:[NSAl]{1,2}|u)|U)(?=[.;,\\n])", _is_bigger_that, _THAN),
        ("[qJR]h[#qj]", _is_more_that_400, _THAN),
        ("Rh(?=[GiI])", _is_rather_that, _THAN),
        ("C[qJRx][Jj]?[NSljn]?C", _is_as_than, "‘as’ follows ‘as’"),
        ("J[NSnljx]?C", _is_same_than, "‘as’ follows ‘the same’"),
        ("[EZVG][i]T(?=[Vn])", _is_for_to, "one of the two words is too much"),
    )
)
# fmt: on


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    told: set[int] = set()
    for first, last, said in matches(text, _PATTERNS):
        if first not in told:
            told.add(first)
            yield Diagnostic(
                "mismatched-pair",
                SEVERITY,
                f"‘{text.written(first, last)}’: {said}",
                text.place(first, last),
                "Write the word that belongs to the first one.",
            )

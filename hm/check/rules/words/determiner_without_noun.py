"""
## What it does

Finds *a* or *the* with an adjective or adverb and no noun: “it was a horrendous because”, “a
particularly language”, “a brilliant to see”; and *a* or *the* before *every*.

## Why it matters

A noun was lost, or an adverb was left where an adjective is meant.

## Example

```markdown
It was a horrendous because the board speaks a particularly language.
```

## How to put it right

Write the noun that is missing, delete the article, or write the adjective for the adverb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.grammar.lists import words_of
from hm.check.grammar.patterns import Pattern, matches
from hm.check.grammar.tagging import Text, tagged
from hm.check.lexicon.classes import Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


_NOUNS_TOO = words_of("""
    absolute best better broad chemical common due eight either elderly equal evil extra fair far
    few first former free given good great hard human ideal individual initial intellectual known
    last late latter less likely little long lot main many minor more must native new next no
    novel offensive old one only other own past positive professional public regular right same
    second several short single special such third total true unknown used whole worst young
    """)
"""Adjectives that stand for a noun, and words for them."""
_DEGREES = words_of("""
    absolutely actually allegedly almost already apparently arguably basically broadly certainly
    chiefly clearly completely currently daily definitely directly early effectively elderly
    entirely essentially eventually exactly exclusively family finally formally formerly frankly
    fully fundamentally generally genuinely gradually hardly historically hopefully hourly
    initially largely lately likely literally mainly merely merrily mostly monthly nearly newly
    normally nominally notionally notoriously obviously occasionally officially once only openly
    originally overwhelmingly partially partly perfectly plainly possibly potentially
    predominantly presumably previously primarily probably purely quarterly quite rarely rather
    really reasonably reportedly roughly scarcely seemingly simply solely sometimes specifically
    still strictly substantially supposedly surely technically then totally traditionally truly
    twice ultimately uniquely usually utterly virtually weekly wholly yearly
    """)
"""Adverbs that stand before a noun used as an adjective: a largely paper exercise."""
_ADVERBIAL = re.compile("(?!early|only|family|supply|ally)[a-z]{3,}ly")


def _is_bare(text: Text, first: int, last: int) -> bool:
    """A horrendous because: an adjective that is nothing else."""
    word = text.small[last]
    if classes(word) != Class.ADJECTIVE or word in _NOUNS_TOO:
        return False
    if word.endswith(("ist", "an", "ese", "ic")) or "-" in word:
        return False  # a fascist, a Leninist, a classic
    if text.words[first] == "A" and not text.begins(first):
        return False
    return text.tags[last + 1] != "." or text.small[last + 1] not in ("...", "…")


def _is_adverb(text: Text, first: int, last: int) -> bool:
    """A particularly language."""
    word = text.small[first + 1]
    if not _ADVERBIAL.fullmatch(word) or word in _DEGREES or classes(word) != Class.ADVERB:
        return False
    noun = text.small[last]
    if text.tags[first] == "p":
        return text.tags[first - 1] in "tma" and text.tags[last + 1] in ".,;oiIc"
    return not noun[0].isdigit() and "-" not in noun


def _is_the_every(text: Text, first: int, last: int) -> bool:
    return text.small[last] == "every" or (
        text.small[last] == "another" and text.tags[first] == "t"
    )


_NO_NOUN = "a noun is missing, or ‘a’ is too much"
_NO_ADJECTIVE = "an adverb stands where an adjective is meant"
# fmt: off
_PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(pattern, re.M), test, said)
    for pattern, test, said in (
        ("aR?J{1,2}(?=K|c[rth]|[zyhW]|i|T[Vn]|\\.)", _is_bare, _NO_NOUN),
        ("[atm]R[NSn](?=[.,;zyoiIcWhTdMEK)”-])", _is_adverb, _NO_ADJECTIVE),
        ("pR[NSn](?=[.,;zyoiIcWh)”-])", _is_adverb, _NO_ADJECTIVE),
        ("[at]e", _is_the_every, "two determiners for one noun"),
    )
)
# fmt: on


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    for first, last, said in matches(text, _PATTERNS):
        yield Diagnostic(
            "determiner-without-noun",
            SEVERITY,
            f"‘{text.written(first, last)}’: {said}",
            text.place(first, last),
            "Write the adjective."
            if said == _NO_ADJECTIVE
            else "Write the noun that is missing, or delete the word too many.",
        )

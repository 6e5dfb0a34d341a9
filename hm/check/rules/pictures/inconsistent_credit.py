"""
## What it does

Finds an agency or a studio that the picture credits spell in two ways: a letter, a capital or
a hyphen apart (‘Quay Picture’, ‘Quay Pictures’), the words in another order; and a well-known
agency that is a letter off. People’s names and spaces about a slash are for other rules.

## Why it matters

The agency notices, and a fee may hang on its name.

## Example

```yaml
credit: Ann Example / Shuterstock
```

## How to put it right

Write it as most have it, or as the agency does itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy, Role
from hm.check.forms import times, where
from hm.check.names import letters as letters_of
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

letters = cache(letters_of)
_PARTS = re.compile(r"\s*(?:[/|,;+&•·—–]|\band\b|\bfor\b|\bvia\b|\bat\b)\s*")
_OPENING = re.compile(
    r"^(?:photo(?:graph)?s?|pictures?|images?|illustrations?|art(?:work)?|drawings?|credits?|cover)?"
    r"\s*(?:[:©]|\bby\b|courtesy of\b|\bcopyright\b)\s*",
    re.I,
)
_SHORTEST = 6
"""Letters of a name; a shorter one is a letter off too many others."""
_AGENCIES = (
    *("Adobe Stock", "Alamy", "Associated Press", "Bridgeman Images", "Creative Commons"),
    *("Depositphotos", "Dreamstime", "Flickr", "Freepik", "Getty Images", "iStock", "Mary Evans"),
    *("PA Images", "PA Media", "Pexels", "Pixabay", "Press Association", "Reuters"),
    *("Science Photo Library", "Shutterstock", "Unsplash", "Wikimedia Commons"),
)
_HOUSES = re.compile(
    r"\b(?:agency|archives?|collection|features|films?|images?|library|media|news|photos?"
    r"|photograph(?:y|s|ers)|pictures?|press|stock|studios?)\b",
    re.I,
)
"""What is in the name of a house, and not of a person."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a credit."""

    name: str
    copy: Copy
    start: int
    end: int


def check(issue: Issue) -> Iterator[Diagnostic]:
    named = [one for copy in editorial(issue) if copy.role is Role.CREDIT for one in _names(copy)]
    counts = Counter(one.name for one in named)
    order = {name: number for number, name in enumerate(counts)}
    for one in named:
        better = [
            name
            for name in counts
            if (counts[name], -order[name]) > (counts[one.name], -order[one.name])
        ]
        other = next((name for name in better if _is_other_way(one.name, name)), None)
        if other:
            place = next(there for there in named if there.name == other)
            spot = where(place.copy.place(place.start, place.end))
            said = f"{times(counts[other])} ({spot})"
            yield _found(one, other, said, sure=counts[other] > counts[one.name])
        elif known := next((name for name in _AGENCIES if _is_slip(one.name, name)), None):
            yield _found(one, known, "is the agency", sure=False)


def _found(one: _Named, other: str, said: str, *, sure: bool) -> Diagnostic:
    return Diagnostic(
        "inconsistent-credit",
        SEVERITY,
        f"‘{one.name}’ here, ‘{other}’ {said}",
        one.copy.place(one.start, one.end),
        f"Write ‘{other}’, or correct the other.",
        one.copy.edit(one.start, one.end, other) if sure else None,
    )


def _names(copy: Copy) -> Iterator[_Named]:
    opening = _OPENING.match(copy.text)
    at = opening.end() if opening else 0
    for part in _PARTS.split(copy.text[at:]):
        start = copy.text.find(part, at)
        at = start + len(part)
        name = part.strip(" .()")
        if name:
            begin = copy.text.find(name, start)
            yield _Named(name, copy, begin, begin + len(name))


def _is_other_way(one: str, other: str) -> bool:
    """Whether two names are one, written in two ways."""
    if one == other:
        return False
    a, b = letters(one), letters(other)
    if a.replace(" ", "") == b.replace(" ", "") or sorted(a.split()) == sorted(b.split()):
        return True
    houses = " " not in a or (_HOUSES.search(one) and _HOUSES.search(other))
    return bool(houses) and _is_slip(one, other)


def _is_slip(one: str, other: str) -> bool:
    """Whether a name is another but for a letter."""
    a, b = letters(one), letters(other)
    if a == b or min(len(a), len(b)) < _SHORTEST or a[0] != b[0]:
        return False
    return OSA.distance(a, b, score_cutoff=1) <= 1

"""
## What it does

Finds an age that does not fit the year of birth that the same article gives: *born in 1969* and
*at 45, she*, in an issue of 2025. It speaks only where the article has one birth and says *she* or
*he* of both, or names the person whom the headline names, and allows a year on either side. It
also finds a person who has two ages in one article.

## Why it matters

One of the two is wrong. People mind their age more than most facts.

## Example

```markdown
She was born in Oakshire in 1969. … At 45, she has no plans to retire.
```

## How to put it right

Ask for the year of birth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.gather import by_article
from hm.check.copy.model import Copy, Role
from hm.check.forms import where
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_BORN = re.compile(
    r"\b(?P<who>[Ss]he|[Hh]e|I|[A-Z][\w’-]+)\swas\sborn\s(?:[^.;\d]{0,60}\s)?in\s"
    r"(?:[A-Z][a-z]+\s)?(?P<year>19\d\d|20\d\d)\b"
)
_ANY_BORN = re.compile(r"\bborn\b", re.I)
_AGED = re.compile(
    r"\b(?:At|Now|Aged|Now\saged)\s(?P<age>[1-9]\d),\s(?P<who>she|he|[A-Z][\w’-]+)\s"
    r"(?P<verb>is|has|says|still|now|works|lives|runs|looks|shows|wants|thinks|hopes)\b"
)
_IS = re.compile(
    r"\b(?P<who>[Ss]he|[Hh]e)\sis\s(?:now\s)?(?P<age>[1-9]\d)(?=[,.;]\s|[,.;]?$|\syears\sold)"
)
_BORN_FIRST = re.compile(
    r"\bBorn\sin\s(?:[A-Z][\w’-]+\sin\s)?(?P<year>19\d\d|20\d\d)(?:\s[^.;\d]{0,40})?,\s(?P<who>she|he|[A-Z][\w’-]+)\b"
)
_NAMED_AGE = re.compile(
    r"(?:(?P<given>[A-Z][a-z’-]+)\s)?(?P<who>[A-Z][\w’-]+),\s(?:now\s|aged\s)?(?P<age>[1-9]\d),\s(?=[a-z])"
)
_CALLED = re.compile(r"\b(?P<who>[A-Z][\w’-]+),\s(?:now\s|aged\s)?(?P<age>[1-9]\d),\s(?!\d)")
_HEADS = frozenset((Role.TITLE, Role.STANDFIRST, Role.LABEL, Role.CONTENTS))
_THEN = re.compile(r"\b(?:in|In)\s(?:19|20)\d\d\b|\b[Tt]hen\b")
_BEFORE = 40
_SLACK = 1


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copies in by_article(part).values():
        yield from _two_ages(copies)
        born = [
            (copy, found)
            for copy in copies
            if "orn in " in copy.text or "was born" in copy.text
            for found in (*_BORN.finditer(copy.text), *_BORN_FIRST.finditer(copy.text))
        ]
        if len(born) != 1 or sum(len(_ANY_BORN.findall(copy.text)) for copy in copies) > 1:
            continue
        there, birth = born[0]
        heads = " ".join(copy.text for copy in copies if copy.role in _HEADS)
        for copy in copies:
            for found in (m for ages in (_AGED, _CALLED, _IS) for m in ages.finditer(copy.text)):
                apart = part.year - int(birth["year"]) - int(found["age"])
                one = _is_one(birth["who"], found["who"], heads)
                if one and not -_SLACK <= apart <= 1 + _SLACK:
                    yield _found(copy, found, there, birth)


def _two_ages(copies: tuple[Copy, ...]) -> Iterator[Diagnostic]:
    """Tom Example, 45, and later Example, 54."""
    found = [
        (copy, age)
        for copy in copies
        for age in _NAMED_AGE.finditer(copy.text)
        if not _THEN.search(copy.text, max(age.start() - _BEFORE, 0), age.start())
    ]
    for at, (copy, age) in enumerate(found):
        same = [(c, a) for c, a in found[:at] if a["who"] == age["who"]]
        named = {a["given"] for _, a in (*same, (copy, age)) if a["given"]}
        if same and len(named) == 1 and all(a["age"] != age["age"] for _, a in same):
            there, first = same[0]
            place = there.place(*first.span("age"))
            yield Diagnostic(
                "wrong-age",
                SEVERITY,
                f"‘{age['who']}’ is ‘{age['age']}’ here, and ‘{first['age']}’ in {where(place)}",
                copy.place(*age.span("age")),
                "Ask for the age, and give it the same in both places.",
            )


def _is_one(one: str, two: str, heads: str) -> bool:
    """Whether a pronoun or a name stands for the one whom another stands for: she and she, or
    she and the one whom the headline names."""
    pronouns = {"he", "she"}
    if (one.lower() in pronouns) == (two.lower() in pronouns):
        return one.lower() == two.lower()
    name = two if one.lower() in pronouns else one
    return re.search(rf"\b{re.escape(name)}\b", heads) is not None


def _found(copy: Copy, age: re.Match[str], there: Copy, birth: re.Match[str]) -> Diagnostic:
    place = there.place(*birth.span("year"))
    return Diagnostic(
        "wrong-age",
        SEVERITY,
        f"‘{age['age']}’ years old here, but born in {birth['year']} in {where(place)}",
        copy.place(*age.span("age")),
        "Ask for the year of birth, and correct the one that is wrong.",
    )

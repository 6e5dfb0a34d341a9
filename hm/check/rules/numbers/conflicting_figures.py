"""
## What it does

Finds a figure that an article gives in two scales, £113.7 million here and £113.7 billion
there, and one in a headline, a standfirst, a contents line or a caption whose digits stand in
another order in the text: 54% over a story that says 45%. In the text, two figures of four digits
and more, two neighbours of which have changed places (1,260 and 1,206), are told of where
they stand in two sentences; shorter ones where the sentences are about one thing too.

## Why it matters

One of the two is wrong by a factor of a thousand, or the headline says what the story does not.

## Example

```markdown
The trust expects a deficit of £113.7 million. … A deficit of £113.7 billion is …
```

## How to put it right

Look the figure up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hm.check.copy.model import Copy, Role
from hm.check.dates import WEEKDAYS
from hm.check.figures import with_figures
from hm.check.forms import where
from hm.check.lexicon.classes import FUNCTION, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_HEADS = frozenset((Role.TITLE, Role.STANDFIRST, Role.CONTENTS, Role.CAPTION))
_NOT = frozenset((Role.CREDIT, Role.ALT, Role.EVENT, Role.VENUE))
_FIGURE = re.compile(
    r"(?<![\w.,/:–-])(?P<sign>[£$€]?)(?P<number>\d{1,3}(?:,\d{3})+|\d{1,15}(?:\.\d{1,6})?)"
    r"(?P<scale>\s?(?:k|m|bn|tn|thousand|million|billion|trillion)\b)?(?P<unit>%|\sper\scent\b)?"
    r"(?![\w/]|[.,:–-]\d)"
)
_SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_SCALES |= {"tn": 12, "trillion": 12}
_ROUNDED = 0.06
"""The part of a figure by which a headline may round it."""
_LONG = 4
_SHARED = 2
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_COMPARES = re.compile(
    r"\b(?:last year|this year|next year|previous\w*|earlier|now|then|from|rose|risen|fell|fallen"
    r"|increas\w+|up|down|compared|against|instead|than|originally|first|second|another|other)\b"
)
_CHANGES = re.compile(
    r"\b(?:last year|next year|previous\w*|earlier|now|today|tomorrow|yesterday|rose|risen"
    r"|fell|fallen"
    rf"|from|up|down|compared|instead|in (?:19|20)\d\d|{'|'.join(WEEKDAYS)})\b"
)
_TELLING = 3
"""From so many digits on, two figures are hardly alike by chance."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of an article."""

    digits: str
    """Without noughts at either end."""
    kind: str
    """Its sign and unit."""
    scale: int
    """The power of ten that its word stands for; 0 without one."""
    written: str
    copy: Copy
    start: int
    end: int
    every: str
    """All its digits and its point."""

    @property
    def is_head(self) -> bool:
        """Whether it stands over the text, or under a picture."""
        return self.copy.role in _HEADS


def check_part(part: Issue) -> Iterator[Diagnostic]:
    articles: dict[str, list[_Figure]] = defaultdict(list)
    for copy in with_figures(part):
        if copy.article and copy.role not in _NOT:
            articles[copy.slug] += _figures(copy)
    for figures in articles.values():
        yield from _two_scales(figures)
        yield from _turned(figures)
        yield from _unlike(figures)
        yield from _turned_in_text([one for one in figures if not one.is_head])


def _two_scales(figures: list[_Figure]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], _Figure] = {}
    for one in figures:
        if not one.scale or len(one.digits) < _TELLING:
            continue
        before = first.setdefault((one.digits, one.kind), one)
        if before.scale != one.scale:
            yield _found(one, before)


def _turned(figures: list[_Figure]) -> Iterator[Diagnostic]:
    body = [one for one in figures if not one.is_head]
    said = {(one.digits, one.kind, one.scale) for one in body}
    for head in figures:
        telling = head.kind or head.scale or len(head.digits) >= _TELLING
        if not head.is_head or not telling or (head.digits, head.kind, head.scale) in said:
            continue
        for one in body:
            same = (one.kind, one.scale) == (head.kind, head.scale)
            if same and one.digits != head.digits and one.digits in _turns(head.digits):
                yield _found(head, one)
                break


def _unlike(figures: list[_Figure]) -> Iterator[Diagnostic]:
    """A figure over the text that the text gives with another digit, of the same thing."""
    body = [one for one in figures if not one.is_head and (one.kind or one.scale)]
    values = [_value(one) for one in body]
    for head in figures:
        if not head.is_head or not (head.kind or head.scale) or len(head.every) < 2:
            continue
        value = _value(head)
        if any(abs(value - other) <= _ROUNDED * max(value, other) for other in values):
            continue
        for one in body:
            if (
                (one.kind, one.scale) == (head.kind, head.scale)
                and len(one.every) == len(head.every)
                and sum(a != b for a, b in zip(one.every, head.every, strict=True)) == 1
                and _are_of_one(_sentence(head), _sentence(one))
            ):
                yield _found(head, one)
                break


def _value(one: _Figure) -> float:
    return float(one.every) * 10.0**one.scale


def _turned_in_text(figures: list[_Figure]) -> Iterator[Diagnostic]:
    """Figures of the text in two sentences, of which one is used once."""
    places: dict[tuple[str, str, int], list[_Figure]] = defaultdict(list)
    for one in figures:
        if one.copy.role is not Role.CELL and len(one.every) >= _TELLING:
            places[one.every, one.kind, one.scale].append(one)
    for (digits, kind, scale), several in places.items():
        for turn in sorted(_turns(digits)):
            others = places.get((turn, kind, scale), [])
            if not others or len(several) > 1 or _comes_first(several, others):
                continue
            one, other = several[0], others[0]
            long = len(digits.replace(".", "")) >= _LONG
            words, words2 = _sentence(one), _sentence(other)
            if words == words2 or (not long and not _are_of_one(words, words2)):
                continue
            if _CHANGES.search(words) or _CHANGES.search(words2):
                continue
            yield _found(one, other)


def _comes_first(several: list[_Figure], others: list[_Figure]) -> bool:
    """Whether, of two figures that are used as often, the first is the one that comes first."""
    one, other = (f[0].copy.place(f[0].start, f[0].end) for f in (several, others))
    return len(several) == len(others) and (one.line, one.column) < (other.line, other.column)


def _sentence(one: _Figure) -> str:
    spans = one.copy.sentences
    start, end = next((s for s in spans if s[0] <= one.start < s[1]), (0, len(one.copy.text)))
    return one.copy.text[start:end]


def _are_of_one(one: str, two: str) -> bool:
    """Whether two sentences are about one thing, and do not compare it with itself."""
    if _COMPARES.search(one) or _COMPARES.search(two):
        return False
    words, words2 = (set(_LONG_WORD.findall(text.lower())) for text in (one, two))
    return sum(not classes(word) & FUNCTION for word in words & words2) >= _SHARED


def _turns(digits: str) -> set[str]:
    """The digits with two neighbours changed about."""
    return {
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
        if digits[at] != digits[at + 1] and "." not in digits[at : at + 2]
    } | {
        f"{digits[: at - 1]}{digits[at + 1]}.{digits[at - 1]}{digits[at + 2 :]}"
        for at in range(1, len(digits) - 1)
        if digits[at] == "." and digits[at - 1] != digits[at + 1]
    }


def _figures(copy: Copy) -> Iterator[_Figure]:
    for match in _FIGURE.finditer(copy.text):
        number = match["number"].replace(",", "")
        if re.fullmatch(r"(?:1[5-9]|20)\d\d", number) and not match["sign"] + (match["unit"] or ""):
            continue  # a year
        yield _Figure(
            number.strip("0").replace(".", "") if "." in number else number.rstrip("0"),
            match["sign"] + ("%" if match["unit"] else ""),
            _SCALES.get((match["scale"] or "").strip(), 0),
            match[0],
            copy,
            *match.span(),
            number,
        )


def _found(one: _Figure, other: _Figure) -> Diagnostic:
    place = other.copy.place(other.start, other.end)
    return Diagnostic(
        "conflicting-figures",
        SEVERITY,
        f"‘{one.written}’ here, ‘{other.written}’ in {where(place)}",
        one.copy.place(one.start, one.end),
        "Look the figure up, and give the same in both places.",
    )

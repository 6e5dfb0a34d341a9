"""
## What it does

Finds a figure that an article gives in two scales, £113.7 million here and £113.7 billion
there, and one in a headline, a standfirst, a contents line or a caption whose digits stand in
another order in the text: 54% over a story that says 45%.

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
from hm.check.figures import with_figures
from hm.check.forms import where
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

    @property
    def is_head(self) -> bool:
        """Whether it stands over the text, or under a picture."""
        return self.copy.role in _HEADS


def check(issue: Issue) -> Iterator[Diagnostic]:
    articles: dict[str, list[_Figure]] = defaultdict(list)
    for copy in with_figures(issue):
        if copy.article and copy.role not in _NOT:
            articles[copy.slug] += _figures(copy)
    for figures in articles.values():
        yield from _two_scales(figures)
        yield from _turned(figures)


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


def _turns(digits: str) -> set[str]:
    """The digits with two neighbours changed about."""
    return {
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
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

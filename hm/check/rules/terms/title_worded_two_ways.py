"""
## What it does

Finds the title of a book, a report or a programme that stands in two wordings: *Garden Life* and
*Garden Lives*, *Taking the Long View* and *Taking a Long View*. It reads what is in italics, in
single quotation marks and in reading lists; subtitles count for nothing, nor does *The* at the
beginning. Titles that differ in a number are two.

## Why it matters

Readers look for a title as it is printed, and do not find it.

## Example

```markdown
*Garden Life*, a report, came out in May.

::: find-out-more
- *Garden Lives: the value of allotments*, 2025
:::
```

## How to put it right

Look at the title page. If they are two works, write `<!-- hm: ignore title-worded-two-ways -->`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from hm.check.lexicon.classes import FUNCTION, classes
from hm.check.terms.uses import Use, both
from hm.check.terms.works import Work, works
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_TELLING = 2
"""Words besides the small ones that two titles must share where one of them is another word."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    found: dict[tuple[str, ...], list[Use]] = defaultdict(list)
    articles: dict[tuple[str, ...], dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    for work in works(issue):
        found[work.words].append(_use(work))
        if work.article:
            articles[work.words][work.article.replace("an", "a")].append(_use(work))
    for ways in articles.values():
        if len(ways) > 1:
            first, second = list(ways.values())[:2]
            rare, common = (first, second) if len(first) < len(second) else (second, first)
            yield from _told(rare, common)
    told: set[tuple[str, ...]] = set()
    for one, two in _near(list(found)):
        fewer, more = (one, two) if len(found[one]) < len(found[two]) else (two, one)
        if fewer in told:
            continue
        told.add(fewer)
        yield from _told(found[fewer], found[more])


def _told(fewer: list[Use], more: list[Use]) -> Iterator[Diagnostic]:
    for use in fewer:
        yield Diagnostic(
            "title-worded-two-ways",
            SEVERITY,
            both(use, tuple(more)),
            use.place,
            f"Write ‘{more[0].words}’ if they are one work.",
        )


def _use(work: Work) -> Use:
    return Use(work.copy, work.start, work.end, " ".join(work.words))


def _near(titles: list[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of titles that differ in one word."""
    groups: dict[tuple[str, ...], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for title in titles:
        groups[title].append((title, -1))
        for at in range(len(title)):
            groups[*title[:at], *title[at + 1 :]].append((title, at))
    for group in groups.values():
        for (one, at), (two, other) in combinations(group, 2):
            if one != two and _is_one(one, at, two, other):
                yield one, two


def _is_one(one: tuple[str, ...], at: int, two: tuple[str, ...], other: int) -> bool:
    """Whether titles, the same but for a word of one or of each, are most likely one."""
    a, b = one[at] if at >= 0 else "", two[other] if other >= 0 else ""
    if a.isdigit() or b.isdigit() or any(char.isdigit() for char in a + b):
        return False
    shared = sum(not classes(word) & FUNCTION for n, word in enumerate(one) if n != at)
    if not a or not b:
        left_out = a or b
        small = bool(classes(left_out) & FUNCTION)
        return shared >= (_TELLING if small else _TELLING + 1)
    if at != other:
        return False  # a word has changed its place, which is no slip of the pen
    small = bool(classes(a) & FUNCTION) and bool(classes(b) & FUNCTION)
    if small or _are_forms(a, b):
        return shared >= 1
    return shared > _TELLING


def _are_forms(one: str, two: str) -> bool:
    """Whether two words are one with another ending, or a letter apart."""
    distance = OSA.distance(one, two, score_cutoff=3)
    return distance == 1 or (distance <= 3 and one[:distance] == two[:distance] != one)

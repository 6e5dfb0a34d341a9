"""
## What it does

Finds a book, report or other work that is given two years in one issue: ‘her 2018 book
*Small Hours*’ in the text and ‘*Small Hours*, Ann Example, Quay Press, 2019’ in the reading
list. A work is known by its title, in italics, in quotation marks or at the head of an item of a
reading list. Where only the author and the sort of work agree it is a hint. New editions,
paperbacks and reprints may have years of their own.

## Why it matters

One of the two is wrong, and readers who look for the work are led astray.

## Example

```markdown
Example’s 2018 book, *Small Hours*, was written at night.

::: find-out-more
- **Small Hours, Ann Example, Quay Press, 2019**
:::
```

## How to put it right

Look at the title page, or say which edition is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hm.check.copy.model import Copy, Role
from hm.check.copy.speech import quoted
from hm.check.figures import with_figures
from hm.check.forms import where
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.prose import Emphasis, Link, Strong

SEVERITY = Severity.WARNING

_YEAR = r"(?P<year>(?:1[6-9]|20)\d{2})"
_KIND = (
    r"(?:book|report|study|novel|memoir|film|documentary|paper|pamphlet|essay|article|survey"
    r"|play|biography|autobiography|history|guide|manifesto|poem|album|song|collection|bestseller"
    r"|thesis|lecture|speech|review|white paper|green paper|discussion paper)"
)
_LEADING = re.compile(
    rf"(?<![\d–-]){_YEAR}\s(?:[\w’-]+\s){{0,3}}?(?P<kind>{_KIND})(?:\s(?:called|titled|entitled))?"
    r"[,:]?\s(?:on\s)?[“‘]?$"
)
_TRAILING = re.compile(
    r"^[”’,]?,?\s(?:\((?:[^()\d]{0,40},\s)?((?:1[6-9]|20)\d{2})\)"
    r"|(?:first\s)?(?:published|which\s(?:appeared|came out)|released|written)"
    r"\s(?:by\s[\w’& ]{1,30}\s)?in\s(?:[A-Z][a-z]+\s)?((?:1[6-9]|20)\d{2})(?![\d–-]))"
)
_POSSESSIVE = re.compile(
    rf"(?P<author>[A-Z][\w-]{{1,40}})[’']s?\s(?:[a-z][\w-]*\s){{0,2}}?{_YEAR}\s"
    rf"(?:[\w’-]+\s){{0,2}}?(?P<kind>{_KIND})\b"
)
_LISTED_YEAR = re.compile(r"(?<![\d/.–-])(?P<year>(?:1[6-9]|20)\d{2})(?![\d/–-]|\.\w)")
_EDITION = re.compile(
    r"\b(?:edn|ed\.|eds?|edition|paperback|reprint\w*|reissue\w*|revised|updated|new|originally"
    r"|first|translat\w+|anniversary|since|annual)\b",
    re.I,
)
_ANOTHER = re.compile(r"\b(?:edn|edition|paperback|reprint\w*|reissue\w*|revised|updated)\b", re.I)
_HEAD = re.compile(r"[^,.:;(]+")
_SIGNS = re.compile(r"[\W_]+")
_SHORTEST = 6
"""Letters of a title, without signs and spaces, that tell it from other words."""


@dataclass(frozen=True, slots=True)
class _Work:
    """A work and a year that it is given."""

    title: str
    """Letters only; empty where only the author is known."""
    author: str
    year: str
    said: str
    place: Place
    listed: str
    """Letters of the item of a reading list that it is; empty in running text."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    told: list[_Work] = []
    for copy in with_figures(issue):
        if _LISTED_YEAR.search(copy.text):
            told += _in_list(copy) if copy.panel == "find-out-more" else _in_text(copy)
    by_title: dict[str, list[_Work]] = defaultdict(list)
    for work in told:
        if work.title:
            by_title[work.title].append(work)
    seen: set[Place] = set()
    for works in by_title.values():
        first = works[0]
        for other in works[1:]:
            if other.year != first.year and other.place not in seen:
                seen.add(other.place)
                yield _found(other, first, SEVERITY)
    for work in told:
        yield from _by_author(work, told, seen)


def _by_author(work: _Work, told: list[_Work], seen: set[Place]) -> Iterator[Diagnostic]:
    """What only the author’s surname tells: a list with one work of theirs, of another year."""
    if not work.author or work.listed:
        return
    listed = [one for one in told if one.listed and work.author in one.listed.split()]
    if len(listed) != 1 or listed[0].year == work.year or listed[0].place in seen:
        return
    if work.title and listed[0].title != work.title:
        return
    seen.add(listed[0].place)
    yield _found(listed[0], work, Severity.HINT)


def _found(work: _Work, other: _Work, severity: Severity) -> Diagnostic:
    return Diagnostic(
        "work-dated-twice",
        severity,
        f"‘{work.said}’ is of {work.year} here and of {other.year} in {where(other.place)}",
        work.place,
        "Look at the title page; of a new edition, say that it is one.",
    )


def _in_list(copy: Copy) -> Iterator[_Work]:
    years = list(_LISTED_YEAR.finditer(copy.text))
    if len(years) != 1 or _EDITION.search(copy.text):
        return
    names = [
        copy.text[start:end]
        for start, end, node in copy.nodes()
        if isinstance(node, (Emphasis, Link)) and not isinstance(node, Strong)
    ]
    head = _HEAD.match(copy.text)
    candidates = [*names, *([head[0]] if head else [])]
    letters = " ".join(_SIGNS.split(copy.text.casefold()))
    year = years[0]
    for said in dict.fromkeys(name.strip() for name in candidates):
        if title := _title(said):
            place = copy.place(*year.span("year"))
            yield _Work(title, "", year["year"], said, place, letters)


def _in_text(copy: Copy) -> Iterator[_Work]:
    if copy.role in (Role.EVENT, Role.VENUE, Role.MASTHEAD):
        return
    spans = [(s, e) for s, e, node in copy.nodes() if isinstance(node, Emphasis)]
    spans += [(one.start + 1, one.end - 1) for one in quoted(copy.text) if one.closed]
    for start, end in spans:
        said = copy.text[start:end].strip(" ,.")
        title = _title(said)
        before = _LEADING.search(copy.text[max(0, start - 80) : start])
        after = _TRAILING.match(copy.text[end : end + 100])
        if not title or _ANOTHER.search(copy.text[max(0, start - 60) : end + 60]):
            continue
        shift = max(0, start - 80)
        if before:
            spot = (shift + before.start("year"), shift + before.end("year"))
            yield _Work(title, "", before["year"], said, copy.place(*spot), "")
        elif after:
            group = 1 if after[1] else 2
            spot = (end + after.start(group), end + after.end(group))
            yield _Work(title, "", after[group], said, copy.place(*spot), "")
    for match in _POSSESSIVE.finditer(copy.text):
        author = match["author"]
        said = match[0]
        place = copy.place(*match.span("year"))
        yield _Work("", author.casefold(), match["year"], said, place, "")


def _title(words: str) -> str:
    """A title’s letters; empty where they are too few, or begin as no title does."""
    letters = _SIGNS.sub("", words.casefold())
    return letters if len(letters) >= _SHORTEST and words[:1].isupper() else ""

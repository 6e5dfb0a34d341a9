"""
## What it does

Finds names that are credited and do not stand in `contributors`: the authors of an article,
whoever signs a box by full name, and a slip in the name of an author on the contents page or
the cover. Whoever is interviewed or photographed need not be on the list, nor whoever took
the pictures.

## Why it matters

The masthead prints the list. Somebody who wrote for the issue is left out of it, or a name is
misspelt in one of the two places, and people notice their own.

## Example

```yaml
authors: [Jon Restel]      # contributors has Jon Restell
```

## How to put it right

Correct the name where it is misspelt; names that are near are suggested. Somebody new goes
on the list `contributors` in issue.yaml, by surname.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hm.check.names import (
    Emphasised,
    alike,
    as_initials,
    contributors,
    correction,
    emphasised,
    is_person,
    listed_as,
    missing_authors,
    nearest_names,
    same,
    signatures,
    slip_of,
    slips_in,
)
from hm.check.written import within, words_at
from hm.model.article import Article, Kind
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place
from hm.read.near import listed

SEVERITY = Severity.ERROR

_BY_AUTHORS = (Kind.COMMENT, Kind.FEATURE, Kind.LEGAL, Kind.TIPS)
"""Kinds whose contents line emphasises nobody but who wrote them."""

_CREDITED_BEFORE = re.compile(r"\b(?:by|writes|asks|argues|explains|reports|wonders)\s*$")
_CREDITED_AFTER = re.compile(
    r"\s*(?:on|writes|explains|explores|investigates|reports|argues|asks|urges|wonders|offers"
    r"|gives|picks|delves|examines|considers|looks)\b"
)


_COVER = re.compile(r"cover\.(?:kicker|headline|text|points\.\d+)")
_COVER_LINE = re.compile(r"cover\.lines\.\d+\.(?:title|text)")


def check(issue: Issue) -> Iterator[Diagnostic]:
    for article in issue.articles.values():
        for author in article.authors:
            if listed_as(author.name, issue) is None:
                yield _unknown("this article is by", author.name, author.place, issue)
        yield from _signatures(issue, article)
        yield from _contents(issue, article)
    yield from _cover(issue)


def _unknown(credit: str, name: str, place: Place, issue: Issue) -> Diagnostic:
    names = contributors(issue)
    near = [f"‘{other}’" for other in nearest_names(name, names)]
    slip = slip_of(name, names)
    return Diagnostic(
        "unknown-contributor",
        SEVERITY,
        f"{credit} ‘{name}’, who is not on the issue’s list of contributors",
        place,
        f"Did you mean {listed(near)}?"
        if near
        else f"Correct the name, or add it to the contributors in {issue.folder}/issue.yaml.",
        correction(place, slip) if slip else None,
    )


def _signatures(issue: Issue, article: Article) -> Iterator[Diagnostic]:
    for found in signatures(article):
        if as_initials(found.by) or listed_as(found.by, issue):
            continue
        # Whose words are quoted may be anybody; only a slip in a contributor's name is one.
        if not found.quoted:
            yield _unknown("this box is signed by", found.by, found.place, issue)
        elif slip_of(found.by, contributors(issue)):
            yield _unknown("this quote is by", found.by, found.place, issue)


def _contents(issue: Issue, article: Article) -> Iterator[Diagnostic]:
    """Credits on the contents page. Others may be emphasised there, and the magazine's title:
    a credit is a slip in the name of an author whom the line does not name otherwise, or a
    person whom the words around call an author."""
    line = emphasised(article.contents)
    unnamed = [author.name for author in missing_authors(article, line)]
    for spot in line:
        if listed_as(spot.name, issue) or any(same(spot.name, a.name) for a in article.authors):
            continue
        slip = any(alike(spot.name, name) for name in unnamed)
        nobody = len(unnamed) == len(article.authors)
        if slip or (nobody and _is_credit(spot, article, issue)):
            found = _unknown("the contents line credits", spot.name, spot.place, issue)
            fix = spot.corrected(found.fix.text) if found.fix else None
            yield replace(found, fix=fix)


def _is_credit(spot: Emphasised, article: Article, issue: Issue) -> bool:
    return (
        article.kind in _BY_AUTHORS
        and is_person(spot.name, issue)
        and bool(_CREDITED_BEFORE.search(spot.before) or _CREDITED_AFTER.match(spot.after))
    )


def _cover(issue: Issue) -> Iterator[Diagnostic]:
    """Slips in the names of authors: the cover has no marks that would tell other credits."""
    for key, names in _cover_words(issue):
        place = issue.places[key]
        text = words_at(issue, place) if key in issue.places else ""
        for start, end, name in slips_in(text, names):
            yield _unknown("the cover credits", name, within(place, text, start, end), issue)


def _cover_words(issue: Issue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The keys of what is printed on the cover, and who may be credited there."""
    yield "cover.credit", contributors(issue)
    authors = _authors(issue, issue.cover.article)
    written = issue.places.keys()
    for key in written:
        if _COVER.fullmatch(key):
            yield key, authors
    lines = {line.place: _authors(issue, line.article) for line in issue.cover.lines}
    for key in written:
        if _COVER_LINE.fullmatch(key):
            yield key, lines.get(issue.places[key.rpartition(".")[0]], ())


def _authors(issue: Issue, slug: str | None) -> tuple[str, ...]:
    article = issue.articles.get(slug or "")
    return tuple(author.name for author in article.authors) if article else ()

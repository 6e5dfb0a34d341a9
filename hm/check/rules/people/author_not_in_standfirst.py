"""
## What it does

Finds authors whom the standfirst of their article does not name with emphasis. Articles
without a standfirst are left alone, and whatever else is emphasised in one is nobody’s name.

## Why it matters

The standfirst is where readers look for the author. A name that is missing there, or misspelt,
is set as a byline of its own instead, and two names may stand under one headline.

## Example

```yaml
authors: [Jo Fable, Helen Cove]
standfirst: >-
  *Jo Fable* explains how to keep a diary.
```

## How to put it right

Name every author in the standfirst, each between asterisks: *Jo Fable* and *Helen Cove*
explain how to build your case.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.names import (
    alike,
    contributors,
    emphasised,
    is_person,
    listed_as,
    missing_authors,
    nearest_names,
    same,
)
from hm.model.article import Article, Credit
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.prose import plain

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    for article in issue.articles.values():
        if not article.standfirst:
            continue
        for author in missing_authors(article, emphasised(article.standfirst)):
            yield from _missing(issue, article, author)


def _missing(issue: Issue, article: Article, author: Credit) -> Iterator[Diagnostic]:
    name = author.name
    spots = emphasised(article.standfirst)
    if listed_as(name, issue) is None:
        # `unknown-contributor` has told of the slip; the standfirst may have it right.
        meant = nearest_names(name, contributors(issue))
        if any(same(spot.name, other) for spot in spots for other in meant):
            return
    for spot in spots:
        if alike(spot.name, name) and is_person(spot.name, issue):
            yield Diagnostic(
                "author-not-in-standfirst",
                SEVERITY,
                f"the standfirst names ‘{spot.name}’, but the author is ‘{name}’",
                spot.place,
                f"Did you mean ‘{name}’?",
                spot.corrected(name),
            )
            return
    bare = name in " ".join(plain(article.standfirst).split())
    yield Diagnostic(
        "author-not-in-standfirst",
        SEVERITY,
        f"the standfirst names ‘{name}’ without emphasis"
        if bare
        else f"the standfirst does not name the author ‘{name}’",
        author.place,
        f"Write *{name}* in the standfirst, between asterisks.",
    )

"""
## What it does

Finds an author’s note (`bio`) whose emphasised name is not that of an author of the article.
The magazine’s title and other things that may be emphasised there are left alone.

## Why it matters

The note was most likely copied from another article. Readers are told that somebody else
wrote this one.

## Example

```yaml
authors: [Lucy Standing]
bio: "*Jane Galloway* is an executive coach."
```

## How to put it right

Write the note of the author, or correct the name in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.names import (
    Emphasised,
    alike,
    contributors,
    emphasised,
    is_person,
    listed_as,
    missing_authors,
    nearest_names,
    same,
)
from hm.model.article import Article
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.prose import plain
from hm.read.near import listed

SEVERITY = Severity.WARNING

_TELLS = re.compile(
    r"\s*(?:$|[,(\n]|(?:is|was|has|works|writes|edits|chairs|leads|runs|teaches|interviews)\b)"
)
"""What goes on about the person just named."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    for article in issue.articles.values():
        if not article.authors:
            continue
        spots = emphasised(article.bio)
        unnamed = [author.name for author in missing_authors(article, spots)]
        for spot in spots:
            if unnamed and _is_another(spot, unnamed, article, issue):
                yield _another(spot, unnamed, issue)


def _is_another(spot: Emphasised, unnamed: list[str], article: Article, issue: Issue) -> bool:
    if any(same(spot.name, author.name) for author in article.authors):
        return False
    for name in unnamed:
        # `unknown-contributor` has told of a slip in the byline; the note may have it right.
        meant = () if listed_as(name, issue) else nearest_names(name, contributors(issue))
        if any(same(spot.name, other) for other in meant):
            return False
    if any(alike(spot.name, name) for name in unnamed):
        return True
    told = " ".join(plain(article.bio).split())
    if any(name in told for name in unnamed):
        return False
    if not is_person(spot.name, issue):
        return False
    starts = not spot.before.strip() or spot.before.rstrip()[-1] in ".!?"
    return listed_as(spot.name, issue) is not None or (
        starts and bool(_TELLS.match(spot.after)) and len(unnamed) == len(article.authors)
    )


def _another(spot: Emphasised, unnamed: list[str], issue: Issue) -> Diagnostic:
    meant = [name for name in unnamed if alike(spot.name, name)]
    authors = listed([f"‘{name}’" for name in unnamed], "and")
    return Diagnostic(
        "bio-of-another",
        SEVERITY,
        f"this note is about ‘{spot.name}’, who is not an author of the article",
        spot.place,
        f"Did you mean ‘{meant[0]}’?" if meant else f"Write the note of {authors}.",
        spot.corrected(meant[0]) if len(meant) == 1 else None,
    )

"""
## What it does

Finds names on the list of contributors who wrote nothing in the issue: no article is by
them, no box is signed with their name or initials, and no picture is credited to them.

## Why it matters

The list is most likely that of the last issue. The masthead would thank somebody for nothing,
and they may ask where their article went.

## Example

```yaml
contributors:
  - Helen Cove          # in no article’s authors
  - Jon Restell
```

## How to put it right

Take the name off the list in issue.yaml, or name it in the `authors` of what they wrote.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.names import (
    as_initials,
    emphasised,
    listed_as,
    nearest_names,
    nearly_signed,
    same,
    signatures,
    signed,
)
from hm.model.article import Article
from hm.model.blocks import Figure, ProfilePanel, walk_blocks
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    names = [credit.name for credit in issue.contributors]
    busy = {name for article in issue.articles.values() for name in _named(issue, article)}
    credits = [issue.cover.picture.credit or ""] if issue.cover.picture else []
    credits += [credit for article in issue.articles.values() for credit in _pictures(article)]
    for number, credit in enumerate(issue.contributors):
        # Of a name that stands there twice, `repeated-contributor` tells.
        if any(same(credit.name, name) for name in [*busy, *names[:number]]):
            continue
        if not any(credit.name in other for other in credits):
            yield Diagnostic(
                "idle-contributor",
                SEVERITY,
                f"‘{credit.name}’ is on the list of contributors, but wrote nothing in this issue",
                credit.place,
                "Take the name off the list, or add it to the authors of what they wrote.",
            )


def _named(issue: Issue, article: Article) -> Iterator[str]:
    """The contributors whom an article names as writers, or means to: a slip is told as one."""
    names = [credit.name for credit in issue.contributors]
    written = [author.name for author in article.authors]
    if not written:
        # Of an article without authors `author-not-credited` tells; here its words must do.
        for prose in (article.standfirst, article.contents, article.bio):
            written += [spot.name for spot in emphasised(prose)]
    for found in signatures(article):
        marks = as_initials(found.by)
        if marks:
            yield from signed(marks, issue) or nearly_signed(marks, issue)
        else:
            written.append(found.by)
    for name in written:
        known = listed_as(name, issue)
        yield from [known] if known else nearest_names(name, names)


def _pictures(article: Article) -> Iterator[str]:
    pictures = [article.image]
    pictures += [
        block.picture
        for block in walk_blocks(article.body)
        if isinstance(block, (Figure, ProfilePanel))
    ]
    yield from (picture.credit for picture in pictures if picture and picture.credit)

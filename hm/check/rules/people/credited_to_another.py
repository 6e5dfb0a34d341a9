"""
## What it does

Finds lines of the contents page and the cover that name somebody whom their article does not
know: neither as an author nor in its text. It finds contributors, too, whom the contents line
calls the author (Ann Example on …, by Ann Example) of an article that somebody else wrote.

## Why it matters

The line was most likely kept from another article or an earlier plan. One person is credited
with what another wrote, and readers look for somebody who is not there.

## Example

```yaml
authors: [Ben Specimen]
contents: "*Ann Example* on the price of paper"
```

## How to put it right

Name the author, or point the line at the article that is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from hm.check.copy.cover import cover_lines
from hm.check.copy.model import Role
from hm.check.names import alike, listed_as, same
from hm.check.people.mentions import Mention, people
from hm.model.article import Article, Kind
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.read.near import listed

SEVERITY = Severity.WARNING

_BY_AUTHORS = (Kind.COMMENT, Kind.FEATURE, Kind.LEGAL, Kind.TIPS)
"""Kinds whose lines name who wrote them where they name anybody first."""
_BEFORE = re.compile(r"\b(?:by|writes|asks|argues|explains|reports|wonders|says)\s*$")
_AFTER = re.compile(
    r"\s*(?:on|writes|explains|explores|investigates|reports|argues|asks|urges|wonders|offers"
    r"|gives|picks|delves|examines|considers|looks|makes|finds|reviews|answers)\b"
)


def check(issue: Issue) -> Iterator[Diagnostic]:
    cover = {id(copy): slug for slug, several in cover_lines(issue).items() for copy in several}
    lines: list[tuple[Mention, Article]] = []
    inside: dict[str, list[str]] = defaultdict(list)
    for mention in people(issue).mentions:
        article = mention.copy.article or issue.articles.get(cover.get(id(mention.copy), ""))
        if article is None:
            continue
        if mention.copy.role in (Role.CONTENTS, Role.COVER):
            lines += [(mention, article)] if mention.sure else []
        else:
            inside[article.slug].append(mention.name)
    for mention, article in lines:
        authors = [author.name for author in article.authors]
        if any(alike(mention.name, name) for name in authors):
            continue
        if not any(_is_in(mention, name) for name in inside[article.slug]):
            if not _told_elsewhere(issue, mention, article):
                yield _stranger(mention, article, authors)
        elif authors and _is_credit(issue, mention, article):
            yield _credited(mention, authors)


def _is_in(mention: Mention, name: str) -> bool:
    """Whether a name of the article is that of a mention, with or without its initials."""
    return alike(mention.name, name) or mention.surname in name.split()


def _is_credit(issue: Issue, mention: Mention, article: Article) -> bool:
    """Whether a line calls a contributor the author, and names no real one."""
    text = mention.copy.text
    return (
        article.kind in _BY_AUTHORS
        and listed_as(mention.name, issue) is not None
        and not any(author.name in text for author in article.authors)
        and bool(_BEFORE.search(text, 0, mention.start) or _AFTER.match(text, mention.end))
    )


def _told_elsewhere(issue: Issue, mention: Mention, article: Article) -> bool:
    """Whether `unknown-contributor` tells of somebody who is not on the list."""
    return (
        listed_as(mention.name, issue) is None
        and mention.copy.role is Role.CONTENTS
        and mention.copy.marked(mention.start, mention.end)
        and article.kind in _BY_AUTHORS
        and not any(same(author.name, mention.name) for author in article.authors)
    )


def _stranger(mention: Mention, article: Article, authors: list[str]) -> Diagnostic:
    line = "contents line" if mention.copy.role is Role.CONTENTS else "cover line"
    by = f", by {listed([f'‘{name}’' for name in authors], 'and')}" if authors else ""
    return Diagnostic(
        "credited-to-another",
        SEVERITY,
        f"this {line} names ‘{mention.name}’, whom its article ({article.slug}.md{by}) does not",
        mention.copy.place(mention.start, mention.end),
        "Name the author, or point the line at the article that is meant.",
    )


def _credited(mention: Mention, authors: list[str]) -> Diagnostic:
    return Diagnostic(
        "credited-to-another",
        SEVERITY,
        f"this contents line credits ‘{mention.name}’, but the article is by"
        f" {listed([f'‘{name}’' for name in authors], 'and')}",
        mention.copy.place(mention.start, mention.end),
        "Name the author of the article.",
    )

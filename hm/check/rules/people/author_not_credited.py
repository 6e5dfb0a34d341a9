"""
## What it does

Finds articles without authors whose kind wants one: comment, feature, interview, legal,
tips and profile.

## Why it matters

Opinions and advice without a name are the magazine’s own. The article goes without a byline,
and its author without credit.

## Example

```yaml
kind: comment
title: Meetings have to end
```

## How to put it right

Name who wrote it: `authors: [Greta Underhill]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.written import words_at
from hm.model.article import Article, Kind
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_SIGNED = (Kind.COMMENT, Kind.FEATURE, Kind.INTERVIEW, Kind.LEGAL, Kind.TIPS, Kind.PROFILE)


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for article in part.articles.values():
        if article.kind in _SIGNED and not article.authors and _is_blank(part, article):
            yield Diagnostic(
                "author-not-credited",
                SEVERITY,
                f"nobody is named as the author of this article, whose kind is {article.kind}",
                article.places["authors" if "authors" in article.places else "kind"],
                "Name who wrote it in the front matter: authors: [First Last].",
            )


def _is_blank(issue: Issue, article: Article) -> bool:
    """Whether no authors are written; those that cannot be read have been told of as such."""
    if "authors" not in article.places:
        return True
    return words_at(issue, article.places["authors"]).strip("[] \n") in ("", "null", "~")

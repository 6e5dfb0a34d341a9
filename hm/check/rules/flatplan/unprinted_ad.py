"""
## What it does

Finds what would not be printed of supplied advertisements: a PDF that is planned on one line of
the flatplan with articles, and text under the front matter of one that is supplied as a PDF.

## Why it matters

A PDF is put on its page whole. It cannot stand among running text, and no text can stand on
it.

## Example

```yaml
flatplan:
  8: [leading-edge, ad-sunrise]     # ad-sunrise is a PDF
```

## How to put it right

Give the advertisement a line of the flatplan to itself. Delete its text, or delete `ad` and
have it set from the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.article import Kind
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    for run in issue.flatplan.runs:
        articles = [issue.articles[slug] for slug in run.slugs if slug in issue.articles]
        alone = all(article.kind is Kind.AD for article in articles) and len(articles) == len(
            run.slugs
        )
        for planned in run.planned:
            article = issue.articles.get(planned.slug)
            if not (article and article.ad and article.ad.is_pdf):
                continue
            if not alone:
                yield Diagnostic(
                    "unprinted-ad",
                    SEVERITY,
                    f"‘{planned.slug}’ is supplied as a PDF and cannot stand among articles",
                    planned.place,
                    "Give it a line of the flatplan to itself.",
                )
            elif article.body:
                yield Diagnostic(
                    "unprinted-ad",
                    SEVERITY,
                    "this text is not printed, for the advertisement is supplied as a PDF",
                    article.body[0].place,
                    "Delete it; or delete ‘ad’, and the advertisement is set from its text.",
                )

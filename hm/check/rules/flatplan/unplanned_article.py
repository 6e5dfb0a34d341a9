"""
## What it does

Finds manuscripts in `articles/` that the flatplan does not name.

## Why it matters

They are not printed. An article that was held over can wait there, but one that was
forgotten looks just the same.

## Example

`articles/legal-eye.md` is there, and no line of the flatplan names `legal-eye`.

## How to put it right

Put it on the flatplan, or move the file out of `articles/` until its issue comes.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    for slug, article in issue.articles.items():
        if issue.flatplan.run_of(slug) is None:
            yield Diagnostic(
                "unplanned-article",
                SEVERITY,
                f"‘{slug}’ is not on the flatplan, so it is not printed",
                Place(article.path),
                f"Put it on the flatplan in {issue.folder}/issue.yaml, or move the file elsewhere.",
            )

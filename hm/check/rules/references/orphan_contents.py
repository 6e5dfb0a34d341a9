"""
## What it does

Finds articles of a section that the contents page does not list. A news story has no line of
its own: it is found under a line of its section in the same run, such as *News &
noticeboard*. Articles with `contents: false` are left off on purpose.

## Why it matters

What is not on the contents page is found by chance.

## Example

```yaml
# alone on page 8, where the flatplan puts nothing else
title: Trusts told to publish waiting times
kind: news
section: heads-up
```

## How to put it right

Give it a line: `contents: "Waiting times: trusts are told to publish them"`. Or say that it
has none: `contents: false`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.article import Kind
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_NEVER = (Kind.EDITORIAL, Kind.AD)


def check(issue: Issue) -> Iterator[Diagnostic]:
    # Without a contents page there is nothing to be left off.
    if issue.flatplan.run_of("contents") is None:
        return
    for run in issue.flatplan.runs:
        articles = [issue.articles[slug] for slug in run.slugs if slug in issue.articles]
        found_under = {article.section for article in articles if article.listed}
        for article in articles:
            off = article.listed or "contents" in article.places or article.kind in _NEVER
            if article.section and not off and article.section not in found_under:
                yield Diagnostic(
                    "orphan-contents",
                    SEVERITY,
                    f"the contents page does not list ‘{article.name}’",
                    article.places["title"],
                    "Give it a line ‘contents: …’, or write ‘contents: false’ to leave it off.",
                )

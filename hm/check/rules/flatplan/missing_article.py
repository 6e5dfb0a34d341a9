"""
## What it does

Finds slugs on the flatplan that have no manuscript.

## Why it matters

The pages planned for the article stay empty.

## Example

```yaml
flatplan:
  8: leading-egde        # the file is articles/leading-edge.md
```

## How to put it right

Correct the slug (the nearest one is suggested), or write `articles/<slug>.md`. The pages
`cover`, `contents` and `masthead` are made by hm and need no file.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.flatplan import MADE_PAGES
from hm.model.issue import Issue
from hm.read.near import nearest

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    articles = issue.magazine.root / issue.folder / "articles"
    planned = {slug for run in issue.flatplan.runs for slug in run.slugs}
    for run in issue.flatplan.runs:
        for here in run.planned:
            slug = here.slug
            if slug in issue.articles or slug in MADE_PAGES:
                continue
            # A manuscript that is there but cannot be read has been reported as such.
            if (articles / f"{slug}.md").exists():
                continue
            free = [*(s for s in issue.articles if s not in planned), *MADE_PAGES]
            near = nearest(slug, free) or nearest(slug, issue.articles)
            remedy = (
                f"Did you mean ‘{near}’?" if near else "Write the file, or plan another article."
            )
            yield Diagnostic(
                "missing-article",
                SEVERITY,
                f"there is no manuscript {issue.folder}/articles/{slug}.md",
                here.place,
                remedy,
            )

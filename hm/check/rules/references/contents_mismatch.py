"""
## What it does

Finds lines of the cover that point at an article which is not in the issue: `article` names
no manuscript, or one that the flatplan leaves out.

## Why it matters

The cover promises what the reader will not find, and in the screen PDF and on the web the
line leads nowhere.

## Example

```yaml
cover:
  lines:
    - {title: Dr Bill Bodkin, text: On patience, article: bill-bodkn}
```

## How to put it right

Correct the slug; the nearest one is named. Put an article that was left out on the flatplan,
or drop its line from the cover.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.issue import Issue
from hm.model.place import Place
from hm.read.near import nearest

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    cover = issue.cover
    pointers = [(cover.article, issue.places["cover.article"])]
    pointers += [(line.article, line.article_place) for line in cover.lines]
    planned = {slug for run in issue.flatplan.runs for slug in run.slugs}
    for slug, place in pointers:
        # Where a planned article has no manuscript, `missing-article` tells.
        if slug is None or slug in planned:
            continue
        if slug in issue.articles:
            yield _mismatch(
                f"this line points at ‘{slug}’, which is not on the flatplan",
                place,
                "Put the article on the flatplan, or take the line off the cover.",
            )
        else:
            near = nearest(slug, planned & set(issue.articles))
            yield _mismatch(
                f"this line points at ‘{slug}’, which is no article of this issue",
                place,
                f"Did you mean ‘{near}’?" if near else "Name an article that is on the flatplan.",
                Edit(place, near) if near else None,
            )


def _mismatch(message: str, place: Place, remedy: str, fix: Edit | None = None) -> Diagnostic:
    return Diagnostic("contents-mismatch", SEVERITY, message, place, remedy, fix)

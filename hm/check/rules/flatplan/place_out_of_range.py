"""
## What it does

Finds a `place` on a page that the article does not have.

## Why it matters

The box or picture has nowhere to go; it would land in the text, where it is not wanted.

## Example

```markdown
::: box {title="Key dates" place="top@4"}
```

The flatplan gives the article three pages.

## How to put it right

Pages count from the article’s first. Name one that it has, or give it more pages on the
flatplan.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.words import counted
from hm.model.blocks import Box, Figure, FindOutMore, ProfilePanel, PullQuote, walk_blocks
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    for slug, article in issue.articles.items():
        run = issue.flatplan.run_of(slug)
        if run is None:
            continue
        for block in walk_blocks(article.body):
            if not isinstance(block, (Box, Figure, FindOutMore, ProfilePanel, PullQuote)):
                continue
            wanted = block.placement
            if wanted.page is not None and wanted.page > len(run.pages):
                yield _out_of_range(str(wanted), slug, len(run.pages), wanted.place or block.place)


def _out_of_range(wanted: str, slug: str, pages: int, place: Place) -> Diagnostic:
    position = wanted.partition("@")[0]
    between = " or " if pages == 2 else " to "
    upto = between.join(dict.fromkeys((f"{position}@1", f"{position}@{pages}")))
    return Diagnostic(
        "place-out-of-range",
        SEVERITY,
        f"the place {wanted} is out of range: the flatplan gives ‘{slug}’ "
        f"only {counted(pages, 'page')}",
        place,
        f"Write {upto}, or give the article more pages.",
    )

"""
## What it does

Finds supplied PDFs that have more pages than the flatplan gives them, or fewer.

## Why it matters

Pages beyond those planned are not printed, and planned pages without one of the PDF's stay
white. Often the wrong file was sent: a brochure, or one half of a spread.

## Example

```yaml
flatplan:
  4-5: ad-sunrise        # and ads/sunrise.pdf has one page
```

## How to put it right

Give the advertisement as many pages on the flatplan as its PDF has, or ask for the right file.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.artwork import supplied
from hm.check.words import counted
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.ERROR


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    told: set[str] = set()
    for found, src, place in supplied(issue, laid):
        if found.sheets == found.pages or found.slug in told:
            continue
        told.add(found.slug)
        printed = min(found.sheets, found.pages)
        rest = "the others are not printed" if found.sheets > printed else "the rest stays white"
        yield Diagnostic(
            "ad-page-count",
            SEVERITY,
            f"{src} has {counted(found.sheets, 'page')}, and the flatplan gives it "
            f"{counted(found.pages, 'page')}; {rest}",
            place,
            "Change the flatplan, or ask for the right file.",
        )

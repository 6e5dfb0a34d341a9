"""
## What it does

Finds text that does not fit the pages the flatplan gives it.

## Why it matters

Pages cannot grow: what is overset is not printed. The reader meets an article that
stops in the middle of a sentence, with no end sign and no author's note.

## Example

```yaml
flatplan:
  8: leading-edge        # 900 words, where a page holds 650
```

## How to put it right

Cut the article by the number of words named; the place shown is where the overset
begins. Or give the run another page in the flatplan, and take it from a run with
room to spare (`hm pages` shows how full each is).
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.ERROR


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for run in laid.runs:
        pages = "page" if len(run.run.pages) == 1 else "pages"
        for overset in run.record.overset:
            over = f"{_count(overset.lines, 'line')} ({_count(overset.words, 'word')})"
            yield Diagnostic(
                "overset-run",
                SEVERITY,
                f"‘{overset.slug}’ runs over {pages} {run.run.key} by {over}: "
                "from here on it is not printed",
                overset.place,
                f"Cut {_count(overset.words, 'word')} from the article, or give it more room than "
                f"{pages} {run.run.key} in the flatplan ({run.run.place}).",
            )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"

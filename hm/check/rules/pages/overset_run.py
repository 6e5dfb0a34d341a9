"""
## What it does

Finds text that does not fit the pages the flatplan gives it.

## Why it matters

Pages cannot grow: what is overset is not printed. Readers find an article that stops in
the middle of a sentence, with no end sign and no author’s note.

## Example

```yaml
flatplan:
  8: leading-edge        # 900 words, where a page holds 650
```

## How to put it right

Cut as many words as the remedy says; the place shown is where the overset begins. Or give
the run another page on the flatplan, and take it from a run with room to spare (`hm pages`
shows how full each one is).
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.words import counted, pages_said
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.ERROR


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for run in laid.runs:
        for overset in run.record.overset:
            words = counted(overset.words, "word")
            yield Diagnostic(
                "overset-run",
                SEVERITY,
                f"‘{overset.slug}’ overruns {pages_said(run.run.pages)} by "
                f"{counted(overset.lines, 'line')} ({words}); the text from here on is not printed",
                overset.place,
                f"Cut {words}, or give the article more room on the flatplan ({run.run.place}).",
            )

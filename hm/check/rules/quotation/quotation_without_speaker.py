"""
## What it does

Finds quoted sentences with nobody near who says them: neither in the same paragraph nor in the
one before or after it is there a word such as says, told or according to, or a colon that leads
to them. It is a hint: who speaks may be clear all the same.

## Why it matters

Readers ask who says so, and so may a lawyer.

## Example

```markdown
The ward was closed in May. “Nobody had told us that it would never open again.” The patients
went to Exeter.
```

## How to put it right

Name who said it, where it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hm.check.copy.gather import by_article
from hm.check.copy.model import Copy
from hm.check.copy.speech import quoted
from hm.check.quoting.saying import gives_the_floor
from hm.check.quoting.stream import speech_mark
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.HINT

_LEAST = 8


def check(issue: Issue) -> Iterator[Diagnostic]:
    mark = speech_mark(issue)
    for copies in by_article(issue).values():
        # A panel on somebody is all in their own words.
        text = [copy for copy in copies if copy.is_running and copy.panel != "profile"]
        for _, several in groupby(text, key=lambda copy: copy.panel_place):
            yield from _unnamed(list(several), mark)


def _unnamed(copies: Sequence[Copy], mark: str) -> Iterator[Diagnostic]:
    reports = [_report(copy, mark) for copy in copies]
    for number, copy in enumerate(copies):
        if mark not in copy.text or any(reports[max(number - 1, 0) : number + 2]):
            continue
        for one in quoted(copy.text):
            said = copy.text[one.start + 1 : one.end].rstrip("”’")
            if one.mark != mark or len(said.split()) < _LEAST or not said[:1].isupper():
                continue
            yield Diagnostic(
                "quotation-without-speaker",
                SEVERITY,
                f"nobody near says ‘{shortened(said)}’",
                copy.place(one.start, one.end),
                "Name who said it, or take the quotation marks away.",
            )


def _report(copy: Copy, mark: str) -> bool:
    """Whether what a passage has outside quotation marks tells who speaks."""
    outside: list[str] = []
    at = 0
    for one in quoted(copy.text):
        if one.mark == mark and one.start >= at:
            outside.append(copy.text[at : one.start])
            at = one.end
    outside.append(copy.text[at:])
    return any(part.rstrip().endswith(":") for part in outside) or any(
        gives_the_floor(part) for part in outside
    )

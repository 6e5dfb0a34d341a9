"""
## What it does

Finds sentences of running text that begin with a figure. Years, times in a timetable and
lists are left alone. Always a hint.

## Why it matters

A sentence begins with a capital, and a figure has none: after a full stop it may be read as
part of the sentence before.

## Example

```markdown
The doors were shut. 12 of them stayed so.
```

## How to put it right

Write the number as a word, or turn the sentence round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.forms import passages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.HINT

_FIGURE = re.compile(r"[£$€]?\d[\d,.]*(?:%|m|bn)?(?=[ -][^\W\d_])(?! ?(?:am|pm)\b)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy, text in passages(part):
        if copy.role is not Role.PARAGRAPH or "\n" in text:
            continue
        for start, end in copy.sentences:
            match = _FIGURE.match(text, start, end)
            if match is None or _YEAR.fullmatch(match[0]) or match[0].endswith("."):
                continue
            yield Diagnostic(
                "figure-begins-sentence",
                SEVERITY,
                f"a sentence begins with the figure ‘{match[0]}’",
                copy.place(match.start(), match.end()),
                "Write it as a word, or turn the sentence round.",
            )

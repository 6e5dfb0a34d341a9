"""
## What it does

Finds a paragraph of running text that ends without a full stop or another mark. A paragraph
that ends with an address, a colon or a dash, short lines and lines broken by hand are left
alone.

## Why it matters

The reader turns the page for the rest, which is not there.

## Example

```markdown
The door was open, and nobody had thought of
```

## How to put it right

Write the end, or the full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import CUT, Role
from hm.check.forms import passages
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_WORDS = 8
"""Fewer are a line, and no sentence."""
_SOURCE = re.compile(r"[.!?…][’”]* \([^()]*\)$")
"""What stands in brackets after a sentence that has its end: where it is from."""
_END = re.compile(r"[.!?…:;—–/\]][’”)\]]*$|[’”)]?[.!?…]$")


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy, text in passages(part):
        if copy.role not in (Role.PARAGRAPH, Role.QUOTATION) or copy.panel == "find-out-more":
            continue
        end = len(text.rstrip())
        if len(copy.words) < _WORDS or "\n" in text.strip() or text[end - 1] == CUT:
            continue
        if _END.search(text, 0, end) or _SOURCE.search(text, 0, end) or copy.marked(0, end):
            continue
        last = copy.words[-1]
        if last.text.isdigit() and any(mark in text for mark in "@+"):
            continue  # whom to ring
        words = " ".join(text[:end].split()[-5:])
        yield Diagnostic(
            "sentence-without-end",
            SEVERITY,
            f"the paragraph ends with ‘{shortened(words)}’, without a full stop",
            copy.place(last.start, end),
            "Write the end of the sentence, or its full stop.",
        )

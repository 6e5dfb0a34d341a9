"""
## What it does

Finds telephone numbers of the United Kingdom with a digit too few or too many: 020, 03 and 07
numbers have eleven with their 0, +44 numbers ten after the 44. A number that is one digit off
another of the issue is a hint, for offices have neighbouring lines.

## Why it matters

Readers ring it, and somebody else answers.

## Example

```markdown
Ring us on 020 7946 001.
```

## How to put it right

Ring it before you print it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from hm.check.figures import with_figures
from hm.check.forms import times
from hm.check.telephones import telephones
from hm.check.words import counted
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_CALLED = "Ring it before you print it."


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = [
        (copy, one)
        for copy in with_figures(issue)
        if "0" in copy.text
        for one in telephones(copy.text)
    ]
    uses = Counter(one.digits for _, one in found if one.possible)
    for copy, one in found:
        place = copy.place(one.start, one.end)
        words = copy.text[one.start : one.end]
        if not one.possible:
            has = counted(len(one.digits), "digit")
            message = f"‘{words}’ has {has} with its first 0; numbers of its sort have {one.wanted}"
            yield Diagnostic("wrong-telephone-number", SEVERITY, message, place, _CALLED)
            continue
        near = [
            digits
            for digits in uses
            if uses[digits] > uses[one.digits] and OSA.distance(digits, one.digits) == 1
        ]
        if near:
            message = f"‘{words}’ is a digit off {near[0]}, which stands {times(uses[near[0]])}"
            yield Diagnostic("wrong-telephone-number", Severity.HINT, message, place, _CALLED)

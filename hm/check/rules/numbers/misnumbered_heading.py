"""
## What it does

Finds numbered cross-heads that do not follow on: 1, 2, 4, or the same number twice. Numbering
that begins anew at 1 is right, and so is one that counts down.

## Why it matters

Readers look for the tip that is missing. Most often one was cut, or two changed places.

## Example

```markdown
## 2. Take back control

## 4. Target your search
```

## How to put it right

Number the headings anew, and the title too if it says how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.gather import by_article
from hm.check.headings import numbered_headings
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copies in by_article(part).values():
        found = numbered_headings(copies)
        numbers = [number for number, _, _ in found]
        if len(numbers) < 3 or numbers == list(range(numbers[0], numbers[0] - len(numbers), -1)):
            continue
        expected = 1
        for number, copy, span in found:
            if number not in (expected, 1):
                yield Diagnostic(
                    "misnumbered-heading",
                    SEVERITY,
                    f"this heading is number {number}, where {expected} comes next",
                    copy.place(*span),
                    "Number the headings anew, or look for the one that was lost.",
                )
            expected = number + 1

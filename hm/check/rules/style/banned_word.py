"""
## What it does

Finds the words that `style.banned` in magazine.yaml lists. A list of words, or each word with
what to write instead. Words in quotation marks are found too: banned is banned.

## Why it matters

Every house has words that it will not print.

## Example

```yaml
style:
  banned: {going forward: from now on, stakeholder: say who}
```

## How to put it right

Write what the list says, or other words.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.gather import editorial
from hm.check.phrases import Phrases
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check_part(part: Issue) -> Iterator[Diagnostic]:
    banned = Phrases(part.magazine.style.banned)
    for copy in editorial(part):
        for start, end, word, remedy in banned.found(copy.text):
            yield Diagnostic(
                "banned-word",
                SEVERITY,
                f"the house does not print ‘{word}’",
                copy.place(start, end),
                f"{remedy[:1].upper()}{remedy[1:].rstrip('.')}."
                if " " in remedy
                else f"Write ‘{remedy}’."
                if remedy
                else "Write it in other words.",
            )

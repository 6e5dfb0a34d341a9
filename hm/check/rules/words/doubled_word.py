"""
## What it does

Finds a word that stands twice in a row: *the the*. Words that may (*had had*, *very very*), names
and what is doubled with a comma or a line break between are left alone.

## Why it matters

The eye skips it, above all across the end of a line; the reader’s does not.

## Example

```markdown
Details remain sketchy and and nobody knows more.
```

## How to put it right

Delete one of them: `hm check --fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hm.check.copy.gather import editorial
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

# fmt: off
_MAY = frozenset((
    "blah", "boo", "bye", "chop", "drip", "goody", "had", "ha", "hear", "knock", "long", "many",
    "never", "night", "no", "now", "out", "really", "so", "that", "there", "tut", "very", "well",
    "yes",
))
# fmt: on


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in editorial(part):
        for first, second in pairwise(copy.words):
            low = first.text.lower()
            if second.text.lower() != low or low in _MAY or not low.isalpha():
                continue
            between = copy.text[first.end : second.start]
            if between.strip() or not between or "\n" in between:
                continue
            if copy.text[second.end : second.end + 1] == "@":
                continue  # an e-mail address
            if first.text[0].isupper() and second.text[0].isupper():
                continue  # a name, or a shout
            place = copy.place(first.start, second.end)
            yield Diagnostic(
                "doubled-word",
                SEVERITY,
                f"‘{first.text} {second.text}’: the word stands here twice",
                place,
                "Delete one of them.",
                copy.edit(first.start, second.end, first.text),
            )

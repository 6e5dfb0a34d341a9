"""
## What it does

Finds *a* before the sound of a vowel and *an* before any other: *a inclusive way*, *an unique
chance*. The sound counts: *an hour*, *a one-off*, *an MP*, *a UK firm*, *an 18-week wait*. Where
both are said (*a hotel*, *an hotel*; capitals that may be a word), nothing is said.

## Why it matters

It is the slip that most often stays when a word beside it has been changed.

## Example

```markdown
She applied to a employment tribunal.
```

## How to put it right

Write the other article: `hm check --fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hm.check.copy.gather import editorial
from hm.check.sounds import takes_an
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_OPENING = " \u00a0“‘(["
# fmt: off
_NO_NOUN = frozenset((
    "a", "an", "and", "are", "as", "at", "i", "if", "in", "is", "it", "of", "on", "or", "us",
))
# fmt: on
"""What follows the letter A, or a slip of another kind."""


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in editorial(part):
        for article, word in pairwise(copy.words):
            if article.text not in ("a", "an", "A", "An"):
                continue
            between = copy.text[article.end : word.start]
            if not between[:1].isspace() or between.strip(_OPENING):
                continue
            if article.text == "A" and copy.text[: article.start].rstrip()[-1:].isalnum():
                continue  # a letter: vitamin A
            wants = takes_an(word.text)
            if word.text.lower() in _NO_NOUN or wants is None:
                continue
            if wants != (len(article.text) == 2):
                right = article.text[0] + ("n" if wants else "")
                yield Diagnostic(
                    "wrong-article",
                    SEVERITY,
                    f"‘{article.text} {word.text}’ should be ‘{right} {word.text}’",
                    copy.place(article.start, word.end),
                    f"Write ‘{right}’.",
                    copy.edit(article.start, article.end, right),
                )

"""
## What it does

Finds a hyphen between an adverb in *-ly* and the word it tells of: *a freshly-painted door*.
It is a warning where the issue also writes such words without a hyphen, and a hint where it
never does. Words in -ly that are no adverbs keep theirs: *a family-friendly employer*.

## Why it matters

The *-ly* says already that the words belong together, so British style has no hyphen there. Most
writers leave it out, and a magazine that has both looks unread.

## Example

```markdown
They have a freshly-painted door in a badly lit street.
```

## How to put it right

Write a space: *a freshly painted door*. `hm check --fix` does it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.terms.adverbs import modified
from hm.check.terms.compounds import OPEN
from hm.check.terms.uses import Use, elsewhere
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = list(modified(issue))
    without = [use for use in found if use.way == OPEN]
    for use in found:
        if use.way != OPEN:
            yield _told(use, without)


def _told(use: Use, without: list[Use]) -> Diagnostic:
    one, two = use.words.split("-", 1)
    same = tuple(other for other in without if other.parts == use.parts) or tuple(without)
    message = f"‘{use.words}’ has a hyphen after an adverb in -ly"
    if same:
        message += f", as ‘{same[0].words}’ has not {elsewhere(use, same)}"
    at = use.start + len(one)
    return Diagnostic(
        "hyphened-adverb",
        SEVERITY if without else Severity.HINT,
        message,
        use.place,
        f"Write ‘{one} {two}’.",
        use.copy.edit(at, at + 1, " "),
    )

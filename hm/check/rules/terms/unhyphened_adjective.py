"""
## What it does

Finds words that describe a noun together and have no hyphen: a number and its unit (*12 week
delays*), words with *self* (*self assured*), some that are made with a verb (*a time consuming
task*, *long lasting change*, *the clapped out van*), and some that are always so (*a last minute
change*, *high value work*). Compounds that the issue has with a hyphen elsewhere are
told by `inconsistent-hyphen`. A pair that the issue has three times, and never with a hyphen, is
the house’s way: a hint.

## Why it matters

Without the hyphen the reader takes the first word for the noun, and begins the sentence again.

## Example

```markdown
After 12 week delays for a time consuming test, few are self assured.
```

## How to put it right

Write a hyphen: *12-week delays*, *a time-consuming test*, *self-assured*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hm.check.terms.compounds import HYPHEN, compounds
from hm.check.terms.unjoined import unjoined
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_OFTEN = 3
"""How often the issue has a pair open, and never with a hyphen, for it to be the house’s way."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    told: set[str] | None = None
    counts = Counter((found.tokens[0].small, found.tokens[-1].small) for found in unjoined(issue))
    for found in unjoined(issue):
        if found.noun:
            continue
        first, last = found.tokens[0], found.tokens[-1]
        if told is None:
            told = {
                key
                for key, several in compounds(issue).items()
                if any(one.use.way == HYPHEN for one in several)
            }
        kin = last.small == "term" and any(key.endswith("-term") for key in told)
        if kin or f"{first.small}-{last.small}" in told:
            continue
        often = counts[first.small, last.small] >= _OFTEN and first.small != "self"
        yield Diagnostic(
            "unhyphened-adjective",
            Severity.HINT if often else SEVERITY,
            f"‘{first.text} {last.text}’ belongs together here and has no hyphen",
            found.passage.copy.place(*found.span),
            f"Write ‘{first.text}-{last.text}’.",
        )

"""
## What it does

Finds words that describe a noun together and have no hyphen: a number and its unit (*18 week
waits*), words with *self* (*self enhancing*), some that are made with a verb (*a time consuming
task*, *long lasting change*, *the clapped out van*), and some that are always so (*a last minute
change*, *high value work*). Compounds that the issue has with a hyphen elsewhere are
told by `inconsistent-hyphen`.

## Why it matters

Without the hyphen the reader takes the first word for the noun, and begins the sentence again.

## Example

```markdown
After 18 week waits for a time consuming test, few are self assured.
```

## How to put it right

Write a hyphen: *18-week waits*, *a time-consuming test*, *self-assured*.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.terms.compounds import HYPHEN, compounds
from hm.check.terms.unjoined import unjoined
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    told: set[str] | None = None
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
        yield Diagnostic(
            "unhyphened-adjective",
            SEVERITY,
            f"‘{first.text} {last.text}’ belongs together here and has no hyphen",
            found.passage.copy.place(first.start, last.end),
            f"Write ‘{first.text}-{last.text}’.",
        )

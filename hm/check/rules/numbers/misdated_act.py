"""
## What it does

Finds Acts of Parliament with a year in which there was none of that name. hm knows some 150
Acts that magazines write about most; of any other it says nothing.

## Why it matters

Readers look the law up by its year, and a wrong one leads to another Act or to none.

## Example

```markdown
Your rights under the Equality Act 2011 …
```

## How to put it right

Write the year of the Act, or the name of the one that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.figures import with_figures
from hm.check.numbers.acts import years_of
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.read.near import listed

SEVERITY = Severity.WARNING

_YEAR = r"(?P<year>(?:1[89]|20)\d{2})(?!\d)"
_PART = r"(?:[A-Z][\w’'-]*,?|\([A-Z][^()\n]{0,60}\)|&)"
_SMALL = r"(?:of|and|the|at|in|for|from|to|by|etc\.?|&)"
_ACT = re.compile(rf"(?P<name>{_PART}(?:\s(?:{_PART}|{_SMALL})){{0,14}}\sAct)\s\(?{_YEAR}")
_TURNED = re.compile(
    rf"(?:\b[Tt]he|[’']s)\s{_YEAR}\s(?P<name>{_PART}\s(?:(?:{_PART}|{_SMALL})\s){{0,14}}Act)\b"
)
_LISTED_UNTIL = 2025
"""From this year on there may be Acts that the list does not have."""
_BEFORE = (
    "the under in by since with when a an our your this that although while if as at for from but "
    "and or both see britain’s england’s government’s uk’s parliament’s"
)
"""What may stand before the name of an Act and begin with a capital."""


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in with_figures(part):
        if "Act" not in copy.text:
            continue
        for match in (*_ACT.finditer(copy.text), *_TURNED.finditer(copy.text)):
            name = _known(match["name"])
            year = int(match["year"])
            years = years_of(name) if name else ()
            if not name or year in years or year >= _LISTED_UNTIL:
                continue
            said = listed([str(one) for one in years], "and")
            those = "that" if len(years) == 1 else "those"
            yield Diagnostic(
                "misdated-act",
                SEVERITY,
                f"there is no {name} of {year}, only {those} of {said}",
                copy.place(*match.span("year")),
                "Look up the Act, and write its own year.",
            )


def _known(words: str) -> str | None:
    """The Act’s name without what goes before it in the sentence; None where it is not known."""
    parts = words.split()
    while len(parts) > 1:
        name = " ".join(parts)
        if years_of(name):
            return name
        if parts[0].casefold() not in _BEFORE.split():
            return None
        del parts[0]
    return None

"""
## What it does

Finds decades with an apostrophe before the s (“the 1990’s”), and decades that are written
otherwise than the house writes them: “the 1990s” or “the ’90s”, as `style.decades` in
magazine.yaml sets, else as the issue mostly has them.

## Why it matters

A decade is a plural, and no possessive. Two ways of writing it look like two writers.

## Example

```markdown
The wing was built in the 1960's.
```

## How to put it right

Write “the 1960s”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Copy
from hm.check.forms import Seen, figured, odd_ones
from hm.check.lexicon.classes import FUNCTION, Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import OFF, Issue

SEVERITY = Severity.WARNING

_POSSESSIVE = re.compile(r"(?<![\w£$€])((?:1[5-9]|20)\d0)’s\b")
_OWNED = re.compile(r"\s+([^\W\d]+)")
_OF_TIME = re.compile(r"\b(?:the|early|mid|late|mid-|early-|late-)\s?$", re.IGNORECASE)
_DECADE = re.compile(
    r"(?<=\bthe )((?:early |mid-?|late )?)((?:1[89]|20)\d0s|[’‘]?[2-9]0s)(?!\w| club)"
)


def check(issue: Issue) -> Iterator[Diagnostic]:
    wanted = issue.magazine.style.decades
    found: list[Seen] = []
    for copy, text in figured(issue):
        if "0s" not in text and "0’s" not in text:
            continue
        if wanted != OFF:
            yield from _possessives(copy, text)
        for match in _DECADE.finditer(text):
            found.append(Seen(_form(match[2]), copy, match.start(2), match.end(2)))
    for odd in odd_ones(found, wanted):
        number = odd.seen.text[-3:-1]
        # Which century a short form means is for the editor to say.
        right = f"’{number}s" if odd.wanted == "’90s" else f"19{number}s"
        yield odd.tell(
            "off-style-decade",
            f"is not written like ‘{odd.wanted}’",
            right,
            fix=right
            if odd.wanted == "’90s" and odd.seen.text.startswith(("19", number))
            else None,
        )


def _form(text: str) -> str:
    if len(text) == 5:
        return "1990s"
    return "’90s" if text.startswith("’") else "90s"


def _possessives(copy: Copy, text: str) -> Iterator[Diagnostic]:
    for match in _POSSESSIVE.finditer(text):
        owned = _OWNED.match(text, match.end())
        if (
            owned
            and not _OF_TIME.search(text, 0, match.start())
            and not classes(owned[1]) & (FUNCTION | Class.BE)
        ):
            continue  # “2020’s budget” is the year’s
        right = f"{match[1]}s"
        yield Diagnostic(
            "off-style-decade",
            SEVERITY,
            f"‘{match[0]}’ has an apostrophe that a decade does not take",
            copy.place(match.start(), match.end()),
            f"Write ‘{right}’.",
            copy.edit(match.start(), match.end(), right),
        )

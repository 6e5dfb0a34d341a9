"""
## What it does

Finds marks that follow one another and cannot: two commas, two full stops, a full stop after
a question mark, one on either side of a closing quotation mark. Points of ellipsis, “?!”
and the point of an abbreviation (etc., Ltd.) are left alone.

## Why it matters

One of the two is left from an earlier version of the sentence.

## Example

```markdown
It was open,, then shut.. “Why?”.
```

## How to put it right

Delete one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import CUT, Copy, Role
from hm.check.forms import around, passages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_DOUBLED = re.compile(
    r"(?P<same>,,+|;;+|::+|(?<![.])\.\.(?![.]))"
    r"|(?P<end>(?<![.…])[?!][.,](?![.…]))"
    r"|(?P<comma>[,;:][.](?![.\w])|\.[,;](?!\d)|,[;:?!](?![)\w-])|[;:],)"
    r"|(?P<around>(?<![.])\.[”’]\.(?![.])|,[”’],|[?!][”’]\.(?![.])|\.[”’],)"
    r"|(?P<marks>““|””|’’|‘‘)"
)
_MAY_BE = re.compile(r"[.,;:!?][.,;:!?]|[.,!?][”’][.,]|[“”‘’][“”‘’]")
"""Found quickly, and in nothing that has none of the above."""
_ABBREVIATED = re.compile(
    r"(?:\b(?:etc|Ltd|Inc|Co|Corp|Jr|Sr|vs|al|ed|eds|no|vol|St|plc|Bros|approx|dept|est|ie|eg"
    r"|[Cc]it|ibid|pp|ch|fig|Rev|Hon|Mt|Dr|Mr|Mrs|Ms|Prof|dec|bn|misc)"
    r"|\b[^\W\d_](?:\.[^\W\d_])*)$"
)
"""What a full stop belongs to, so that another mark may follow."""


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy, text in passages(part):
        if copy.role is not Role.ALT and _MAY_BE.search(text):
            yield from _in(copy, text)


def _in(copy: Copy, text: str) -> Iterator[Diagnostic]:
    for match in _DOUBLED.finditer(text):
        start, end = match.span()
        marks = match[0]
        if CUT in text[max(start - 1, 0) : end + 1]:
            continue
        if marks[0] == "." and marks != ".." and _ABBREVIATED.search(text, 0, start):
            continue
        if marks == ".." and _ABBREVIATED.search(text, 0, start) and text[end : end + 1]:
            continue
        right = _right(match)
        yield Diagnostic(
            "doubled-punctuation",
            # Some write “He asked ‘why?’.”
            Severity.HINT if match["around"] and marks[0] in "?!" else SEVERITY,
            f"‘{around(text, start, end)}’ has ‘{marks}’, where one mark is enough",
            copy.place(start, end),
            f"Write ‘{right}’." if right else "Delete one of them.",
            copy.edit(start, end, right) if right else None,
        )


def _right(match: re.Match[str]) -> str | None:
    """What is meant; None where it may be either mark."""
    marks = match[0]
    if match["same"] or match["marks"]:
        return marks[0]
    if match["end"]:
        return marks[0] if marks[1] == "." else None
    if match["around"]:
        return marks[:2] if marks[2] == marks[0] or marks[0] in "?!" else None
    return None

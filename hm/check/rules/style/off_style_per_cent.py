"""
## What it does

Finds figures with `%` in a house that writes “per cent”, and the other way round. The form is
what `style.per_cent` in magazine.yaml sets, else what the issue mostly has. “percent”, and a
space before the sign, are neither. A house that writes “per cent” may have the sign in
headlines, tables and on the cover.

## Why it matters

A reader who meets both wonders what the difference is.

## Example

```markdown
Some 5 per cent of the doors were open, and 12% of the windows.
```

## How to put it right

Write the form of the house.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.forms import Seen, figured, odd_ones
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_PER_CENT = re.compile(r"(?<=\d)(?:([ \u00a0]?)%|[ \u00a0-](per ?cent)\b)")
_IN_SENTENCES = frozenset(
    (Role.PARAGRAPH, Role.ITEM, Role.QUOTATION, Role.STANDFIRST, Role.CAPTION, Role.BIO)
)


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = [
        Seen(_form(match), copy, _start(text, match.start()), match.end())
        for copy, text in figured(issue)
        if copy.role in _IN_SENTENCES and ("%" in text or "cent" in text)
        for match in _PER_CENT.finditer(text)
    ]
    for odd in odd_ones(found, issue.magazine.style.per_cent):
        figure = odd.seen.text[: odd.seen.text.rindex("%")] if "%" in odd.seen.text else ""
        figure = (figure or re.split("[ \u00a0-]per", odd.seen.text)[0]).strip()
        right = figure + ("%" if odd.wanted == "%" else f" {odd.wanted}")
        what = f"where the house has ‘{odd.wanted}’"
        yield odd.tell("off-style-per-cent", what, right, fix=right)


def _form(match: re.Match[str]) -> str:
    space, words = match.groups()
    return words or (" %" if space else "%")


def _start(text: str, at: int) -> int:
    while at and (text[at - 1].isdigit() or text[at - 1] in ".,"):
        at -= 1
    return at

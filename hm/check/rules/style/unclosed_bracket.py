"""
## What it does

Finds brackets that open and do not close, or close and were never opened, in a paragraph, a
headline or a caption. The sign of a list (“a)”) opens nothing and is left alone.

## Why it matters

The reader goes on waiting for the end of the aside.

## Example

```markdown
The door (the one on the left was open.
```

## How to put it right

Write the other bracket where the aside begins or ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import CUT, Copy, Role
from hm.check.forms import passages
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_BRACKET = re.compile(r"[()\[\]]")
_PAIRS = {")": "(", "]": "["}
_SIGN = re.compile(r"(?:^|[\s(])(?:\w|[ivx]{1,4}|\d{1,2})$|[:;8][-^]?$")
"""Before a closing bracket that none opens: the sign of a list, or a face."""


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy, text in passages(part):
        if copy.role is Role.ALT or not any(mark in text for mark in "()[]"):
            continue
        open_: list[int] = []
        for match in _BRACKET.finditer(text):
            mark, at = match[0], match.start()
            if text[at - 1 : at] == CUT and text[at + 1 : at + 2] == CUT:
                continue
            if mark in "([":
                if not (text[at - 1 : at] in tuple(":;") and text[at + 1 : at + 2] in ("", " ")):
                    open_.append(at)
            elif open_ and text[open_[-1]] == _PAIRS[mark]:
                open_.pop()
            elif not _SIGN.search(text, 0, at):
                yield _told(copy, text, at, "closes, and none opens before it")
        for at in open_:
            yield _told(copy, text, at, "opens, and none closes it")


def _told(copy: Copy, text: str, at: int, what: str) -> Diagnostic:
    if text[at] in "([":
        words = shortened(copy.text[at:])
    else:
        words = " ".join(copy.text[: at + 1].split()[-5:])
    return Diagnostic(
        "unclosed-bracket",
        SEVERITY,
        f"the bracket of ‘{words}’ {what}",
        copy.place(at, at + 1),
        "Write the other bracket, or delete this one.",
    )

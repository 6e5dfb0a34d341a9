"""
## What it does

Finds a comma before the “and” of a list of single words, or its lack: as `style.serial_comma`
in magazine.yaml sets (`always` or `never`), else as the issue mostly has it, and then only as
a hint.

## Why it matters

Most British houses leave it out unless the sense wants it. Either way it should be a
decision.

## Example

```markdown
Doors, windows, and walls.
```

## How to put it right

Delete the comma, or write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hm.check.copy.model import Role
from hm.check.forms import Seen, odd_ones, passages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_LAST = re.compile(r" (?:and|or) [^\W\d_][\w’-]*(?=[.;:?!)])")
_BEFORE = re.compile(r"(?<![\w-])[^\W\d_][\w’-]*(?:, [^\W\d_][\w’-]*){1,8}(,?) $")
_FAR = 160
_FORMS = {"always": "a comma before its last ‘and’", "never": "no comma before its last ‘and’"}


def check(issue: Issue) -> Iterator[Diagnostic]:
    wanted = issue.magazine.style.serial_comma
    found = [
        Seen("always" if before[1] else "never", copy, before.start(), match.end())
        for copy, text in passages(issue)
        if copy.role is not Role.ALT and ", " in text
        for match in _LAST.finditer(text)
        if (before := _BEFORE.search(text, max(match.start() + 1 - _FAR, 0), match.start() + 1))
    ]
    for odd in odd_ones(found, wanted):
        text = odd.seen.text
        if odd.wanted == "never":
            right = re.sub(r",( (?:and|or) [^,]*)$", r"\1", text)
        else:
            right = re.sub(r"( (?:and|or) [^ ]*)$", r",\1", text)
        told = odd.tell(
            "off-style-serial-comma",
            f"where a list of the house has {_FORMS[odd.wanted]}",
            right,
            fix=right if wanted else None,
        )
        yield told if wanted else replace(told, severity=Severity.HINT)

"""
## What it does

Finds `alt` that begins with ‘image of’, ‘picture of’, ‘photo of’ and the like.

## Why it matters

A screen reader says ‘image’ before it reads the words. The kind of picture is worth a word only
where it matters: a cartoon, a map, a painting, a drawing.

## Example

```markdown
![Photo of a ward at night](images/ward.jpg)
```

## How to put it right

Begin with what is to be seen: ‘A ward at night’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.gather import editorial
from hm.check.copy.model import Role
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_SAYS = re.compile(
    r"^(?:(?:an?|the|this|our|colou?r|stock|close-up|lead|cover|main|small"
    r"|black[- ]and[- ]white)\s)*"
    r"(?:image|picture|pic|photo|photograph|snapshot|headshot|graphic|jpe?g)\s"
    r"(?:of|showing|shows|with|from|taken)\b",
    re.I,
)


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in editorial(part):
        if copy.role is not Role.ALT or not (match := _SAYS.match(copy.text.lstrip())):
            continue
        start = len(copy.text) - len(copy.text.lstrip())
        rest = copy.text.lstrip()[match.end() :].strip()
        better = f"Begin with what is to be seen: ‘{rest[:1].upper()}{rest[1:]}’." if rest else ""
        yield Diagnostic(
            "alt-says-picture",
            SEVERITY,
            f"‘{match[0]}’ says that a picture is one, which readers who hear it know",
            copy.place(start, start + match.end()),
            better or "Say what is to be seen.",
        )

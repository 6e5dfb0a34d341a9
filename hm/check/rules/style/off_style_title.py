"""
## What it does

Finds titles of people that are written otherwise than the house writes them. “Dr”, “Mr”,
“Mrs” and “Ms” have a full point or none, as `style.titles` in magazine.yaml sets, else as the
issue mostly has them; “Prof” and “Professor”, “Cllr” and “Councillor” go by what the issue
mostly has.

## Why it matters

British houses leave the point out. Two ways in one issue show that two people wrote it.

## Example

```markdown
Dr Lane and Dr. Door met in the corridor.
```

## How to put it right

Write the title as the house does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.forms import Seen, odd_ones, passages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_POINT = re.compile(r"\b[DM](?:r|rs|s|x)\b(\.?)(?= [^\W\d_a-z])")
_SHORT = (
    (("Prof",), re.compile(r"\b(Professor|Prof\b\.?)(?= [^\W\d_a-z])")),
    (("Councillor", "Cllr"), re.compile(r"\b(Councillor|Cllr\b\.?)(?= [^\W\d_a-z])")),
)


def check(issue: Issue) -> Iterator[Diagnostic]:
    texts = [(copy, text) for copy, text in passages(issue) if copy.role is not Role.ALT]
    wanted = issue.magazine.style.titles
    points = [
        Seen("Dr." if match[1] else "Dr", copy, match.start(), match.end())
        for copy, text in texts
        # Quick to look for, so that few texts are looked at closely.
        if "Dr" in text or "Mr" in text or "Ms" in text or "Mx" in text
        for match in _POINT.finditer(text)
    ]
    for odd in odd_ones(points, wanted):
        right = odd.seen.text.rstrip(".") + ("." if odd.wanted == "Dr." else "")
        yield odd.tell(
            "off-style-title",
            "has a full point where the house has none"
            if odd.wanted == "Dr"
            else "has no full point where the house has one",
            right,
            fix=right,
        )
    for signs, pattern in _SHORT:
        found = [
            Seen(match[1], copy, match.start(), match.end())
            for copy, text in texts
            if any(sign in text for sign in signs)
            for match in pattern.finditer(text)
        ]
        for odd in odd_ones(found, "off" if wanted == "off" else None):
            yield odd.tell("off-style-title", f"where the house has ‘{odd.wanted}’", odd.wanted)

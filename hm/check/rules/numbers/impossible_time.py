"""
## What it does

Finds times of day that no clock shows: 13pm, 0am, 9.75am, 24:30, 18:61.

## Why it matters

Somebody will be late.

## Example

```markdown
Doors open at 14.30pm.
```

## How to put it right

Ask what is meant: 2.30pm, or 14.30.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.figures import with_figures
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_TWELVE = re.compile(
    r"(?<![\w.,:£$€])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s?(?:[ap]m|[ap]\.m\.)(?!\w)"
)
_TWENTY_FOUR = re.compile(
    r"\b(?:at|from|until|till|by|to)\s(?P<hour>\d\d):(?P<minute>\d\d)(?![\d:])"
)
_NOON = 12
_DAY = 24
_HOUR = 60


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in with_figures(part):
        for match in (*_TWELVE.finditer(copy.text), *_TWENTY_FOUR.finditer(copy.text)):
            hour, minute = int(match["hour"]), int(match["minute"] or 0)
            half = match.re is _TWELVE
            right = 1 <= hour <= _NOON if half else hour < _DAY or (hour == _DAY and not minute)
            if right and minute < _HOUR:
                continue
            start = match.start("hour")
            words = copy.text[start : match.end()]
            meant = hour - _NOON
            asked = f"Is it {meant}{words[len(match['hour']) :]}?" if half and meant > 0 else ""
            yield Diagnostic(
                "impossible-time",
                SEVERITY,
                f"no clock shows ‘{words}’",
                copy.place(start, match.end()),
                asked if asked and minute < _HOUR and meant <= _NOON else "Ask what is meant.",
            )

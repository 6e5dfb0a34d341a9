"""
## What it does

Finds an anniversary that does not fit the year in which the thing began, where a paragraph gives
both: a centenary in 2026 of what was founded in 1921, a 50th anniversary this year. *This year* is
the year of the issue, *last* and *next year* those beside it.

## Why it matters

One of the two years is wrong, and those who celebrate know which.

## Example

```markdown
The society was founded in 1921 and celebrates its centenary in 2026.
```

## How to put it right

Look up when it began, and how the anniversary is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Copy
from hm.check.figures import with_figures
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_NAMED = {"sesquicentenary": 150, "bicentenary": 200, "tercentenary": 300, "centenary": 100}
_NAMED |= {"bicentennial": 200, "tercentennial": 300, "centennial": 100}
_BEGAN = re.compile(
    r"\b(?:founded|opened|established|formed|set\sup|built|launched|created|incorporated|born|began"
    r"|started|came\sinto\sbeing|dates\s(?:back\s)?(?:from|to)|introduced|completed)"
    r"(?:\s(?:by|in|at|as)\s(?!\d)[^.,;:()\d]{1,40})?\s(?:in|on)?\s?"
    r"(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?:of\s)?(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_JUBILEE = re.compile(
    rf"\b(?:(?P<named>{'|'.join(_NAMED)})|(?P<number>\d{{1,3}})(?:st|nd|rd|th)\s(?:anniversary|birthday)"
    r"|turns\s(?P<turns>\d{2,3})(?!\d|%|,\d))\b"
    r"(?:\s[a-z]+){0,2}?(?:\s(?:in\s(?:[A-Z][a-z]+\s)?(?P<year>(?:19|20)\d\d)|(?P<said>(?:this|next|last)\syear)))?",
    re.I,
)
_BEFORE = re.compile(r"\b(?:(?P<year>(?:19|20)\d\d)|(?P<said>[Tt]his\syear))\b[^.;\d]{0,30}$")
_NEAR = 160
"""Characters between the beginning and the anniversary of one thing."""
_SAID = {"last year": -1, "this year": 0, "next year": 1}


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in with_figures(part):
        began = list(_BEGAN.finditer(copy.text))
        if len(began) != 1:
            continue
        for jubilee in _JUBILEE.finditer(copy.text):
            year = _year(copy, jubilee, part.year)
            number = _NAMED.get(
                (jubilee["named"] or "").lower(), int(jubilee["number"] or jubilee["turns"] or 0)
            )
            first = int(began[0]["year"])
            near = abs(jubilee.start() - began[0].start()) < _NEAR
            if near and year and year > first and year != first + number:
                name = jubilee["named"] or re.split(r"\s(?=in\s|[a-z]+\syear)", jubilee[0])[0]
                yield Diagnostic(
                    "wrong-anniversary",
                    SEVERITY,
                    f"‘{name}’ in {year}, but {began[0]['year']} is {year - first} years before",
                    copy.place(jubilee.start(), jubilee.start() + len(name)),
                    "Look up when it began, and how the anniversary is called.",
                )


def _year(copy: Copy, jubilee: re.Match[str], issue: int) -> int | None:
    """The year of an anniversary; None where no year is said."""
    if jubilee["year"]:
        return int(jubilee["year"])
    if jubilee["said"]:
        return issue + _SAID[" ".join(jubilee["said"].lower().split())]
    sentence = next((low for low, high in copy.sentences if low <= jubilee.start() < high), 0)
    before = _BEFORE.search(copy.text, sentence, jubilee.start())
    if before is None:
        return None
    if before["said"]:
        return issue
    founded = _BEGAN.search(copy.text, sentence, before.end())
    return None if founded and founded.end() == before.end("year") else int(before["year"])

"""
## What it does

Finds words that welcome readers to another issue than this one: ‘Welcome to the spring issue’
in that of summer, ‘this, our 62nd issue’ in number 63, ‘the Summer 2024 edition’ a year later.
Only what speaks of this issue is looked at; the last and the next have names of their own.

## Why it matters

The editorial is written over that of the last issue, and the name stays.

## Example

```markdown
Welcome to our spring issue!
```

## How to put it right

Write the season, year or number of the issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.gather import editorial
from hm.check.neighbours import out_on
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.WARNING

_ISSUE = r"(?:issue|edition|number)"
_WELCOME = r"\b[Ww]elcome(?: back)? to"
_HERE = rf"(?:{_WELCOME} (?:the|our|this|your)(?: \w+)??|\b[Tt]his|\b[Ii]n this, (?:our|the)),?"
_SEASON = re.compile(
    rf"{_HERE} (?P<season>spring|summer|autumn|winter)(?: (?P<year>20\d\d))? {_ISSUE}\b", re.I
)
_NUMBER = re.compile(
    rf"(?:{_WELCOME}|\b[Tt]his is) {_ISSUE}(?: number| no\.?)? (?P<number>\d{{1,6}})\b"
    rf"|{_HERE} (?P<nth>\d{{1,6}})(?:st|nd|rd|th) {_ISSUE}\b"
)
_NAMES = ("issue", "edition", "number")


def check(issue: Issue) -> Iterator[Diagnostic]:
    years = {str(issue.year), *(str(day.year) for day in out_on(issue))}
    for copy in editorial(issue):
        if not any(name in copy.text for name in _NAMES):
            continue
        for match in _SEASON.finditer(copy.text):
            if match["season"].lower() != issue.season:
                yield _found(copy.place(*match.span("season")), match["season"], issue)
            elif match["year"] and match["year"] not in years:
                yield _found(copy.place(*match.span("year")), match["year"], issue)
        for match in _NUMBER.finditer(copy.text):
            group = "number" if match["number"] else "nth"
            if int(match[group]) != issue.number:
                yield _found(copy.place(*match.span(group)), match[group], issue)


def _found(place: Place, words: str, issue: Issue) -> Diagnostic:
    return Diagnostic(
        "wrong-issue-named",
        SEVERITY,
        f"‘{words}’ here, but this is issue {issue.number}, {issue.season} {issue.year}",
        place,
        "Bring it up to date.",
    )

"""
## What it does

Compares the number, season, year and date of the issue with those of its neighbours in
`issues/`: two issues of one number, two of one season and year, a higher number with an
earlier date. A number left out between two issues is a hint, for not every folder holds all
of them.

## Why it matters

Libraries and members count issues. The head of issue.yaml is copied from the last one, and
what was not changed there is printed on the cover, in the masthead and in the barcode.

## Example

```yaml
number: 63
season: spring     # and issue 62 is spring 2025 too
year: 2025
```

## How to put it right

Correct whichever of the lines was not brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.dates import day_said
from hm.check.neighbours import Neighbour, neighbours, out_on
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    others = neighbours(issue)
    before = [one for one in others if one.number < issue.number]
    after = [one for one in others if one.number > issue.number]
    for one in others:
        if one.number == issue.number:
            yield _found(issue, "number", f"issues/{one.name} is number {one.number} too")
        elif (one.season, one.year) == (issue.season, issue.year):
            message = f"issue {one.number} is {one.season} {one.year} too"
            yield _found(issue, "season", message)
    # Of the others only the next are looked at: what is wrong between them is theirs.
    if before and _later(before[-1], issue):
        yield _out_of_order(issue, before[-1], "before")
    if after and _earlier(after[0], issue):
        yield _out_of_order(issue, after[0], "after")
    if before and issue.number - before[-1].number > 1:
        yield _found(
            issue,
            "number",
            f"the issue before this one, issues/{before[-1].name}, is number {before[-1].number}",
            Severity.HINT,
        )


def _later(one: Neighbour, issue: Issue) -> bool:
    same = (one.season, one.year) == (issue.season, issue.year)
    return min(one.out) >= max(out_on(issue)) and not same


def _earlier(one: Neighbour, issue: Issue) -> bool:
    same = (one.season, one.year) == (issue.season, issue.year)
    return max(one.out) <= min(out_on(issue)) and not same


def _out_of_order(issue: Issue, one: Neighbour, side: str) -> Diagnostic:
    key = "published" if "published" in issue.places else "year"
    return _found(
        issue,
        key,
        f"issue {one.number} comes {side} this one, but is dated {day_said(one.out[-1])}, and "
        f"this one {day_said(out_on(issue)[-1])}",
    )


def _found(issue: Issue, key: str, message: str, severity: Severity = SEVERITY) -> Diagnostic:
    return Diagnostic(
        "issue-out-of-sequence",
        severity,
        message,
        issue.places[key],
        "Bring number, season, year and published up to date.",
    )

"""
## What it does

Finds a name that stands twice on the list of contributors.

## Why it matters

The masthead prints the list as it is.

## Example

```yaml
contributors:
  - Jon Restell
  - Craig Ryan
  - Jon Restell
```

## How to put it right

Keep one of the two. Two people of the same name need something that tells them apart, such
as a middle initial.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.names import words
from hm.check.written import between, end_of
from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.ERROR


def check(issue: Issue) -> Iterator[Diagnostic]:
    first: dict[tuple[str, ...], Place] = {}
    before: Place | None = None
    for credit in issue.contributors:
        place = first.setdefault(words(credit.name), credit.place)
        if place is not credit.place and before:
            yield Diagnostic(
                "repeated-contributor",
                SEVERITY,
                f"‘{credit.name}’ is on the list twice, and stands in line {place.line} already",
                credit.place,
                "Keep one of the two.",
                _removal(issue, before, credit.place),
            )
        before = credit.place


def _removal(issue: Issue, before: Place, place: Place) -> Edit | None:
    """The edit that takes an item off a list, with the comma or hyphen before it."""
    start, end = end_of(before), end_of(place)
    if "#" in between(issue, start, place):
        return None
    return Edit(Place(place.path, start.line, start.column, end.line, end.column), "")

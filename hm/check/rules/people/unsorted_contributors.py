"""
## What it does

Finds the first name on the list of contributors that is out of order by surname. Accents
and capitals do not count, and titles such as Dr are left aside. Practices differ over *van*
and *de*, over Mc and Mac, and over double names such as Bonham Carter: any of them will do,
if the list keeps to it.

## Why it matters

The masthead prints the list as it is. The alphabet is the one order in which nobody need ask
why they come last.

## Example

```yaml
contributors:
  - Helen Cove
  - Craig Ryan          # belongs after Jon Restell
  - Ramima Khanam
  - Jon Restell
```

## How to put it right

Move the name to where the remedy says.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hm.check.names import words
from hm.check.surnames import Misplaced, misplaced
from hm.check.written import between, end_of, words_at
from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    # Of a name that stands there twice, `repeated-contributor` tells.
    first = {words(credit.name): credit for credit in reversed(issue.contributors)}
    once = [credit for credit in issue.contributors if first[words(credit.name)] is credit]
    found = misplaced([credit.name for credit in once])
    if found is None:
        return
    credit = once[found.index]
    yield Diagnostic(
        "unsorted-contributors",
        SEVERITY,
        f"‘{credit.name}’ is out of order: contributors are listed by surname",
        credit.place,
        f"Move the name {_where(found)}.",
        # Names that repeat are taken off first: two fixes must not cross.
        _sorted(issue, found.order) if len(once) == len(issue.contributors) else None,
    )


def _where(found: Misplaced) -> str:
    if found.after is None:
        return f"before ‘{found.before}’, to the head of the list"
    if found.before is None:
        return f"after ‘{found.after}’, to the end of the list"
    return f"between ‘{found.after}’ and ‘{found.before}’"


def _sorted(issue: Issue, order: tuple[int, ...]) -> Edit | None:
    """The edit that sorts the list, with all that stands between the names as it is. None
    where a comment stands there too, which may belong to one of them."""
    places = [credit.place for credit in issue.contributors]
    names = [words_at(issue, place) for place in places]
    gaps = [between(issue, end_of(one), other) for one, other in pairwise(places)]
    start, end = places[0], end_of(places[-1])
    rest = between(issue, end, Place(end.path, end.line + 1, 1))
    if not all(names) or any("#" in gap for gap in (*gaps, rest)):
        return None
    text = "".join(names[number] + gap for number, gap in zip(order, [*gaps, ""], strict=True))
    return Edit(Place(start.path, start.line, start.column, end.line, end.column), text)

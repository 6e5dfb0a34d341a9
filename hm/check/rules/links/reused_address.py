"""
## What it does

Finds one address that is given for two different things: two items of a reading list, two
events. Of short addresses (mip.social/avt, bit.ly/…) it is a warning, of any other page a
hint, for a page may tell of two things. Whole sites are left alone.

## Why it matters

Short addresses are copied with the item before and changed afterwards, or not. Readers then
find the wrong report, and no word about the right one.

## Example

```markdown
::: find-out-more
- *Small Hours*, a report on nights: bit.ly/small-hours
- *Long Days*, a report on weekends: bit.ly/small-hours
:::
```

## How to put it right

Try it, and ask for the other’s.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from hm.check.copy.model import Role
from hm.check.events import events
from hm.check.forms import where
from hm.check.weblinks import Address, every, shorteners, surroundings
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_OTHER = 55
"""Up to how much, of 100, what two addresses are given for is different things."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = tuple(one for one in every(issue) if not one.advertises and not one.is_mail)
    short = shorteners(found)
    titles = {one.link_place: one.name for one in events(issue)}
    first: dict[str, tuple[Address, str]] = {}
    for one in found:
        said = _given_for(one) or titles.get(one.place, "")
        if not said or not one.path:
            continue
        before = first.setdefault(one.key.casefold(), (one, said))
        if before[0] is one or fuzz.token_set_ratio(before[1], said) > _OTHER:
            continue
        yield Diagnostic(
            "reused-address",
            SEVERITY if one.host in short else Severity.HINT,
            f"‘{one.key}’ is given for something else in {where(before[0].place)}",
            one.place,
            "Try it: one of the two leads to the wrong page.",
        )


def _given_for(one: Address) -> str:
    """What an item of a list says that an address leads to; empty in running text."""
    copy = one.copy
    if copy is None or not (copy.role is Role.ITEM or copy.panel == "find-out-more"):
        return ""
    return " ".join(surroundings(one).split()) or one.words

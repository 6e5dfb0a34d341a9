"""
## What it does

Finds one thing with two addresses: two items of lists that say the same, two links with the
same words, and an article that gives another address for a website than that of the website
named. All are hints, for there may be reasons.

## Why it matters

Readers wonder which one holds, and one of the two may be out of date.

## Example

```markdown
See [the survey](https://example.org/survey). … [The survey](https://example.org/old) …
```

## How to put it right

Keep the one that is shorter, or newer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.addresses import addresses
from hm.check.copy.model import Role
from hm.check.forms import where
from hm.check.weblinks import Address, every, surroundings
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.HINT

_VAGUE = frozenset(
    ("click here", "find out more", "more information", "our website", "read more", "the website")
)
_SITE = re.compile(r"\b(?:the\s)?(?P<name>[A-Z][\w-]{2,})\s(?:website|site|web\spage)s?\W{0,3}$")
_SAID = 60
"""Characters before an address that may name its website."""
_SIGNS = re.compile(r"[\W_]+")


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = [one for one in every(issue) if not one.advertises and not one.is_mail]
    yield from _same_words(found)
    yield from _other_site(found)


def _same_words(found: list[Address]) -> Iterator[Diagnostic]:
    first: dict[str, Address] = {}
    for one in found:
        said = _SIGNS.sub(" ", _said(one)).strip().casefold()
        if len(said.split()) < 2 or said in _VAGUE:
            continue
        before = first.setdefault(said, one)
        if before.key.casefold() != one.key.casefold():
            yield _found(one, before)


def _said(one: Address) -> str:
    copy = one.copy
    if one.words or copy is None:
        return "" if addresses(one.words) else one.words
    listed = copy.role is Role.ITEM or copy.panel == "find-out-more"
    return surroundings(one) if listed else ""


def _other_site(found: list[Address]) -> Iterator[Diagnostic]:
    """‘On the Example website: sho.rt/page’, where example.org/page stands in the article too."""
    for one in found:
        if one.copy is None or not one.path:
            continue
        named = _SITE.search(one.copy.text[max(0, one.start - _SAID) : one.start])
        if not named or named["name"].casefold() in one.host:
            continue
        for other in found:
            here = other.copy is not None and other.copy.article is one.copy.article
            if here and other.path and named["name"].casefold() in other.host.split("."):
                yield _found(one, other)


def _found(one: Address, other: Address) -> Diagnostic:
    return Diagnostic(
        "two-addresses-for-one",
        SEVERITY,
        f"‘{one.key}’ here, ‘{other.key}’ for the same in {where(other.place)}",
        one.place,
        "Give one of them, the same in both places.",
    )

"""
## What it does

Finds an abbreviation that its article never spells out, unless every reader knows it (NHS, GP,
BBC) or `style: known_abbreviations` in magazine.yaml lists it. It is told where the article first
uses it. What three articles use and none spells out is taken for known.

## Why it matters

Readers start where they like. What the article on page 4 spelt out is news to those who begin on
page 9.

## Example

```markdown
Trusts must tell the PQXB by May.
```

## How to put it right

Spell it out at its first use and put the abbreviation after it in brackets, write what it stands
for, or add it to the list:

```yaml
style:
  known_abbreviations: [PQXB]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.terms.abbreviations import Abbreviations, abbreviations, known, section, singular
from hm.check.terms.uses import Use, at
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.HINT

_KNOWN_FROM = 3
"""Articles that do without an explanation."""
_SKIPPED = frozenset((Role.VENUE, Role.EVENT, Role.MASTHEAD, Role.COVER, Role.CONTENTS, Role.LABEL))


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = abbreviations(issue)
    house = {singular(short) for short in issue.magazine.style.known_abbreviations}
    for short, uses in sorted(found.used.items()):
        if short in known() or short in house or _is_own(short, issue):
            continue
        if not (short.isalpha() and short.isupper()):
            continue  # a form, a postcode, a product
        yield from _in_articles(short, uses, found)


def _is_own(short: str, issue: Issue) -> bool:
    """Whether the magazine says in its masthead or its name what it is."""
    publisher = issue.magazine.publisher or ""
    heads = "".join(word[0] for word in publisher.split()).upper()
    return short in issue.magazine.title.split() or heads == short.upper()


def _in_articles(short: str, uses: list[Use], found: Abbreviations) -> Iterator[Diagnostic]:
    told = {section(one.use.copy) for one in found.told(short)}
    users = dict.fromkeys(section(use.copy) for use in uses)
    if not told and len(users) >= _KNOWN_FROM:
        return
    for slug in users:
        if not slug or slug in told:
            continue
        mine = [use for use in uses if section(use.copy) == slug and use.copy.role not in _SKIPPED]
        if not mine:
            continue
        other = found.told(short)
        where = f" (spelt out in {at(other[0].use.place)})" if other else ""
        yield Diagnostic(
            "unexplained-abbreviation",
            SEVERITY,
            f"‘{mine[0].words}’ is not spelt out in this article{where}",
            mine[0].place,
            f"Write ‘{other[0].long} ({short})’." if other else "Spell it out at its first use.",
        )

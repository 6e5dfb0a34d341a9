"""
## What it does

Finds a term that stands in capitals in one place and in small letters in another: *Garden
Survey* and *garden survey*, *Covid* and *COVID*, *Home Secretary* and *home secretary*, *Band 8*
and *band 8*, and, in one article, *the Trust* and *the trust*. The first word of a
sentence says nothing, nor do headlines that Have Capitals Throughout, labels and what stands in
italics as the title of a work. Where the small letters follow *a* or *an*, or are of another
number, another thing may be meant: a hint, or nothing.

## Why it matters

Capitals make a name of a term. A reader who meets both wonders whether they are two things, and
an organisation whose name is written two ways thinks that nobody cared.

## Example

```markdown
The Garden Survey is out. Half of those who answered the garden survey are tired.
```

## How to put it right

Choose one and write it everywhere. The message names what most places have; of two as common, the
one that comes first in the issue.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.terms.capitals import bodies, lettered, numbered, terms
from hm.check.terms.uses import Use, both, settled, split, strays
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_LOOK_BACK = 5
_SHORT = 2
"""Words of a term that is often another thing after *a*."""
_GENERIC = ("government",)
"""Of several countries: *the Government* may be one, *the government* another."""
_VAGUE = ("a", "an", "any", "no", "another", "every", "each")


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = (*terms(issue), *lettered(issue), *numbered(issue), *bodies(issue))
    house = settled(issue)
    for uses in found:
        if any(use.words.lower() in house for use in uses):
            continue
        sure = [use for use in uses if not _is_vague(use)]
        for use, others in strays(sure):
            # Foreign ministers are several, the Foreign Minister is one.
            apart = len(use.parts) > 1 and all(_number(one) != _number(use) for one in others)
            generic = use.parts[-1].lower() in _GENERIC and len(use.parts) == 1
            yield _told(use, others, Severity.HINT if apart or generic else SEVERITY)
        named, _ = split(sure)
        for use in uses:
            doubtful = len(use.parts) > _SHORT and len(named) > 1 and named[0].way != use.way
            if doubtful and _is_vague(use):
                yield _told(use, named, Severity.HINT)


def _told(use: Use, others: tuple[Use, ...], severity: Severity) -> Diagnostic:
    return Diagnostic(
        "inconsistent-capitals",
        severity,
        both(use, others),
        use.place,
        f"Write ‘{_as(use, others[0])}’, or change the others.",
    )


def _number(use: Use) -> bool:
    """Whether the last word has the s of a plural."""
    return use.parts[-1].endswith("s")


def _is_vague(use: Use) -> bool:
    """Whether small letters follow *a* or *an*: one of several, and not the one of that name."""
    if use.way != use.way.lower():
        return False
    before = use.copy.text[: use.start].split()[-_LOOK_BACK:]
    clause = [word for word in before if word]
    for at, word in enumerate(clause):
        if word.endswith((".", ":", ";")):
            clause = clause[at + 1 :]
            break
    return any(word.lower() in _VAGUE for word in clause)


def _as(use: Use, other: Use) -> str:
    """The words of one use with the capitals of another."""
    if len(use.parts) == 1:
        return _cased(use.words, other.words) if len(other.way) == 1 else other.way
    words = use.words
    for mine, theirs in zip(use.parts, other.parts, strict=True):
        words = words.replace(mine, _cased(mine, theirs), 1)
    return words


def _cased(mine: str, theirs: str) -> str:
    return mine[0].upper() + mine[1:] if theirs[0].isupper() else mine[0].lower() + mine[1:]

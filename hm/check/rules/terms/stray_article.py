"""
## What it does

Finds *the* before a name that the issue otherwise writes without it: *the Example’s members*
where *Example* stands without an article everywhere else. Before another noun the article is that
noun’s, and right: *the Example rep*.

## Why it matters

It is left over from another wording, and those whose name it is see it at once.

## Example

```markdown
Example has grown. Example wants more members. Ask Example. She joined the Example in May.
```

## How to put it right

Delete *the*, or the ’s after the name if the article belongs to what follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hm.check.lexicon.classes import Class, classes
from hm.check.terms.capitals import all_runs
from hm.check.terms.compounds import names_a_thing
from hm.check.terms.reading import Passage
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_CALENDAR = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "christmas", "easter", "spring", "summer", "autumn", "winter",
))  # fmt: skip
_LEAST = 4
_SHARE = 5
"""So many times as many uses without the article as with it make a name without one."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    seen = [
        (passage, first, last)
        for passage, several in all_runs(issue)
        if not passage.headline
        for begin, last in several
        # Ask Example: at the beginning of a sentence the first word may be none of the name.
        for first in ((begin, begin + 1) if passage.tokens[begin].free else (begin,))
        if first < last
    ]
    found: dict[str, list[tuple[Passage, int, int]]] = defaultdict(list)
    for passage, first, last in seen:
        if _has_article(passage, first) and _is_noun(passage, first, last):
            found[_name(passage, first, last)].append((passage, first, last))
    begins = {
        passage.tokens[first].text for places in found.values() for passage, first, _ in places
    }
    bare: dict[str, int] = defaultdict(int)
    owners: set[str] = set()
    for passage, first, last in seen:
        if passage.tokens[first].text not in begins:
            continue
        name = _name(passage, first, last)
        if name in found and _is_bare(passage, first) and _is_noun(passage, first, last):
            bare[name] += 1
            if passage.tokens[last - 1].possessive:
                owners.add(name)
    for name, places in sorted(found.items()):
        if name in owners and bare[name] >= max(_LEAST, _SHARE * len(places)):
            for passage, first, last in places:
                yield _told(passage, first, last, bare[name])


def _name(passage: Passage, first: int, last: int) -> str:
    return " ".join(token.text for token in passage.tokens[first:last])


def _has_article(passage: Passage, first: int) -> bool:
    tokens = passage.tokens
    return bool(first) and tokens[first].near and tokens[first - 1].text == "the"


def _is_bare(passage: Passage, first: int) -> bool:
    """Whether the name has no article and nothing that could take its place."""
    tokens = passage.tokens
    if not first or not tokens[first].near:
        return True
    return not classes(tokens[first - 1].small) & (Class.DETERMINER | Class.ADJECTIVE)


def _is_noun(passage: Passage, first: int, last: int) -> bool:
    """Whether the name stands for itself, and does not belong to a noun after it."""
    tokens = passage.tokens
    final = tokens[last - 1]
    if tokens[first].small in _CALENDAR:
        return False
    if final.possessive or last == len(tokens) or not tokens[last].near:
        return True
    if names_a_thing(passage, last - 1):
        return False
    after = classes(tokens[last].small)
    described = Class.PARTICIPLE | Class.ING | Class.ADJECTIVE
    return bool(after) and (not after & described or bool(after & Class.PREPOSITION))


def _told(passage: Passage, first: int, last: int, bare: int) -> Diagnostic:
    tokens, copy = passage.tokens, passage.copy
    final = tokens[last - 1]
    start, end = passage.span(first, last - 1)
    name = copy.text[start:end]
    said = f"the {name}’s" if final.possessive else f"the {name}"
    remedy = f"Write ‘{name}’s’" if final.possessive else f"Write ‘{name}’"
    if final.possessive:
        remedy += f", or ‘the {name}’ if the article belongs to what follows"
    return Diagnostic(
        "stray-article",
        SEVERITY,
        f"‘{said}’ has an article, and ‘{name}’ stands {bare} times without one",
        copy.place(passage.starts[first - 1], end),
        f"{remedy}.",
    )

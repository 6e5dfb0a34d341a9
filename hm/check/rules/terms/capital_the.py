"""
## What it does

Finds *The* with a capital before a name in the middle of a sentence: *published by The Example
Trust*. Newspapers and others that are known with their article are let be, as is what stands in
italics; a name that the issue never has with a small *the* is a hint.

## Why it matters

The article belongs to the sentence and not to the name. With a capital it looks copied from a
letterhead.

## Example

```markdown
The report was written for The Department of Health and Social Care.
```

## How to put it right

Write *the*. `hm check --fix` does it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.terms.capitals import name_end
from hm.check.terms.reading import Passage, index
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

# fmt: off
_WITH_ARTICLE = frozenset((
    "times", "sunday", "guardian", "lancet", "economist", "hague", "telegraph", "independent",
    "observer", "sun", "mirror", "who", "beatles", "archers", "wire", "crown", "conversation",
    "spectator", "stage", "bookseller", "scotsman", "herald", "national", "apprentice", "bill",
    "big", "gambia", "bahamas", "office", "voice", "star", "express", "knowledge", "grocer",
    "journalist", "author", "oldie", "week", "fa", "new", "daily", "financial", "washington",
    "open", "smiths", "clash", "cure", "jam", "police", "kinks", "doors", "rolling", "repair",
    "one", "traitors", "great", "queen’s", "king’s", "valley", "shard", "oval", "mall", "strand",
))
"""What is known with its article: newspapers, programmes, bands, places."""
_READ = frozenset((
    Role.PARAGRAPH, Role.ITEM, Role.QUOTATION, Role.STANDFIRST, Role.CONTENTS, Role.BIO, Role.NOTE,
    Role.CAPTION, Role.PULL_QUOTE, Role.CELL,
))
# fmt: on


def check(issue: Issue) -> Iterator[Diagnostic]:
    small: set[str] = set()
    found: list[tuple[Passage, int]] = []
    for passage, after in index(issue).places(("the",), after=1):
        the, word = passage.tokens[after - 1], passage.tokens[after]
        if not word.near:
            continue
        if the.text == "the":
            small.add(word.text)
        elif _is_capital(passage, after - 1):
            found.append((passage, after - 1))
    for passage, at in found:
        tokens, copy = passage.tokens, passage.copy
        start, end = passage.span(at, at)
        name = tokens[at + 1].text
        whole = copy.text[slice(*passage.span(at + 1, name_end(passage, at + 1) - 1))]
        yield Diagnostic(
            "capital-the",
            SEVERITY if name in small or _is_lone(found, name) else Severity.HINT,
            f"‘The {whole}’ has a capital T in the middle of a sentence",
            copy.place(start, end),
            f"Write ‘the {whole}’.",
            copy.edit(start, end, "the"),
        )


def _is_capital(passage: Passage, at: int) -> bool:
    tokens, copy = passage.tokens, passage.copy
    the, name = tokens[at], tokens[at + 1]
    return (
        copy.role in _READ
        and not the.free
        and the.near
        and the.text == "The"
        and name.capital
        and name.small not in _WITH_ARTICLE
        and not tokens[at - 1].capital
        and not copy.marked(*passage.span(at, at))
    )


def _is_lone(found: list[tuple[Passage, int]], name: str) -> bool:
    """Whether it is the one place of that name: a magazine that means its capitals has more."""
    return sum(passage.tokens[at + 1].text == name for passage, at in found) == 1

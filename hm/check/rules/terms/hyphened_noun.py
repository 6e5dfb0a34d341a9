"""
## What it does

Finds a hyphen in words that belong together only before a noun, where no noun follows: *for the
long-term*, *in the short-run*, *in real-terms*, *at board-level*; and one in a verb: *we will
roll-out*.

## Why it matters

A hyphen makes one adjective of two words: *a long-term plan*. In *for the long term* the second
word is the noun itself, and the reader looks for one that never comes.

## Example

```markdown
It is a plan for the long-term, and we will roll-out the rest in May.
```

## How to put it right

Write two words: *for the long term*, *we will roll out*. `hm check --fix` does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.lexicon.classes import Class, classes
from hm.check.terms.compounds import names_a_thing
from hm.check.terms.reading import Passage, passages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_TERM = re.compile(r"(?:long|short|medium|near|longer|shorter|middle|mid)-(?:term|run)")
_TERMS = re.compile(r"(?:real|cash|simple|practical|general|financial)-terms")
_LEVEL = re.compile(r"[a-z]{4,}-level")
_PHRASAL = re.compile(r"[a-z]{3,}-(?:up|out|in|off|on|down|over|back|through|away)")
_NOT_PHRASAL = frozenset(("drive", "walk", "built", "stand"))


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for passage in passages(part):
        for at, token in enumerate(passage.tokens):
            if "-" in token.text and at and token.near and _is_no_adjective(passage, at):
                hyphen = passage.starts[at] + token.text.rindex("-")
                words = token.text.replace("-", " ")
                is_verb = bool(_PHRASAL.fullmatch(token.small))
                yield Diagnostic(
                    "hyphened-noun",
                    SEVERITY,
                    f"‘{token.text}’ has a hyphen, but it is a verb here"
                    if is_verb
                    else f"‘{token.text}’ has a hyphen, but no noun follows that it describes",
                    passage.copy.place(*passage.span(at, at)),
                    f"Write ‘{words}’.",
                    passage.copy.edit(hyphen, hyphen + 1, " "),
                )


def _is_no_adjective(passage: Passage, at: int) -> bool:
    token, before = passage.tokens[at], passage.tokens[at - 1]
    if token.possessive:
        return False
    if _PHRASAL.fullmatch(token.small):
        verb = token.small.partition("-")[0]
        can = classes(before.small)
        return bool(can & Class.MODAL and classes(verb) & Class.BASE and verb not in _NOT_PHRASAL)
    if not _ends(passage, at):
        return False
    if _TERM.fullmatch(token.small):
        return before.small == "the"
    if _TERMS.fullmatch(token.small):
        return before.small == "in"
    return bool(_LEVEL.fullmatch(token.small)) and before.small == "at"


def _ends(passage: Passage, at: int) -> bool:
    """Whether nothing follows that the words could describe."""
    tokens = passage.tokens
    if names_a_thing(passage, at):
        return False
    if at + 1 == len(tokens):
        return True
    after = tokens[at + 1]
    gap = passage.copy.text[passage.end(at) : passage.starts[at + 1]]
    if gap.strip(" ,"):
        return not gap.strip(" ,").startswith(("“", "‘", "/", "-"))
    return bool(
        classes(after.small)
        & (
            Class.PREPOSITION
            | Class.PRONOUN
            | Class.CONJUNCTION
            | Class.MODAL
            | Class.BE
            | Class.HAVE
        )
    ) and after.small not in ("and", "or", "but")

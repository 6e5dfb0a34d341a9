"""
## What it does

Finds an apostrophe where none belongs: abbreviations in the plural (“GP’s are”), a plural before
its verb (“patient’s are”, “The party’s also promises”), “after six
year’s”, “many of the school’s in town have”, “its’”, “your’s”, “it let’s”.

## Why it matters

It makes an owner, or a “has”, of what is only a plural.

## Example

```markdown
GP’s are leaving, and patient’s have noticed.
```

## How to put it right

Delete the apostrophe: “GPs”, “patients have”. Where something is owned, write what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.grammar.lists import COUNTED, VERBS
from hm.check.grammar.owners import plural, stray_owners
from hm.check.grammar.tagging import Text, tagged
from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_NEVER = {
    "its’": "its",
    "your’s": "yours",
    "her’s": "hers",
    "our’s": "ours",
    "their’s": "theirs",
    "yours’": "yours",
    "theirs’": "theirs",
    "ours’": "ours",
}
_OWNER = re.compile("[Ap]")
_ALSO = re.compile("[tm]?p(?:R(?:Z|l|V|y|d|M)|[ydM])")


def check_part(part: Issue) -> Iterator[Diagnostic]:
    text = tagged(part)
    told: set[int] = set()
    for word, right in _NEVER.items():
        for at in text.index.get(word, ()):
            if text.tags[at - 1] == "“" or text.words[at].isupper():
                continue  # the word itself is quoted
            plain = right.capitalize() if text.words[at][0].isupper() else right
            yield _stray(text, at, at, plain, text.edit(at, at, plain))
    for match in text.find(_OWNER):
        at = match.start()
        word = text.words[at]
        if word.endswith("’s") and word[:-2].isupper() and len(word) > 3 and _is_plural(text, at):
            told.add(at)
            yield _stray(text, at, at + 1, word.replace("’", ""), None)
    for match in text.find(_ALSO):
        first, last = match.start(), match.end() - 1
        at = text.tags.index("p", first)
        word = text.words[at]
        if word.endswith("’s") and word[:-2].islower() and _is_no_owner(text, at, last):
            told.add(at)
            plain = word[:-2] + ("s" if text.tags[last] in "yM" else "")
            yield _stray(text, first, last, plain, None)
    for at in stray_owners(text):
        if at not in told:
            owned = text.tags[at + 1] in "NnSljG" and text.tags[at - 1] in "#q"
            right = plural(text.words[at])
            first = at if text.begins(at) else at - 1
            yield _stray(text, first, at, f"{right}’" if owned else right, None)
    for at in text.having(("let’s",)):
        named = text.small[at - 1] in ("it", "which", "that", "who", "this")
        if (named and text.tags[at + 1] in "tmuUa") or (
            text.tags[at - 1] in "NSnA" and text.tags[at + 1] == "U"
        ):
            yield _stray(text, at, at, "lets", text.edit(at, at, "lets"))


def _is_plural(text: Text, at: int) -> bool:
    """Whether ‘GP’s’ is only the plural, by what follows."""
    after, tag = text.small[at + 1], text.tags[at + 1]
    return after in ("are", "were", "have", "who") or (tag == "M" and after != "will")


def _is_no_owner(text: Text, at: int, last: int) -> bool:
    """Whether what follows ‘party’s’ is a verb, so that it owns nothing."""
    if text.tags[last] in "ydM":
        # The other was the trust’s and would stay; his wife’s can be seen.
        return text.small[at][:-2] in COUNTED and text.small[last] not in ("will", "can", "do")
    word = text.small[last]
    if text.tags[last] == "l":
        return text.tags[last + 1] in "tamTu" and text.small[at + 1] in ("also", "now", "still")
    return text.tags[last] == "Z" or word in VERBS


def _stray(text: Text, first: int, last: int, right: str, fix: Edit | None) -> Diagnostic:
    return Diagnostic(
        "stray-apostrophe",
        SEVERITY,
        f"the apostrophe of ‘{text.written(first, last)}’ does not belong there",
        text.place(first, last),
        f"Write ‘{right}’.",
        fix,
    )

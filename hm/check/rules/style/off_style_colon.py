"""
## What it does

Finds a capital after a colon in running text where the issue mostly has a small letter, or
the other way round. Names, speech, titles and run-in heads are left alone; where
several sentences follow the colon, it is a hint.

## Why it matters

British houses go on in small letters. A capital here and there looks like an oversight, and
is one.

## Example

```markdown
There is one thing to do: Open the door.
```

## How to put it right

Write the letter as the issue mostly has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hm.check.copy.model import Copy, Role
from hm.check.forms import Seen, odd_ones, passages
from hm.check.lexicon.classes import FUNCTION, Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_AFTER = re.compile(r": ([^\W\d_][\w’-]*)(?= ([^\s]*))")
_IN = frozenset((Role.PARAGRAPH, Role.QUOTATION, Role.STANDFIRST))
_HEAD = 60
"""A colon nearer to the beginning may end a run-in head."""
_NAME = re.compile(r"(?<=[a-z,] )[^\W\d_a-z][\w’-]*")
_SENTENCES = re.compile(r"[.?!]”? [^\W\d_a-z]")


def check(issue: Issue) -> Iterator[Diagnostic]:
    found: list[Seen] = []
    texts = [(copy, text) for copy, text in passages(issue) if copy.role in _IN]
    for copy, text in texts:
        if ": " in text:
            found += _colons(copy, text)
    names = {word for word in {one.text for one in found} if _is_name(word, texts)}
    for odd in odd_ones([one for one in found if one.text not in names], None):
        word = odd.seen.text
        right = word[0].swapcase() + word[1:]
        what = f"begins with a {odd.seen.form} after a colon, where the house has a {odd.wanted}"
        told = odd.tell("off-style-colon", what, right)
        # Some houses write a capital where several sentences follow.
        several = _SENTENCES.search(odd.seen.copy.text, odd.seen.end)
        yield replace(told, severity=Severity.HINT) if several else told


def _is_name(word: str, texts: Sequence[tuple[Copy, str]]) -> bool:
    """Whether a word has a capital within a sentence."""
    if "a" <= word[0] <= "z":
        return False
    likely = (text for _, text in texts if f" {word}" in text)
    return any(word in _NAME.findall(text) for text in likely)


def _colons(copy: Copy, text: str) -> Iterator[Seen]:
    for match in _AFTER.finditer(text):
        word = match[1]
        if copy.marked(match.start(1), match.end(1)) or copy.marked(
            match.start() - 1, match.start()
        ):
            continue
        if word.islower():
            yield Seen("small letter", copy, match.start(1), match.end(1))
            continue
        if len(word) == 1 or not word[1:].islower() or match.start() < _HEAD:
            continue
        kind = classes(word)
        if not kind & (FUNCTION | Class.BASE | Class.ADVERB):
            continue
        if kind & FUNCTION and match[2][:1].isupper():
            continue  # a title: The Long Walk
        if match[2].isupper():
            continue  # Age UK
        yield Seen("capital", copy, match.start(1), match.end(1))

"""
## What it does

Finds words that only Americans spell so, in a magazine in British English: color, center,
defense, labeled, pediatric, gotten. Names (the Lincoln Center) are left alone, and so is a
computer program. For -ise and -ize see `off-style-ise`; for licence and practise
`confused-word`.

## Why it matters

British readers take it for a mistake.

## Example

```markdown
The color of the center was discussed.
```

## How to put it right

Write the word as the British do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Copy, Role, Word
from hm.check.forms import passages
from hm.check.lexicon.american import british
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_AMERICAN = ("en-us", "en-ca", "en-ph")
_SKIPPED = frozenset((Role.CREDIT, Role.VENUE))
_COMPUTER = re.compile(
    r"\b(?:computers?|software|code[ds]?|coding|algorithms?|apps?|machines?|laptops?)\b",
    re.IGNORECASE,
)


def check_part(part: Issue) -> Iterator[Diagnostic]:
    language = part.magazine.language.lower()
    if not language.startswith("en") or language.startswith(_AMERICAN):
        return
    accepted = {word.lower() for word in part.magazine.style.words}
    for copy, text in passages(part):
        if copy.role in _SKIPPED:
            continue
        for number, word in enumerate(copy.words):
            small = word.text.lower()
            right = british(small)
            if right is None or small in accepted or text[word.start] != word.text[0]:
                continue
            if small.startswith("program") and _COMPUTER.search(text):
                continue
            if word.text != small and not _is_common(copy, number, word):
                continue
            right = right if word.text == small else right.capitalize()
            yield Diagnostic(
                "american-spelling",
                # What runs on a computer has this spelling here too.
                Severity.HINT if small.startswith("program") else SEVERITY,
                f"‘{word.text}’ is American spelling",
                copy.place(word.start, word.end),
                f"Write ‘{right}’.",
                copy.edit(word.start, word.end, right),
            )


def _is_common(copy: Copy, number: int, word: Word) -> bool:
    """Whether a word with a capital only begins a sentence, and is no name."""
    if word.start not in {start for start, _ in copy.sentences} or not word.text[1:].islower():
        return False
    after = copy.words[number + 1 : number + 2]
    return bool(after) and after[0].text.islower()

"""
## What it does

Finds cross-heads with a capital for every word among those that have one for the first word
only, or the other way round: as `style.headings` in magazine.yaml sets (`sentence` or
`title`), else as the issue mostly has them. A name in a cross-head tells nothing, nor does
one word alone.

## Why it matters

Cross-heads are seen before anything else on a page, and together.

## Example

```markdown
## Looking Forward

## What to do next
```

## How to put it right

Write the capitals as the other cross-heads have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.gather import editorial, running
from hm.check.copy.model import Copy, Role, Word
from hm.check.forms import Seen, odd_ones
from hm.check.lexicon.classes import FUNCTION, Class, classes
from hm.check.wordlists import words as listed
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import OFF, Issue

SEVERITY = Severity.WARNING

_NEVER_A_NAME = FUNCTION | Class.ADVERB
_LONG = 4
"""Letters of a word that has a capital in a title, whatever word it is."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    wanted = issue.magazine.style.headings
    if wanted == OFF:
        return
    prose = list(running(issue))
    found = [
        Seen(form, copy, copy.words[0].start, copy.words[-1].end)
        for copy in editorial(issue)
        if copy.role is Role.HEADING and (form := _form(copy, prose))
    ]
    for odd in odd_ones(found, wanted):
        text = odd.seen.copy.text
        what = (
            "has a capital for every word, where the house’s cross-heads have one"
            if odd.wanted == "sentence"
            else "has one capital, where the house’s cross-heads have one for every word"
        )
        right = _sentence(text, odd.seen) if odd.wanted == "sentence" else _title(text, odd.seen)
        yield odd.tell("off-style-heading", what, right)


def _later(copy: Copy) -> list[Word]:
    """The words after the first, and after a number, a colon or a stop."""
    return [
        word
        for word in copy.words[1:]
        if word.text[0].isalpha() and not re.search(r"[.:?!–—“‘]\s*$", copy.text[: word.start])
    ]


def _form(copy: Copy, prose: list[Copy]) -> str | None:
    later = [word.text for word in _later(copy)]
    long = [word for word in later if len(word) >= _LONG]
    if any(word.islower() for word in long):
        return "sentence"
    capital = [word for word in later if word[0].isupper()]
    if not long or not capital:
        return None
    if not all(classes(word) & _NEVER_A_NAME or _is_small(word, prose) for word in capital):
        return None
    words = [word.text for word in copy.words if word.text[0].isalpha()]
    # What begins with a given name, or stands in the text with the same capitals, is a name.
    last = " ".join(words[-2:])
    named = words[0].lower() in listed("given-names") or any(last in one.text for one in prose)
    return None if named else "title"


def _is_small(word: str, prose: list[Copy]) -> bool:
    """Whether the text has a word without capitals."""
    small = word.lower()
    return any(
        small in copy.text and any(one.text == small for one in copy.words) for copy in prose
    )


def _sentence(text: str, seen: Seen) -> str:
    for word in _later(seen.copy):
        text = text[: word.start] + word.text.lower() + text[word.end :]
    return text


def _title(text: str, seen: Seen) -> str:
    for word in _later(seen.copy):
        if len(word.text) >= _LONG:
            text = text[: word.start] + word.text[0].upper() + text[word.start + 1 :]
    return text

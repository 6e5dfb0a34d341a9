"""
## What it does

Finds set phrases that were heard and not read (“tow the line”, “damp squid”, “one in the
same”), and some that British editors put right (“different than”, “in regards to”). The
latter are a hint where somebody is quoted saying so.

## Why it matters

The reader laughs, and not with the writer.

## Example

```markdown
Managers tow the line, per say.
```

## How to put it right

Write the phrase as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from hm.check.copy.model import Role
from hm.check.copy.speech import in_speech
from hm.check.forms import passages
from hm.check.phrases import Phrases, in_case_of
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_LIST = "phrases.txt"
_LOOSE = "?"
"""Before a phrase that people say, and editors change."""


def check_part(part: Issue) -> Iterator[Diagnostic]:
    garbled = _phrases()
    for copy, text in passages(part):
        if copy.role in (Role.CREDIT, Role.VENUE):
            continue
        for start, end, words, said in garbled.found(text):
            loose = said.startswith(_LOOSE)
            right = in_case_of(words, said.lstrip(_LOOSE))
            weak = loose and in_speech(text, start)
            yield Diagnostic(
                "garbled-phrase",
                Severity.HINT if weak else SEVERITY,
                f"‘{' '.join(words.split())}’ is "
                + ("not how the house would write it" if loose else "a phrase gone wrong"),
                copy.place(start, end),
                f"Write ‘{right}’.",
                None if loose else copy.edit(start, end, right),
            )


@cache
def _phrases() -> Phrases:
    text = resources.files("hm.check.wordlists").joinpath(_LIST).read_text(encoding="utf-8")
    pairs = (re.split(r"\s*\|\s*", line.strip()) for line in text.split("\n") if "|" in line)
    return Phrases((wrong, right) for wrong, right in pairs)

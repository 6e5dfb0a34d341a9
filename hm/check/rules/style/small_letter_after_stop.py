"""
## What it does

Finds a sentence that begins with a small letter, after a full stop, and one in brackets of
its own that does. Abbreviations (etc., approx.), points of ellipsis and names like eBay are
left alone. Where a verb of saying follows speech that ends with a full stop, a comma is
meant.

## Why it matters

Either the stop or the letter is wrong, and the reader must find out which.

## Example

```markdown
The door was open. nobody knew why. “It was me.” says Ann.
```

## How to put it right

Write the capital, or a comma for the full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Role
from hm.check.forms import passages
from hm.check.lexicon.classes import classes
from hm.check.saying import is_said
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_STOP = re.compile(r"\.([”’)]?)[ \n]+(?=([a-z][\w’-]*))")
_BEFORE = re.compile(r"[^\W\d_]{3,}$")
_BRACKETED = re.compile(r"(?<=[.!?…”]) \(([a-z][\w’-]*)(?!\.)[^()]*[.!?]\)")
_SPOKEN = re.compile(r"(?<!\.)\.”(?= )")
_SHORT_WORDS = (
    "approx apr assoc aug bros capt cllr col corp dec dept dist est etc excl ext feb fig figs "
    "gen gov hon inc incl jan jun jul ltd mar max messrs min misc mrs nos nov oct para paras "
    "prof rev revd sec sep sept sgt tel temp univ viz vol vols"
)
_SHORT = frozenset(_SHORT_WORDS.split())
_LONGEST = 40
_IN = frozenset(
    (Role.PARAGRAPH, Role.ITEM, Role.QUOTATION, Role.STANDFIRST, Role.BIO, Role.NOTE, Role.EVENT)
)


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy, text in passages(part):
        if copy.role not in _IN:
            continue
        told: set[int] = set()
        if ".”" in text:
            for match in _SPOKEN.finditer(text):
                after = text[match.end() + 1 : match.end() + 2]
                if after.islower() and is_said(text, match.end()):
                    told.add(match.start())
                    yield Diagnostic(
                        "small-letter-after-stop",
                        SEVERITY,
                        f"‘{' '.join(text[: match.end()].split()[-3:])}’ has a full stop, and "
                        "a verb of saying follows",
                        copy.place(match.start(), match.end()),
                        "Write ‘,”’.",
                        copy.edit(match.start(), match.end(), ",”"),
                    )
        for match in _BRACKETED.finditer(text):
            word = match[1]
            right = word[0].upper() + word[1:]
            yield Diagnostic(
                "small-letter-after-stop",
                SEVERITY,
                f"‘({word}’ begins a sentence in brackets with a small letter",
                copy.place(match.start(1), match.end(1)),
                f"Write ‘{right}’, or put the brackets before the full stop.",
            )
        for match in _STOP.finditer(text):
            before = _BEFORE.search(text, max(match.start() - _LONGEST, 0), match.start())
            if match.start() in told or not before or before[0].lower() in _SHORT:
                continue
            word = match[2]
            if not word.islower() or not classes(
                word.partition("’")[0]
            ):  # eBay, and the names of programs
                continue
            start, end = match.end(), match.end() + len(word)
            if text[end : end + 1] == ".":
                continue
            right = word[0].upper() + word[1:]
            yield Diagnostic(
                "small-letter-after-stop",
                SEVERITY,
                f"‘{before[0]}.{match[1]} {word}’ begins a sentence with a small letter",
                copy.place(start, end),
                f"Write ‘{right}’, or another mark than the full stop.",
            )

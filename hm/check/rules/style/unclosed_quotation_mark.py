"""
## What it does

Finds quotation marks that open and do not close, or close and were never opened. Speech that
goes on in the next paragraph stays open, and the next paragraph opens it anew: that is right,
and where the next paragraph does not, it is told.

## Why it matters

Without the mark nobody knows where the speaker stops and the writer goes on.

## Example

```markdown
“It was open, says Ann. It has been shut since.
```

## How to put it right

Write the mark where the speech begins or ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.gather import copy_of
from hm.check.copy.model import Copy, Role
from hm.check.copy.speech import quoted
from hm.check.saying import CLIPPED
from hm.check.words import shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.WARNING

_SAYS = "says|adds|explains|recalls|warns|argues|insists|admits|believes|agrees"
_ATTRIBUTED = re.compile(
    rf"[,?!] (?:(?:{_SAYS}|said|added|explained) [^\W\d_a-z][\w’-]+|(?:he|she) (?:{_SAYS})[.,])"
)
"""Words that say who spoke, which nobody speaks: the speech has ended before them."""
_OTHER = {"“": "”", "‘": "’"}


def check_part(part: Issue) -> Iterator[Diagnostic]:
    open_: dict[tuple[str, str, Place | None], tuple[Copy, int, str]] = {}
    """By what runs on from paragraph to paragraph: where speech was left open."""
    for copy in copy_of(part):
        if copy.is_ad or copy.role is Role.ALT:
            continue
        stream = (copy.slug, copy.panel, copy.panel_place)
        before = open_.pop(stream, None) if copy.is_running else None
        goes_on = before is not None and copy.text.startswith(before[2])
        stray = _stray_closing(copy.text)
        if stray is not None and before and not goes_on:
            yield _not_opened_anew(copy, before[2])
        else:
            if before and not goes_on:
                yield _unclosed(*before)
            if stray is not None:
                yield _unopened(copy, stray)
        marks = "“" in copy.text or "‘" in copy.text
        left = [one for one in quoted(copy.text) if not one.closed] if marks else []
        for number, one in enumerate(left):
            last = number == len(left) - 1
            if CLIPPED.match(copy.text, one.start):
                continue  # `backward-apostrophe` tells of it
            if last and copy.is_running and not _ATTRIBUTED.search(copy.text, one.start):
                open_[stream] = (copy, one.start, one.mark)
            else:
                yield _unclosed(copy, one.start, one.mark)
    for left_open in open_.values():
        yield _unclosed(*left_open)


def _stray_closing(text: str) -> int | None:
    """Where the first ” stands that no “ opened."""
    depth = 0
    for at, char in enumerate(text):
        if char == "“":
            depth += 1
        elif char == "”":
            if not depth:
                return at
            depth -= 1
    return None


def _unclosed(copy: Copy, start: int, mark: str) -> Diagnostic:
    return Diagnostic(
        "unclosed-quotation-mark",
        SEVERITY,
        f"the quotation mark of ‘{shortened(copy.text[start + 1 :])}’ opens, and none closes it",
        copy.place(start, start + 1),
        f"Write {_OTHER[mark]} where the quotation ends.",
    )


def _unopened(copy: Copy, at: int) -> Diagnostic:
    words = " ".join(copy.text[:at].split()[-5:])
    return Diagnostic(
        "unclosed-quotation-mark",
        SEVERITY,
        f"the quotation mark after ‘{words}’ closes, and none opens before it",
        copy.place(at, at + 1),
        "Write “ where the quotation begins, or delete this mark.",
    )


def _not_opened_anew(copy: Copy, mark: str) -> Diagnostic:
    return Diagnostic(
        "unclosed-quotation-mark",
        SEVERITY,
        f"speech goes on from the paragraph before, and ‘{shortened(copy.text)}’ does not open it "
        "anew",
        copy.place(0, copy.words[0].end if copy.words else 1),
        f"Begin the paragraph with ‘{mark}’.",
    )

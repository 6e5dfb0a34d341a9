"""
## What it does

Finds captions, standfirsts and closing notes that end with a full stop where the others end
without, or the other way round. For captions `style.captions` in magazine.yaml sets it
(`stop` or `open`), for the others the issue does. Short captions that are no sentence need no
stop anywhere.

## Why it matters

They stand where a reader looks first, and each beside another.

## Example

```markdown
---
bio: Ann Lane writes about doors
note: Doors may be opened at the reader's own risk.
---
```

## How to put it right

End it as the others end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Copy, Role
from hm.check.forms import Seen, odd_ones, passages
from hm.model.article import Kind
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_GROUPS = {
    "captions": (Role.CAPTION,),
    "standfirsts": (Role.STANDFIRST,),
    "closing notes": (Role.BIO, Role.NOTE),
}
_ROLES = frozenset(role for roles in _GROUPS.values() for role in roles)
_MARKS = tuple(".!?…:")
_SENTENCE = {"captions": 6, "standfirsts": 10, "closing notes": 4}
"""The words that each has at least to be held to a full stop."""
_INNER = re.compile(r"[.?!][’”]? [^\W\d_a-z]")


def check(issue: Issue) -> Iterator[Diagnostic]:
    ends = [(copy, text) for copy, text in passages(issue) if copy.role in _ROLES]
    for name, roles in _GROUPS.items():
        found = [
            Seen(form, copy, *_last(text))
            for copy, text in ends
            if copy.role in roles and not _is_strap(copy) and (form := _form(copy, text))
        ]
        for odd in odd_ones(found, issue.magazine.style.captions if name == "captions" else None):
            copy = odd.seen.copy
            several = _INNER.search(copy.text)
            if odd.wanted == "stop" and len(copy.words) < _SENTENCE[name]:
                continue
            if odd.wanted == "open" and several:
                continue
            last = odd.seen.text
            yield odd.tell(
                "off-style-closing-stop",
                f"ends without a full stop, which the {name} have"
                if odd.wanted == "stop"
                else f"ends with a full stop, which the {name} do without",
                f"{last}." if odd.wanted == "stop" else last.replace(".", ""),
                fix=f"{last}." if odd.wanted == "stop" and _may_add(odd.seen) else None,
            )


def _is_strap(copy: Copy) -> bool:
    """Whether it is the line under a standing title, which comes back in every issue."""
    return copy.role is Role.STANDFIRST and (
        copy.article is None or copy.article.kind is Kind.NOTICEBOARD
    )


def _form(copy: Copy, text: str) -> str | None:
    if "\n" in text.strip() or len(copy.words) < 2:
        return None
    end = text.rstrip()
    if not end.endswith(_MARKS):
        end = end.rstrip("’”)")
    if not end.endswith(_MARKS):
        return "open"
    return "stop" if end.endswith(".") else None


def _may_add(seen: Seen) -> bool:
    """Whether a full stop can be written right after the last word."""
    return seen.text[-1].isalnum() and not seen.copy.marked(seen.end - 1, seen.end)


def _last(text: str) -> tuple[int, int]:
    """The last word with the marks after it."""
    end = len(text.rstrip())
    return text.rfind(" ", 0, end) + 1, end

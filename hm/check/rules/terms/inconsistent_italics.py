"""
## What it does

Finds a title that stands in italics in one place and in quotation marks in another: *Example
Weekly* and ‘Example Weekly’. One that is in italics at least twice and plain once is told too;
where it is the other way round, or only once each, the italics may be stress: a hint.

## Why it matters

Italics and quotation marks tell readers that this is a title, and which kind. Two ways for one
title are two messages.

## Example

```markdown
The *Let’s mend it* campaign is new. We asked those behind ‘Let’s mend it’.
```

## How to put it right

Mark it in one way: most magazines have italics for what is published on its own, and quotation
marks for a part of it or a campaign.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy, Role
from hm.check.terms.uses import Use, elsewhere, strays
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.prose import Emphasis

SEVERITY = Severity.WARNING

_READ = frozenset(
    (Role.PARAGRAPH, Role.ITEM, Role.QUOTATION, Role.NOTE, Role.CAPTION, Role.CELL, Role.EVENT)
)
"""Where italics are for titles; in standfirsts and notes on authors they are for names."""
_ITALICS, _QUOTED, _PLAIN = "in italics", "in quotation marks", "plain"
_TITLE = re.compile(r"[A-Z][^“”]*\s[^“”]*[^\W_]")
_WORD = re.compile(r"\w")
_LEAST = 2


def check(issue: Issue) -> Iterator[Diagnostic]:
    copies = [
        copy
        for copy in editorial(issue)
        # A reading list is set in a way of its own.
        if copy.role in _READ and copy.panel != "find-out-more"
    ]
    titles = sorted({title for copy in copies for _, _, title in _italics(copy)})
    if not titles:
        return
    found: dict[str, list[Use]] = defaultdict(list)
    for copy in copies:
        for start, end in _places(titles, copy.text):
            use = Use(copy, start, end, _way(copy, start, end))
            found[copy.text[start:end]].append(use)
    for uses in found.values():
        for use, others in strays(uses, (_ITALICS, _QUOTED)):
            marked = _PLAIN not in (use.way, others[0].way)
            sure = marked or (others[0].way == _ITALICS and len(others) >= _LEAST)
            yield Diagnostic(
                "inconsistent-italics",
                SEVERITY if sure else Severity.HINT,
                f"‘{use.words}’ is {use.way} here, {others[0].way} {elsewhere(use, others)}",
                use.place,
                "Mark it in one way.",
            )


def _places(titles: list[str], text: str) -> Iterator[tuple[int, int]]:
    """Where titles stand in a text, as whole words; what begins in one that came first is none."""
    found: list[tuple[int, int]] = []
    for title in titles:
        start = text.find(title)
        while start >= 0:
            end = start + len(title)
            if not _WORD.match(text[start - 1 : start]) and not _WORD.match(text, end):
                found.append((start, end))
            start = text.find(title, start + 1)
    done = 0
    for start, end in sorted(found):
        if start >= done:
            yield start, end
            done = end


def _italics(copy: Copy) -> Iterator[tuple[int, int, str]]:
    for start, end, node in copy.nodes():
        title = copy.text[start:end]
        if isinstance(node, Emphasis) and _TITLE.fullmatch(title):
            yield start, end, title


def _way(copy: Copy, start: int, end: int) -> str:
    if any(
        isinstance(node, Emphasis) and low <= start and end <= high
        for low, high, node in copy.nodes()
    ):
        return _ITALICS
    before, after = copy.text[:start][-1:], copy.text[end:].lstrip(".,;:!?")[:1]
    return _QUOTED if before in ("‘", "“") and after in ("’", "”") else _PLAIN

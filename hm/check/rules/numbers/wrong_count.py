"""
## What it does

Counts what the text announces: the items of a list after ‘in three areas:’, and the numbered
headings of an article whose title, standfirst, contents line or cover line promises ten tips.
A short list in the sentence itself is counted too, as a hint.

## Why it matters

An item was cut or added late, and the number was forgotten. Readers count.

## Example

```markdown
The plan rests on four pillars:

- staff
- buildings
- money
```

## How to put it right

Write the number there are, or look for the item that was lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from hm.check.copy.gather import by_article, editorial
from hm.check.copy.model import Copy, Role
from hm.check.counts import Count, counts
from hm.check.headings import numbered_headings
from hm.model.article import Kind
from hm.model.blocks import Body, Box, FindOutMore, Listing, Paragraph, ProfilePanel
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.prose import Prose

SEVERITY = Severity.WARNING

_HEADS = (Role.TITLE, Role.STANDFIRST, Role.CONTENTS)
_PROMISES = re.compile(
    r"\b(?:tips|ways|steps|things|lessons|rules|reasons|questions|ideas|habits|principles|secrets"
    r"|mistakes|myths|signs|techniques|strategies|suggestions|facts|hints|takeaways|truths)$",
    re.I,
)
_INLINE = re.compile(r":\s(?P<items>[^.;:!?—()“”]+)[.;!?]?$")
_FEW = 2
_LONGEST_ITEM = 4
"""Words of an item of a list in a sentence; longer ones may have an ‘and’ inside."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    """What the cover promises of articles."""
    for slug, copies in by_article(issue).items():
        lines = [line for line in issue.cover.lines if line.article == slug]
        if lines and (number := _numbered(copies)):
            words = {line.title for line in lines} | {line.text for line in lines}
            for copy in editorial(issue):
                if copy.role is Role.COVER and copy.text in words:
                    yield from _promised(copy, number)


def check_part(part: Issue) -> Iterator[Diagnostic]:
    """What articles say themselves."""
    whole = {id(copy.prose): copy for copy in editorial(part) if copy.prose}
    for article in part.articles.values():
        if article.kind is not Kind.AD:
            yield from _lists(article.body, whole)
    for copies in by_article(part).values():
        if number := _numbered(copies):
            for copy in copies:
                if copy.role in _HEADS:
                    yield from _promised(copy, number)
            for copy in takewhile(lambda copy: copy.role is not Role.HEADING, copies):
                if copy.is_running:
                    yield from _promised(copy, number)
    for copy in editorial(part):
        if copy.is_running and ":" in copy.text:
            yield from _in_sentences(copy)


def _lists(body: Body, whole: dict[int, Copy]) -> Iterator[Diagnostic]:
    """What stands before a list, against its items; in panels too."""
    for before, block in pairwise(body):
        if isinstance(before, Paragraph) and isinstance(block, Listing):
            yield from _announced(before.prose, len(block.items), whole)
    for block in body:
        if isinstance(block, (Box, ProfilePanel, FindOutMore)):
            yield from _lists(block.blocks, whole)


def _announced(prose: Prose, items: int, whole: dict[int, Copy]) -> Iterator[Diagnostic]:
    copy = whole.get(id(prose))
    if copy is None or not copy.text.rstrip().endswith(":") or not copy.sentences:
        return
    start, end = copy.sentences[-1]
    found = list(counts(copy.text[start:end]))
    if len(found) == 1 and found[0].number != items:
        yield _found(copy, start, found[0], f"the list has {items}")


def _numbered(copies: tuple[Copy, ...]) -> int:
    """How many headings an article numbers, if it does."""
    numbers = [number for number, _, _ in numbered_headings(copies)]
    return len(numbers) if len(numbers) >= 3 and numbers == [*range(1, len(numbers) + 1)] else 0


def _promised(copy: Copy, number: int) -> Iterator[Diagnostic]:
    """What a headline or the words before the text count, if it is not what is numbered."""
    for count in counts(copy.text):
        if copy.is_running and _goes_on(copy, count):
            continue
        apart = abs(count.number - number)
        # Of what the text before them counts, only a near number can be theirs.
        near = apart <= _FEW or not copy.is_running
        if apart and near and _PROMISES.search(count.words):
            yield _found(copy, 0, count, f"the article numbers {number}")


def _goes_on(copy: Copy, count: Count) -> bool:
    """Whether a sentence itself says what it counts, after a colon."""
    return any(
        start <= count.start < end and ":" in copy.text[count.end : end]
        for start, end in copy.sentences
    )


def _in_sentences(copy: Copy) -> Iterator[Diagnostic]:
    for start, end in copy.sentences:
        sentence = copy.text[start:end]
        match = _INLINE.search(sentence)
        found = list(counts(sentence[: match.start()])) if match else []
        if match is None or len(found) != 1:
            continue
        parts = re.split(r",\s(?:and|or)\s|,\s|\s(?:and|or)\s", match["items"])
        short = all(0 < len(part.split()) <= _LONGEST_ITEM for part in parts)
        if short and 1 < len(parts) != found[0].number:
            told = _found(copy, start, found[0], f"{len(parts)} follow")
            yield replace(told, severity=Severity.HINT)


def _found(copy: Copy, at: int, count: Count, there: str) -> Diagnostic:
    return Diagnostic(
        "wrong-count",
        SEVERITY,
        f"‘{count.words}’, but {there}",
        copy.place(at + count.start, at + count.end),
        "Write the number there are, or look for the item that was lost.",
    )

"""
## What it does

Finds pull quotes whose words are not those of their article, and shows both. A light edit is
left alone: a capital at the start, a stop for a comma, “she says” dropped from the middle,
words in square brackets, a cut that is marked with an ellipsis. Dots that stand for a word or two
are told of.

## Why it matters

A pull quote says that these are the very words. Readers who find others in the text trust
neither, and whoever is quoted may object to words they never said.

## Example

```markdown
“We have to listen to staff, or nothing changes,” she says.

::: pull-quote
We must listen to staff, or nothing changes.
:::
```

## How to put it right

Lift the words from the article again. Mark what is left out with an ellipsis, and what is put
in with square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hm.check.copy.gather import by_article
from hm.check.copy.model import Copy, Role
from hm.check.quoting.compare import Comparison, Searched, Words
from hm.check.quoting.shown import shown
from hm.check.quoting.source import text_of
from hm.check.quoting.stream import passage, speech_mark, stream
from hm.check.words import counted, shortened
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_KNOWN = 0.5
"""From which share of its words on a pull quote is an altered one, and not somebody else’s."""
_LEAST = 3
_WORTH_DOTS = 2
"""Words; a cut of fewer is not worth an ellipsis in large type."""
_CREDIT_AFTER = re.compile(r"(?<=[.!?”’])\s*[—–-]\s*[^\W\d_a-z][^.!?]*$|(?<=\S)\n[^.!?]*$")
"""Whose words they are, at the end of them."""
_CREDIT = re.compile(r"\s*[—–-]\s*\S")


def check_part(part: Issue) -> Iterator[Diagnostic]:
    mark = speech_mark(part)
    for slug, copies in by_article(part).items():
        for copy in copies:
            if copy.role is not Role.PULL_QUOTE or _CREDIT.match(copy.text):
                continue
            words = passage(copy, 0, len(copy.text), mark)
            if len(words) < _LEAST:
                continue
            source = text_of(part, slug)
            found = source.compare(words)
            tail = _CREDIT_AFTER.search(copy.text)
            if found.differences and tail:
                words = passage(copy, 0, tail.start(), mark)
                found = source.compare(words)
            if found.share < _KNOWN:
                source = Searched(stream(_heads(copies), mark))
                found = source.compare(words)
            yield from _judged(copy, words, source, found)


def _heads(copies: Sequence[Copy]) -> list[Copy]:
    """Where else words may be lifted from."""
    return [copy for copy in copies if copy.role in (Role.STANDFIRST, Role.CAPTION, Role.HEADING)]


def _judged(copy: Copy, words: Words, source: Searched, found: Comparison) -> Iterator[Diagnostic]:
    if found.share < _KNOWN:
        yield Diagnostic(
            "altered-pull-quote",
            SEVERITY,
            f"the article says nowhere ‘{shortened(copy.text)}’",
            copy.place(words[0].start, words[-1].end),
            "Lift the pull quote from the article, in its very words.",
        )
    elif found.differences:
        yield _altered(copy, words, source, found)
    else:
        yield from _cuts(copy, words, source, found)


def _cuts(copy: Copy, words: Words, source: Searched, found: Comparison) -> Iterator[Diagnostic]:
    """Dots that stand for hardly a word, or for none."""
    at = dict(found.matched)
    for number, word in enumerate(words):
        if not word.after_cut or number not in at or number - 1 not in at:
            continue
        before, after = at[number - 1], at[number]
        left_out = source.words[before + 1 : after]
        if source.words[after].after_cut or not 0 < after - before <= _WORTH_DOTS + 1:
            continue
        if not all(one.spoken == word.spoken or not word.spoken for one in left_out):
            continue
        text = " ".join(one.copy.text[one.start : one.end] for one in left_out)
        yield Diagnostic(
            "altered-pull-quote",
            SEVERITY,
            f"the dots stand for no more than ‘{text}’ of the text (line {source.line(before)})"
            if left_out
            else f"the dots stand for nothing: the text goes on (line {source.line(before)})",
            copy.place(words[number - 1].end, word.start),
            f"Write out ‘{text}’." if left_out else "Set the stop or comma that the text has.",
        )


def _altered(copy: Copy, words: Words, source: Searched, found: Comparison) -> Diagnostic:
    first, last = found.differences[0], found.differences[-1]
    here, there = shown(words, source.words, first)
    line = source.line(found.matched[0][1])
    more = len(found.differences) - 1
    others = f", and {counted(more, 'other difference')}" if more else ""
    start, end = max(first.start - (first.start == first.end), 0), last.end
    if last.start == last.end:
        end = min(last.end + 1, len(words))
    return Diagnostic(
        "altered-pull-quote",
        SEVERITY,
        f"the pull quote has ‘{here}’, the text ‘{there}’ (line {line}){others}",
        copy.place(words[start].start, words[end - 1].end),
        "Quote the text in its very words; mark a cut with an ellipsis and an insertion with"
        " square brackets.",
    )

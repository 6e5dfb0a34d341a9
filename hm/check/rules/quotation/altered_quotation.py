"""
## What it does

Finds headlines, standfirsts, captions and lines of the contents and the cover that quote words
which their article has otherwise: other words, or the reporter’s instead of the speaker’s. What
the article does not have at all is told as a hint, and so are a phrase of up to three words and
the headline of an interview that is nearly, but not quite, what is said.

## Why it matters

The words in large type are read first and quoted on. In quotation marks they must be those that
were said.

## Example

```yaml
image:
  caption: "Ann Example: “we never had the staff for it”"
```

where the article has “We have never had the staff for this,” says Example.

## How to put it right

Quote what is said in the article, or take the quotation marks away.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.cover import cover_lines
from hm.check.copy.gather import by_article
from hm.check.copy.model import Copy, Role
from hm.check.copy.speech import quoted
from hm.check.quoting.compare import Comparison, Searched, Words
from hm.check.quoting.shown import shown
from hm.check.quoting.source import has_exactly, text_of
from hm.check.quoting.stream import passage, speech_mark
from hm.check.quoting.telling import shared
from hm.check.words import shortened
from hm.model.article import Kind
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_KNOWN = 0.5
"""From which share of its words on a quotation is an altered one."""
_KNOWN_IF_SHORT = 0.75
_SHORT = 5
_TELLING = 2
_LEAST = 4
"""Words; fewer are a phrase, which many may use."""
_SPEAKING = (Kind.INTERVIEW, Kind.PROFILE)
"""Kinds whose headline is somebody’s words."""
_DISPLAY = (Role.TITLE, Role.STANDFIRST, Role.CONTENTS, Role.CAPTION, Role.LABEL, Role.HEADING)


def check(issue: Issue) -> Iterator[Diagnostic]:
    """What the cover quotes."""
    mark = speech_mark(issue)
    articles = by_article(issue)
    for slug, lines in cover_lines(issue).items():
        for copy in lines:
            if slug in articles and mark in copy.text:
                yield from _told(issue, slug, copy, mark)


def check_part(part: Issue) -> Iterator[Diagnostic]:
    """What an article quotes from itself."""
    mark = speech_mark(part)
    for slug, copies in by_article(part).items():
        for copy in copies:
            if copy.role in _DISPLAY and mark in copy.text:
                yield from _told(part, slug, copy, mark)
            elif copy.role is Role.TITLE and part.articles[slug].kind in _SPEAKING:
                yield from _headline(copy, text_of(part, slug), mark)


def _told(issue: Issue, slug: str, copy: Copy, mark: str) -> Iterator[Diagnostic]:
    for one in quoted(copy.text):
        said = copy.text[one.start : one.end].strip("“”‘’., ")
        if one.mark != mark or " " not in said or has_exactly(issue, slug, said):
            continue
        words, source = passage(copy, one.start, one.end, mark), text_of(issue, slug)
        if len(words) > 1 and source.words and not source.has(words):
            found = source.compare(words)
            if not _is_known(words, found):
                yield _unsaid(copy, words)
            elif found.differences:
                yield _altered(copy, words, source, found)


def _headline(copy: Copy, source: Searched, mark: str) -> Iterator[Diagnostic]:
    """A headline without marks that is nearly what somebody says."""
    words = passage(copy, 0, len(copy.text), mark)
    if len(words) <= _SHORT or source.has(words):
        return
    found = source.compare(words)
    spoken = [source.words[at].spoken for _, at in found.matched]
    if found.share >= _KNOWN_IF_SHORT and found.differences and all(spoken):
        here, there = shown(words, source.words, found.differences[0])
        yield Diagnostic(
            "altered-quotation",
            Severity.HINT,
            f"the headline has ‘{here}’, but what is said is ‘{there}’"
            f" (line {source.line(found.matched[0][1])})",
            copy.place(words[0].start, words[-1].end),
            "If it is meant as a quotation, use the very words of the article.",
        )


def _is_known(words: Words, found: Comparison) -> bool:
    """Whether a quotation is one of the article’s, if in other words."""
    share = _KNOWN if len(words) > _SHORT else _KNOWN_IF_SHORT
    return len(words) >= _LEAST and found.share >= share and shared(words, found) >= _TELLING


def _altered(copy: Copy, words: Words, source: Searched, found: Comparison) -> Diagnostic:
    first = found.differences[0]
    here, there = shown(words, source.words, first)
    line = source.line(found.matched[0][1])
    return Diagnostic(
        "altered-quotation",
        SEVERITY,
        f"‘{here}’ is quoted, but the article has ‘{there}’ (line {line})",
        copy.place(words[0].start, words[-1].end),
        "Quote the very words of the article, or take the quotation marks away.",
    )


def _unsaid(copy: Copy, words: Words) -> Diagnostic:
    said = shortened(copy.text[words[0].start : words[-1].end])
    return Diagnostic(
        "altered-quotation",
        Severity.HINT,
        f"‘{said}’ is quoted, but nobody says so in the article",
        copy.place(words[0].start, words[-1].end),
        "Quote what is said there, or take the quotation marks away.",
    )

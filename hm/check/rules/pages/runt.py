"""
## What it does

Finds paragraphs whose last line is the short rest of a parted word and, as a hint, those whose
last line is one word or number of up to four letters. Tables are exempt.

## Why it matters

What stands nearly alone on a line leaves a hole in the column that looks like the white between
two parts of an article. hm parts no last word and ties a short one to the word before it, but a
soft hyphen that came with the words from another program parts it all the same.

## Example

The word *neighbourhood*, with a soft hyphen before its last syllable, at the end of a paragraph:

> … and nobody expected it in this neighbour-
> hood.

## How to put it right

Take soft hyphens out of the manuscript; else cut a word of the paragraph or add one or two.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.sheets import sheets
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING

_PARAGRAPHS = frozenset(("p", "li", "figcaption"))
_SHORT = 4
"""Letters of a word that should not end a paragraph alone."""
_NARROW = 0.25
"""Of the widest line: the rest of a word that is narrower leaves a hole."""


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    for sheet in sheets(issue, laid):
        if sheet.advertises:
            continue
        for block in sheet.typeset.blocks:
            if block.tag not in _PARAGRAPHS or len(block.lines) == 1:
                continue
            if block.slug not in issue.articles:  # what hm makes, such as the contents
                continue
            before, line = block.lines[-2:]
            words = sheet.words(line)
            if any(map(str.isspace, words)):
                continue
            if before.parted and line.width < _NARROW * max(one.width for one in block.lines):
                severity, what = SEVERITY, f"the rest of a parted word, ‘{words}’"
            elif not before.parted and sum(map(str.isalnum, words)) <= _SHORT:
                severity, what = Severity.HINT, f"one short word, ‘{words}’"
            else:
                continue
            yield Diagnostic(
                "runt",
                severity,
                f"a paragraph on {sheet.said(line.page)} ends with a line of {what}",
                sheet.place(block, len(block.lines) - 1),
                "Cut a word of the paragraph, or add one or two.",
            )

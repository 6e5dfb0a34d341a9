"""Patterns over the tags of a text, as the rules of grammar list them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from hm.check.grammar.tagging import Text

Test = Callable[[Text, int, int], bool]
"""Whether the words from the first to the last of a match are at fault."""
Pattern = tuple[re.Pattern[str], Test | None, str]
"""A pattern of tags, what its words are tested by, if by anything, and what is said of them."""
Found = tuple[int, int, str]
"""The first and the last word at fault, and what is said of them."""


def matches(text: Text, patterns: Iterable[Pattern]) -> Iterator[Found]:
    """What patterns find in a text, pattern by pattern."""
    for pattern, test, said in patterns:
        for match in text.find(pattern):
            first, last = match.start(), match.end() - 1
            if test is None or test(text, first, last):
                yield first, last, said


def apart(found: Iterable[Found], gap: int = 0) -> Iterator[Found]:
    """Of what was found, in order, what does not stand within, or too near, what came before."""
    told = -1
    for first, last, said in sorted(found):
        if first > told + gap:
            yield first, last, said
            told = last

"""
## What it does

Finds a remark that is quoted in different words in two places of the issue, both times in
double quotation marks: in two articles, or twice in one. Headlines, standfirsts and captions
are held against their own article by `altered-quotation`, pull quotes by `altered-pull-quote`.

## Why it matters

Quotation marks say that these are the very words, and they cannot both be.

## Example

```markdown
The minister promised hospitals “as kind as the best in Europe by 2030”.

… said they would be “as good as any of the best in Europe by 2030”.
```

## How to put it right

Look up what was said and quote it the same way in both places, or take away the quotation marks
from the one that is a paraphrase.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy, Role
from hm.check.copy.speech import quoted
from hm.check.quoting.compare import Comparison, Searched, Words
from hm.check.quoting.saying import gives_the_floor
from hm.check.quoting.shown import shown
from hm.check.quoting.stream import passage, plain_words, speech_mark
from hm.check.quoting.telling import is_telling, shared
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_LEAST = 5
_FEW = 5
"""Quotations; a word or a pair of words that more of them have tells nothing."""
_SHARED = 3
"""Telling words and pairs of words that two wordings of a remark have in common at least."""
_KNOWN = 0.6
"""The share of the shorter quotation that the longer one has, from which on it is the same."""
_SAYS = 60
"""Characters between two pieces of a speech."""
_TELLING = 2
"""Words that both have and that would not come together by chance, as in “more to do”."""
_DISPLAY = frozenset(
    (Role.TITLE, Role.STANDFIRST, Role.CONTENTS, Role.CAPTION, Role.LABEL, Role.HEADING)
)


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quotation and its words, as they are compared."""

    copy: Copy
    start: int
    end: int
    words: list[str]

    def said(self, mark: str) -> Words:
        return passage(self.copy, self.start, self.end, mark)

    def may_be_in(self, text: str) -> bool:
        """Whether a passage has enough of its words, in whatever order: quick to ask."""
        if "[" in self.copy.text:
            return True  # what an editor put in is not counted
        there = set(plain_words(text, 0, len(text)))
        return sum(word in there for word in self.words) / len(self.words) >= _KNOWN


def check(issue: Issue) -> Iterator[Diagnostic]:
    mark = speech_mark(issue)
    quotes = [
        _Quote(copy, one.start, one.end, words)
        for copy in editorial(issue)
        if copy.role is not Role.PULL_QUOTE and mark in copy.text
        for one in quoted(copy.text)
        if one.mark == mark and copy.text.count(" ", one.start, one.end) >= _LEAST - 2
        if len(words := plain_words(copy.text, one.start, one.end)) >= _LEAST
    ]
    told: set[int] = set()
    for one, two in _likely([quote.words for quote in quotes]):
        first, second = quotes[one], quotes[two]
        number, short, long = (
            (one, first, second) if len(first.words) < len(second.words) else (two, second, first)
        )
        if number in told or _is_display(first.copy, second.copy):
            continue
        if not short.may_be_in(long.copy.text):
            continue
        quote, speech = short.said(mark), _speech(long.said(mark), mark)
        found = Searched(speech).compare(quote)
        if found.share >= _KNOWN and found.differences and shared(quote, found) >= _TELLING:
            told.add(number)
            yield _two_ways(quote, speech, found)


def _speech(words: Words, mark: str) -> Words:
    """All that somebody says in a passage where “she says” divides it, of which words are one
    piece."""
    copy = words[0].copy
    text = copy.text
    pieces = [one for one in quoted(text) if one.mark == mark]
    at = next((n for n, one in enumerate(pieces) if one.start < words[0].start < one.end), None)
    if at is None:
        return words
    first = last = at
    while first and _is_attribution(text[pieces[first - 1].end : pieces[first].start]):
        first -= 1
    while last + 1 < len(pieces) and _is_attribution(
        text[pieces[last].end : pieces[last + 1].start]
    ):
        last += 1
    if first == last:
        return words
    return [w for one in pieces[first : last + 1] for w in passage(copy, one.start, one.end, mark)]


def _is_attribution(between: str) -> bool:
    """Whether words between two pieces tell who says both; after a colon it may be another."""
    return len(between) <= _SAYS and not between.rstrip().endswith(":") and gives_the_floor(between)


def _likely(quotes: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs of quotations that have telling words in common, by where they stand."""
    found: dict[str | tuple[str, str], list[int]] = defaultdict(list)
    for number, words in enumerate(quotes):
        keys: set[str | tuple[str, str]] = {*words, *pairwise(words)}
        for key in keys:
            found[key].append(number)
    common = Counter(
        pair
        for key, numbers in found.items()
        if 1 < len(numbers) <= _FEW and (isinstance(key, tuple) or is_telling(key))
        for pair in combinations(numbers, 2)
    )
    return sorted(pair for pair, count in common.items() if count >= _SHARED)


def _is_display(one: Copy, two: Copy) -> bool:
    """Whether one of two passages of an article is a headline or the like, or both are one."""
    return one is two or (one.slug == two.slug and (one.role in _DISPLAY or two.role in _DISPLAY))


def _two_ways(quote: Words, source: Words, found: Comparison) -> Diagnostic:
    here, there = shown(quote, source, found.differences[0])
    where = source[0].copy.place(source[0].start, source[-1].end)
    return Diagnostic(
        "quotation-worded-two-ways",
        SEVERITY,
        f"one remark is quoted as ‘{here}’ and as ‘{there}’"
        f" ({where.path.rpartition('/')[2]}:{where.line})",
        quote[0].copy.place(quote[0].start, quote[-1].end),
        "Quote what was said the same way in both places, or drop the quotation marks where it"
        " is a paraphrase.",
    )

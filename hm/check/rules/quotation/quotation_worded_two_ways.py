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
from itertools import combinations, pairwise

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy, Role
from hm.check.copy.speech import quoted
from hm.check.quoting.compare import Comparison, Searched, Words
from hm.check.quoting.saying import gives_the_floor
from hm.check.quoting.shown import shown
from hm.check.quoting.stream import passage, speech_mark
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


def check(issue: Issue) -> Iterator[Diagnostic]:
    mark = speech_mark(issue)
    quotes = [
        passage(copy, one.start, one.end, mark)
        for copy in editorial(issue)
        if copy.role is not Role.PULL_QUOTE and mark in copy.text
        for one in quoted(copy.text)
        if one.mark == mark and copy.text.count(" ", one.start, one.end) >= _LEAST - 2
    ]
    quotes = [words for words in quotes if len(words) >= _LEAST]
    told: set[int] = set()
    for one, two in _likely(quotes):
        short, long = (one, two) if len(quotes[one]) < len(quotes[two]) else (two, one)
        if short in told or _is_display(quotes[one][0].copy, quotes[two][0].copy):
            continue
        speech = _speech(quotes[long], mark)
        found = Searched(speech).compare(quotes[short])
        if found.share >= _KNOWN and found.differences and shared(quotes[short], found) >= _TELLING:
            told.add(short)
            yield _two_ways(quotes[short], speech, found)


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


def _likely(quotes: Sequence[Words]) -> list[tuple[int, int]]:
    """Pairs of quotations that have telling words in common, by where they stand."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(quotes):
        plain = [word.word for word in words]
        keys = [word for word in plain if is_telling(word)]
        keys += [f"{one} {two}" for one, two in pairwise(plain)]
        for key in dict.fromkeys(keys):
            found[key].append(number)
    common = Counter(
        pair
        for numbers in found.values()
        if 1 < len(numbers) <= _FEW
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

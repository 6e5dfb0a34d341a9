"""
## What it does

Finds people whose post is called two things in the issue, of the same rank and in other words:
chief people officer, chief workforce officer. Posts of different ranks or kinds, and one that
only says more than the other (officer, national officer), are left alone. It is a hint: some
people hold two posts.

## Why it matters

One of the two is out of date or a slip, and whoever holds the post notices.

## Example

```markdown
The chief people officer, Ann Example, was pleased. … Ann Example, chief workforce officer at
the trust, said no.
```

## How to put it right

Look up what the post is called, and call it that everywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hm.check.copy.splitting import WORD
from hm.check.lexicon.classes import FUNCTION, Class, classes
from hm.check.people.mentions import Mention, people
from hm.check.quoting.saying import SAYING
from hm.check.wordlists import words
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.HINT

_MOST = 4
_AFTER = re.compile(r"[’']?s?,\s+(?P<post>[^,.;:()—–“”]+)")
_PASSING = re.compile(
    r"(?:(?:acting|current|former|interim|joint|new|senior|then|first|long-serving|outgoing"
    r"|incoming|late|veteran)\s+)+"
)
"""What changes nothing in what a post is about."""


@dataclass(frozen=True, slots=True)
class _Post:
    words: tuple[str, ...]
    place: Place
    text: str


def check(issue: Issue) -> Iterator[Diagnostic]:
    held: dict[str, list[_Post]] = defaultdict(list)
    for mention in people(issue).mentions:
        if mention.sure:
            held[mention.name] += [*_before(mention), *_after(mention)]
    for name, posts in held.items():
        first = posts[0] if posts else None
        for post in posts[1:]:
            if first and _differ(first.words, post.words):
                where = f"{first.place.path.rpartition('/')[2]}:{first.place.line}"
                yield Diagnostic(
                    "post-named-two-ways",
                    SEVERITY,
                    f"‘{name}’ is ‘{post.text}’ here, and ‘{first.text}’ in {where}",
                    post.place,
                    "Look up what the post is called, and call it that everywhere.",
                )
                break


def _before(mention: Mention) -> Iterator[_Post]:
    """The post before a name: chief executive Ann Example, its chief executive, Ann Example."""
    text = mention.copy.text
    start = next((low for low, high in mention.copy.sentences if low <= mention.start < high), 0)
    high = bisect_left(mention.copy.words, mention.start, key=lambda word: word.start)
    found = [
        word for word in mention.copy.words[max(high - _MOST - 1, 0) : high] if word.start >= start
    ]
    if not found or text[found[-1].end : mention.start].strip() not in ("", ","):
        return
    low = len(found)
    while low and len(found) - low < _MOST:
        word = found[low - 1]
        if low < len(found) and text[word.end : found[low].start] != " ":
            break
        if not _is_of_post(
            word.text if word.start > start else word.text[:1].lower() + word.text[1:]
        ):
            break
        low -= 1
    yield from _post(mention, found[low].start if low < len(found) else -1, found[-1].end)


def _is_of_post(word: str) -> bool:
    """Whether a word can be one of a post’s name: no acronym, name or small word."""
    return (
        word.islower()
        and "’" not in word
        and word not in SAYING
        and not classes(word) & (FUNCTION | Class.BE | Class.HAVE)
    )


def _after(mention: Mention) -> Iterator[_Post]:
    """The post after a name: Ann Example, chief executive of the trust."""
    text = mention.copy.text
    match = _AFTER.match(text, mention.end)
    if match is None:
        return
    start, end = match.span("post")
    found = list(WORD.finditer(text, start, end))
    while found and (
        classes(found[0][0]) & Class.DETERMINER or not found[0][0].islower() or "’" in found[0][0]
    ):
        del found[0]
    high = 0
    while high < min(len(found), _MOST) and _is_of_post(found[high][0]):
        high += 1
    if high:
        yield from _post(mention, found[0].start(), found[high - 1].end())


def _post(mention: Mention, start: int, end: int) -> Iterator[_Post]:
    if start < 0:
        return
    text = mention.copy.text[start:end]
    named = tuple(_PASSING.sub("", f"{text.lower()} ", count=1).split())
    if len(named) > 1 and named[-1] in words("posts"):
        yield _Post(named, mention.copy.place(start, end), text)


def _differ(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two posts are of one rank, in words of which neither has all of the other."""
    return one[-1] == two[-1] and not set(one) <= set(two) and not set(two) <= set(one)

"""
## What it does

Finds a heading that differs in a word from one that several panels share: “What the parties
say” where four others have “What the parties offer”; and a reading list that is headed
otherwise than the issue’s other reading lists.

## Why it matters

Headings that come back tell readers where they are. One that differs makes them look for the
difference.

## Example

```markdown
::: find-out-more {title="Read more"}
- Doors and their handles
:::
```

## How to put it right

Write the heading as the others have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy, Role
from hm.check.forms import Seen, odd_ones, times, where
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_STANDING = 3
"""How often a heading comes for others to be held to it."""
_WORDS = 3
"""The words that a heading has at least."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    heads = [copy for copy in editorial(issue) if copy.role in (Role.HEADING, Role.PANEL_TITLE)]
    yield from _near_misses(heads)
    lists = [
        copy for copy in heads if copy.panel == "find-out-more" and copy.role is Role.PANEL_TITLE
    ]
    found = [Seen(copy.text, copy, 0, len(copy.text)) for copy in lists]
    for odd in odd_ones(found, None):
        yield odd.tell(
            "odd-standing-heading",
            f"heads a reading list, where others have ‘{odd.wanted}’",
            odd.wanted,
        )


def _near_misses(heads: list[Copy]) -> Iterator[Diagnostic]:
    worded = [(copy, _words(copy)) for copy in heads]
    counts = Counter(words for _, words in worded)
    standing = {words: number for words, number in counts.items() if number >= _STANDING}
    for copy, words in worded if standing else ():
        for other, number in standing.items():
            if number < 2 * counts[words] or not _is_near(words, other):
                continue
            beside = {
                others
                for one, others in worded
                if one.slug == copy.slug and one.panel_place == copy.panel_place
            }
            if other not in beside:
                first = next(one for one, others in worded if others == other)
                yield Diagnostic(
                    "odd-standing-heading",
                    SEVERITY,
                    f"‘{copy.text}’ here, ‘{first.text}’ {times(number)} elsewhere "
                    f"({where(first.place(0, 1))})",
                    copy.place(0, len(copy.text)),
                    f"Write ‘{first.text}’, if it is the same heading.",
                )
                break


def _words(copy: Copy) -> tuple[str, ...]:
    return tuple(word.text.lower() for word in copy.words)


def _is_near(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two headings differ in one word of several."""
    return (
        len(words) == len(other) >= _WORDS
        and sum(one != two for one, two in zip(words, other, strict=True)) == 1
        and not any(word.isdigit() for word in words)
    )

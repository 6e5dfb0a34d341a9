"""
## What it does

Finds numbers that are written in words where the house writes figures, or the other way
round. `style.numbers` in magazine.yaml is the largest number that is written as a word (`10`:
“ten” and “11”). Where it is not set, the numbers above ten are held to what most of them are.
Always a hint: what begins a sentence, and what is said loosely, may be in words.

## Why it matters

“Twenty-five doors and 30 windows” makes the reader stop and count.

## Example

```markdown
There are 25 doors and thirty windows.
```

## How to put it right

Write the number as the house does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hm.check.copy.model import Copy, Role
from hm.check.forms import Odd, Seen, odd_ones, passages
from hm.check.lexicon.classes import Class, classes
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.HINT

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: at for at, word in enumerate(f"{_UNITS} {_TEENS}".split(), 1)} | {
    word: 10 * at for at, word in enumerate(_TENS.split(), 2)
}
_NEXT = re.compile(r" ([a-z]+)")
_NO_COUNT = frozenset("£$€.,:/–-")
_MEASURES = "per million billion trillion am pm km kg mm cm percent hundred thousand"
_NOT_COUNTED = frozenset(_MEASURES.split())
_PAST = re.compile(r" (?:minutes? )?(?:past|to)\b")
"""After a number that is a time of day."""
_IN = frozenset((Role.PARAGRAPH, Role.ITEM, Role.STANDFIRST, Role.QUOTATION))
_ABOVE = 10
_UNDER_TENS = 19
_FIGURES = 2


def check(issue: Issue) -> Iterator[Diagnostic]:
    most = issue.magazine.style.numbers
    if most == 0:
        return
    found: list[tuple[Seen, int]] = []
    for copy, text in passages(issue):
        if copy.role in _IN:
            found += _numbers(copy, text)
    if most is None:
        for odd in odd_ones([seen for seen, value in found if value > _ABOVE], None):
            yield replace(_told(odd, _other(odd.seen)), severity=SEVERITY)
        return
    for seen, value in found:
        for odd in odd_ones([seen], "a word" if value <= most else "figures"):
            yield replace(_told(odd, _other(seen)), severity=SEVERITY)


def _told(odd: Odd, right: str) -> Diagnostic:
    return odd.tell("off-style-number", f"where the house has {odd.wanted}", right)


def _numbers(copy: Copy, text: str) -> Iterator[tuple[Seen, int]]:
    starts = {start for start, _ in copy.sentences}
    for word in copy.words:
        value = _value(word.text)
        following = _NEXT.match(text, word.end) if value else None
        if not following or not _is_counted(following[1]):
            continue
        if word.text.isdecimal():
            if text[word.start - 1 : word.start] not in _NO_COUNT:
                yield Seen("figures", copy, word.start, word.end), value
        elif word.start not in starts and not _PAST.match(text, word.end):
            yield Seen("a word", copy, word.start, word.end), value


def _is_counted(word: str) -> bool:
    """Whether a word after a number can be the things it counts."""
    return word not in _NOT_COUNTED and bool(classes(word) & (Class.PLURAL | Class.ADJECTIVE))


def _value(text: str) -> int:
    """What a number of one or two figures, or a word such as twenty-five, says; 0 for others."""
    if text.isdecimal():
        return int(text) if len(text) <= _FIGURES else 0
    tens, hyphen, unit = text.partition("-")
    first, last = _VALUES.get(tens, 0), _VALUES.get(unit, 0)
    if not hyphen:
        return first
    return first + last if first > _UNDER_TENS and 0 < last < _ABOVE else 0


def _other(seen: Seen) -> str:
    if seen.form == "a word":
        return str(_value(seen.text))
    value = int(seen.text)
    tens = {10 * at: word for at, word in enumerate(_TENS.split(), 2)}
    names = {number: word for word, number in _VALUES.items()}
    if value in names:
        return names[value]
    return f"{tens[value - value % 10]}-{names[value % 10]}"

"""
## What it does

Adds up what a sentence tells of the parts of a whole: ‘30 of 90 are open, and a further 20 are to
follow; that leaves 50’, ‘of the 60 members, 40 voted for it, 15 against and 10 abstained’, ‘61%
said yes, 34% no and 15% did not know’. It speaks only where the parts can have nothing in common,
and of percentages only where they come to more than rounding explains.

## Why it matters

Readers who are good with figures add up, and write in.

## Example

```markdown
Work is done at 30 of 90 gardens, and under way at a further 20. That leaves 50.
```

## How to put it right

Ask for the figures. One of the parts is wrong, or the whole, or what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.gather import running
from hm.check.copy.model import Copy
from hm.check.counts import NUMBERS
from hm.check.figures import with_figures
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_N = rf"(?:{'|'.join(NUMBERS)}|\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})"
_END = r"(?![\w%]|[.,:/–-]\d|\s(?:per cent|million|billion|thousand|percent)\b)"
_START = r"(?<![\w£$€.,:/–-])"
_LEFT = re.compile(
    rf"\b(?:leav(?:es|ing)|left|(?:the|its|their)\s(?:remaining|other))\s"
    rf"(?:(?:just|only|the|a|some|another|still|with|us|it|them)\s){{0,2}}?{_START}(?P<left>{_N}){_END}",
    re.I,
)
_SHARE = re.compile(
    rf"{_START}(?P<part>{_N})\s(?:out\s)?of\s(?:(?:the|its|their|our|all|these|those)\s)?"
    rf"(?P<whole>{_N}){_END}",
    re.I,
)
_HALF = re.compile(
    rf"\bhalf\s(?:of\s)?(?:the|its|their|our|all)\s{_START}(?P<whole>{_N}){_END}[^;:?!]*?"
    rf"\bthe\s(?:other|remaining)\s(?P<left>{_N}){_END}",
    re.I,
)
_LIST = re.compile(
    rf"{_START}(?P<whole>{_N}){_END}(?:\s[a-z’-]+){{1,4}}[:—–(]\s?(?P<parts>{_N}\s[^:;.!?()—–]*)",
    re.I,
)
_AND = re.compile(r",?\s(?:and|plus)\s|,\s")
_PART = re.compile(rf"(?P<part>{_N}){_END}\s", re.I)
_FURTHER = re.compile(rf"\b(?:a\sfurther|another|and\salso)\s{_START}(?P<part>{_N}){_END}", re.I)
_ANY = re.compile(rf"{_START}(?P<any>{_N}){_END}", re.I)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OF = re.compile(
    rf"\bof\s(?:(?:the|its|their|our|all|these|those)\s)?{_START}(?P<whole>{_N}){_END}[^,.;:]*,",
    re.I,
)
_APART = re.compile(
    r"\b(?:against|abstain\w*|undecided|neither|(?:did|do|does) not|don’t|didn’t|died"
    r"|unsure|not sure|opposed|spoil\w+)\b",
    re.I,
)
_WITHIN = re.compile(
    r"\b(?:opened|joined|added|gained|new|hired|arrived|came)\b"
    r"|\b(?:of (?:them|these|those|which|whom|the)|includ\w+|among|after|in|aged|more|fewer|at)"
    r"\s(?=\D{0,20}\d)|\b(?:them|these|which|whom)\b",
    re.I,
)
"""After which a figure is none of the parts."""
_COMPARES = re.compile(
    r"\b(?:than|compared|last year|previous\w*|earlier|from|rose|fell|up|down|while|whereas"
    r"|among|of (?:women|men|those|whom|them|these))\b",
    re.I,
)
_PERCENT = re.compile(r"(?<![\w£$€.,:/–-])(?P<share>\d{1,2}(?:\.\d+)?)(?:%|\sper\scent\b)")
_ROUNDED = 1.0
"""Per cent that each share may have gained by rounding, less than."""
_REACH = 400
"""Characters from the whole to what is left."""


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in with_figures(part):
        if copy.is_running:
            yield from _left(copy)
            yield from _half(copy)
            for start, end in copy.sentences:
                yield from _votes(copy, start, end)
                yield from _shares(copy, start, end)
    for copy in running(part):
        yield from _list(copy)


def _left(copy: Copy) -> Iterator[Diagnostic]:
    """62 of 237, a further 71, leaving 104."""
    text = copy.text
    for left in _LEFT.finditer(text):
        begin = max(left.start() - _REACH, 0)
        shares = list(_SHARE.finditer(text, begin, left.start()))
        sentence = next((low for low, high in copy.sentences if low <= left.start() < high), 0)
        if len(shares) == 1:
            whole, parts = _shared(text, shares[0], left.start())
        elif not shares and (of := _OF.search(text, max(sentence, begin), left.start())):
            whole, parts = _listed(text, of, left.start())
        else:
            continue
        rest = _number(whole) - sum(map(_number, parts))
        if parts and rest >= 0 and rest != _number(left["left"]):
            yield _found(
                copy,
                left.span("left"),
                f"‘{left['left']}’ are left here, but {' and '.join(parts)} of {whole} leave"
                f" {rest:,}",
            )


def _half(copy: Copy) -> Iterator[Diagnostic]:
    """Half of the 60 came, the other 20 did not."""
    for half in _HALF.finditer(copy.text):
        whole, left = _number(half["whole"]), _number(half["left"])
        if whole % 2 == 0 and whole != 2 * left and not _COMPARES.search(half[0]):
            message = (
                f"the other ‘{half['left']}’ here, but half of {half['whole']} is {whole / 2:g}"
            )
            yield _found(copy, half.span("left"), message)


def _list(copy: Copy) -> Iterator[Diagnostic]:
    """Ten schools: six in Leeds and five in York."""
    for found in _LIST.finditer(copy.text):
        chunks = [_PART.match(chunk) for chunk in _AND.split(found["parts"])]
        parts = [chunk["part"] for chunk in chunks if chunk]
        every = _figures(copy.text, *found.span("parts"))
        if len(parts) < max(len(chunks), 2) or len(every) != len(parts):
            continue
        total = sum(map(_number, parts))
        if " and " in found["parts"] and total != _number(found["whole"]):
            said = f"{', '.join(parts[:-1])} and {parts[-1]}"
            message = f"‘{found['whole']}’ in all here, but {said} add up to {total:,}"
            yield _found(copy, found.span("whole"), message)


def _shared(text: str, share: re.Match[str], end: int) -> tuple[str, list[str]]:
    """The whole and the parts of ‘30 of 90 …, and a further 20’; no parts where other figures
    stand between."""
    further = list(_FURTHER.finditer(text, share.end(), end))
    if len(_figures(text, share.end(), end)) != len(further):
        return share["whole"], []
    return share["whole"], [one["part"] for one in (share, *further)]


def _listed(text: str, of: re.Match[str], end: int) -> tuple[str, list[str]]:
    """The whole and the parts of ‘of the 90, 30 are open and 20 shut’; no parts where some are
    told of again."""
    again = _WITHIN.search(text, of.end(), end)
    return of["whole"], [] if again else _figures(text, of.end(), end)


def _figures(text: str, start: int, end: int) -> list[str]:
    found = [one["any"] for one in _ANY.finditer(text, start, end)]
    return [one for one in found if not _YEAR.fullmatch(one)]


def _votes(copy: Copy, start: int, end: int) -> Iterator[Diagnostic]:
    """Of the 60 members, 40 for, 15 against, 10 abstained."""
    whole = _OF.search(copy.text, start, end)
    if whole is None or not _APART.search(copy.text, whole.end(), end):
        return
    if _COMPARES.search(copy.text, whole.end(), end):
        return
    parts = [one["any"] for one in _ANY.finditer(copy.text, whole.end(), end)]
    total = sum(map(_number, parts))
    if len(parts) > 1 and total > _number(whole["whole"]):
        said = f"{', '.join(parts[:-1])} and {parts[-1]}"
        yield _found(
            copy,
            whole.span("whole"),
            f"‘{whole['whole']}’ in all here, but {said} add up to {total:,}",
        )


def _shares(copy: Copy, start: int, end: int) -> Iterator[Diagnostic]:
    """61% yes, 34% no, 15% did not know."""
    found = list(_PERCENT.finditer(copy.text, start, end))
    if len(found) < 2 or not _APART.search(copy.text, found[0].end(), end):
        return
    if _COMPARES.search(copy.text, start, end):
        return
    total = sum(float(one["share"]) for one in found)
    if total >= 100 + _ROUNDED * len(found) / 2 + _ROUNDED / 2:
        said = [f"{one['share']}%" for one in found]
        yield _found(
            copy,
            (found[0].start(), found[-1].end()),
            f"{', '.join(said[:-1])} and {said[-1]} add up to {total:g}%",
        )


def _number(written: str) -> int:
    small = written.lower().replace(",", "")
    return int(small) if small.isdecimal() else NUMBERS.get(small, 0)


def _found(copy: Copy, span: tuple[int, int], message: str) -> Diagnostic:
    return Diagnostic(
        "wrong-sum",
        SEVERITY,
        message,
        copy.place(*span),
        "Ask for the figures: one of them is wrong.",
    )

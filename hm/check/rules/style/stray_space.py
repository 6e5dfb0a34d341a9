"""
## What it does

Finds spaces too many and too few: before a comma or a full stop, inside brackets and
quotation marks, none after a comma or between two sentences, around a hyphen or an
apostrophe. Two spaces where one is meant are a hint, for they are printed as one.

## Why it matters

A comma may begin a line if a space stands before it. Words without a space between them may
not be broken there.

## Example

```markdown
The door ,which was open,was shut.It had been ( almost ) new.
```

## How to put it right

Put the space right; `hm check --fix` does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hm.check.copy.model import CUT, Copy, Role
from hm.check.forms import around, passages
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_BLANK = "[ \u00a0]+"
_LETTERS = r"[^\W\d_]"
_NO_SUSPENSION = r"(?!(?:and|or|to|nor|but|as|versus|then|rather)\b)"


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A way of setting a space wrong."""

    pattern: re.Pattern[str]
    right: str
    """What is written instead of a match."""
    what: str
    """What it is called."""
    signs: tuple[str, ...] = ()
    """A text that has none of these has none of it: looked for first, for speed."""


_WRONG = (
    _Wrong(
        re.compile(
            rf"(?<=[\w”’)]){_BLANK}"
            r"([,;](?![)(])|[!?](?=[\s”’)]|$)|\.(?![.\w]| \.)(?<!\. \.)|:(?=\s(?!\d)))"
        ),
        r"\1",
        "a space before ‘{0}’",
        (" ,", " ;", " !", " ?", " .", " :", "\u00a0,", "\u00a0.", "\u00a0;", "\u00a0?", "\u00a0!"),
    ),
    _Wrong(re.compile(rf"([(\[“]){_BLANK}(?=\w)"), r"\1", "a space after ‘{0}’"),
    _Wrong(
        re.compile(rf"(?<=\w){_BLANK}([)\]”])"), r"\1", "a space before ‘{0}’", (" )", " ]", " ”")
    ),
    _Wrong(
        re.compile(rf"([,;])(?={_LETTERS}{{2}})(?<={_LETTERS}{{2}}.)"),
        r"\1 ",
        "no space after ‘{0}’",
    ),
    _Wrong(
        re.compile(r"([.!?])(?=[A-Z][a-z’]|[AI] )(?<=[a-z]{2}.)"), r"\1 ", "no space after ‘{0}’"
    ),
    _Wrong(re.compile(r"(:)(?=[A-Z][a-z]|[a-z]{2})(?<=[a-z]{2}.)"), r"\1 ", "no space after ‘{0}’"),
    _Wrong(re.compile(r"(“)(?=\w)(?<=[a-z,.;]{2}.)"), r" \1", "no space before ‘{0}’"),
    _Wrong(re.compile(rf"(”)(?={_LETTERS}{{2}})(?<=[\w,.?!].)"), r"\1 ", "no space after ‘{0}’"),
    _Wrong(re.compile(r"(\()(?=[^\W_]{4})(?<=[a-z]{2}.)"), r" \1", "no space before ‘{0}’"),
    _Wrong(
        re.compile(rf"(\))(?={_LETTERS}{{3}})(?<=[^\W_]{{4}}.)"), r"\1 ", "no space after ‘{0}’"
    ),
    _Wrong(re.compile(r"(?<=[a-z]{2}) (-)(?=[a-z]{2})"), r"\1", "a space before ‘{0}’", (" -",)),
    _Wrong(
        re.compile(rf"(?<=[a-z]{{2}})(-) {_NO_SUSPENSION}(?=[a-z]{{2}})"),
        r"\1",
        "a space after ‘{0}’",
        ("- ",),
    ),
    _Wrong(
        re.compile(r"(?<=[a-z]{2}) (’)(?=(?:s|t|re|ve|ll)\b)"),
        r"\1",
        "a space before ‘{0}’",
        (" ’",),
    ),
)
_TWICE = re.compile(r"(?<=\S)  +(?=\S)")
_NOT_IN = frozenset((Role.CREDIT,))


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy, text in passages(part):
        if copy.role not in _NOT_IN:
            yield from _wrong(copy, text)
        for match in _TWICE.finditer(text) if "  " in text else ():
            yield Diagnostic(
                "stray-space",
                Severity.HINT,
                f"‘{around(text, match.start(), match.end())}’ has more than one space",
                copy.place(match.start(), match.end()),
                "Leave one.",
                copy.edit(match.start(), match.end(), " "),
            )


def _wrong(copy: Copy, text: str) -> Iterator[Diagnostic]:
    for wrong in _WRONG:
        if wrong.signs and not any(sign in text for sign in wrong.signs):
            continue
        for match in wrong.pattern.finditer(text):
            start, end = match.span()
            if CUT in text[max(start - 1, 0) : end + 1]:
                continue
            instead = match.expand(wrong.right)
            yield Diagnostic(
                "stray-space",
                SEVERITY,
                f"‘{around(text, start, end)}’ has {wrong.what.format(match[1])}",
                copy.place(start, end),
                "Close it up." if len(instead) < end - start else "Put one there.",
                copy.edit(start, end, instead),
            )

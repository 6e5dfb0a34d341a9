"""
## What it does

Finds dashes that are not the dash of the house: the wrong one, or with the wrong space around
it. The dash is what `style.dash` in magazine.yaml sets, else what the issue mostly has. A
hyphen with spaces around it is no dash in any house. Dashes between figures and those that
join two words (London–Leeds) are left alone, and so are advertisements.

## Why it matters

Two kinds of dash on a page look like two writers. A spaced hyphen looks like a typewriter.

## Example

```markdown
The corridor – all of it—was painted.
```

## How to put it right

Write the dash of the house.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Copy, Role
from hm.check.forms import Odd, Seen, around, odd_ones, passages, quote
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import OFF, Issue

SEVERITY = Severity.WARNING

_SPACES = " \u00a0\u2009\u200a\u202f"
_MARK = re.compile("[–—]")
_DASH = re.compile(rf"(?<=[^\s])([{_SPACES}]*)([–—])([{_SPACES}]*)(?=[^\s])")
_HYPHEN = re.compile(r"(?<=[\w,’”)…]) - (?=[\w‘“(])")
_POINT = re.compile(
    r"(?:\d|\d%|am|pm|day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Mon|Tue|Wed|Thu|Fri|Sat|Sun)$"
)
"""What stands before the dash of a range."""
_LONGEST = len("September")
_OTHER_POINT = re.compile(
    r"[£$€]?\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May"
    r"|June|July|August|September|October|November|December"
)
_NOT_IN = frozenset((Role.CREDIT, Role.VENUE, Role.ALT))
_SPACED_EN = "–"


def check(issue: Issue) -> Iterator[Diagnostic]:
    wanted = issue.magazine.style.dash
    if wanted == OFF:
        return
    found: list[Seen] = []
    hyphens: list[Seen] = []
    for copy, text in passages(issue):
        if copy.role in _NOT_IN:
            continue
        found += _dashes(copy, text)
        if " - " in text:
            hyphens += (
                Seen("-", copy, m.start(), m.end())
                for m in _HYPHEN.finditer(text)
                if not _is_range(text, m.start(), m.end())
            )
    usual: Odd | None = None
    for usual in odd_ones(found, wanted):
        right = _written(usual.wanted)
        words = around(usual.seen.copy.text, usual.seen.start, usual.seen.end)
        yield usual.tell(
            "off-style-dash",
            f"has {_named(usual.seen.form)} where the house has {_named(usual.wanted)}",
            words.replace(usual.seen.text, right) if usual.seen.text in words else right,
            fix=right,
        )
    dash = wanted or _usual(found)
    for hyphen in hyphens:
        yield Diagnostic(
            "off-style-dash",
            SEVERITY,
            f"‘{quote(hyphen)}’ has a hyphen for a dash",
            hyphen.place,
            f"Write {_named(dash)}.",
            hyphen.copy.edit(hyphen.start, hyphen.end, _written(dash)),
        )


def _dashes(copy: Copy, text: str) -> Iterator[Seen]:
    if "–" not in text and "—" not in text:
        return
    end = 0
    for mark in _MARK.finditer(text):
        start = len(text[: mark.start()].rstrip(_SPACES))
        match = _DASH.match(text, start) if start >= end else None
        if match is None:
            continue
        before, dash, after = match.groups()
        end = match.end()
        if dash == "–" and not before and not after:
            continue  # it joins
        if _is_range(text, match.start(), match.end()):
            continue
        if text[match.end()] in "”’)" or text[match.start() - 1] in "“‘(":
            continue  # speech that breaks off
        if bool(before) != bool(after):
            form = f"{before and ' '}{dash}{after and ' '}"
        elif dash == "—":
            form = " — " if before else "—"
        else:
            form = _SPACED_EN
        yield Seen(form, copy, match.start(), match.end())


def _is_range(text: str, start: int, end: int) -> bool:
    before = max(start - _LONGEST, 0)
    return bool(_POINT.search(text, before, start) and _OTHER_POINT.match(text, end))


def _usual(found: list[Seen]) -> str:
    forms = [one.form for one in found]
    return max(dict.fromkeys(forms), key=forms.count) if forms else _SPACED_EN


def _written(form: str) -> str:
    return " – " if form == _SPACED_EN else form


def _named(form: str) -> str:
    return {
        "—": "an unspaced em dash",
        " — ": "a spaced em dash",
        _SPACED_EN: "a spaced en dash",
    }.get(form, "a dash with a space on one side")

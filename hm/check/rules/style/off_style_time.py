"""
## What it does

Finds times of day that are written otherwise than the house writes them: with or without a
space (9am, 9 am), with a point or a colon (9.30, 9:30), “am” or “a.m.”, and whole hours with
or without noughts. The form is what `style.times` in magazine.yaml sets, such as `9.30am`,
else what the issue mostly has.

## Why it matters

Times stand in lists, where each differs from its neighbour at once.

## Example

```markdown
From 9.30am to 5:15 pm.
```

## How to put it right

Write the time as the house does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hm.check.forms import Odd, Seen, figured, odd_ones
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import OFF, Issue

SEVERITY = Severity.WARNING

_TIME = re.compile(
    r"(?<![\w£$€.:])(\d{1,2})(?:([.:])([0-5]\d))?([ \u00a0]?)"
    r"(am|pm|AM|PM|a\.m\.|p\.m\.|a\.m\b|p\.m\b)(?!\w)"
)
_LIKE = re.compile(r"\d[ \u00a0]?[apAP]\.?[mM]")
"""What a text has that has a time: quick to look for."""
_POINTS, _CAPITALS = "points in its letters", "capitals"


def check(issue: Issue) -> Iterator[Diagnostic]:
    wanted = issue.magazine.style.times
    if wanted == OFF:
        return
    found = [
        Seen("", copy, match.start(), match.end())
        for copy, text in figured(issue)
        if _LIKE.search(text)
        for match in _TIME.finditer(text)
        if int(match[1]) <= 12
    ]
    if wanted is not None and wanted.startswith("0"):
        for odd in odd_ones(found, wanted):
            yield _told(odd, f"is not written like ‘{wanted}’", _of_the_day(odd.seen, wanted[2]))
        return
    model = _TIME.fullmatch(wanted) if wanted else None
    odds: dict[tuple[int, int], Odd] = {}
    right: dict[str, str] = {}
    for form in (_space, _separator, _letters, _noughts):
        forms = [replace(one, form=form(_match(one))) for one in found]
        want = (form(model) or None) if model else None
        for odd in odd_ones([one for one in forms if one.form], want):
            odds.setdefault((id(odd.seen.copy), odd.seen.start), odd)
            right[form.__name__] = odd.wanted
    for odd in odds.values():
        what = f"has {odd.seen.form} where the house has {odd.wanted}"
        yield _told(odd, what, _written(_match(odd.seen), right))


def _match(seen: Seen) -> re.Match[str]:
    match = _TIME.fullmatch(seen.text)
    assert match is not None
    return match


def _space(match: re.Match[str]) -> str:
    return "a space" if match[4] else "no space"


def _separator(match: re.Match[str]) -> str:
    return {None: "", ".": "a point", ":": "a colon"}[match[2]]


def _letters(match: re.Match[str]) -> str:
    if "." in match[5]:
        return _POINTS
    return _CAPITALS if match[5].isupper() else "small letters without points"


def _noughts(match: re.Match[str]) -> str:
    """Of whole hours only; magazine.yaml says nothing of them."""
    if match[3] not in (None, "00"):
        return ""
    return "noughts" if match[3] else "no noughts"


def _written(match: re.Match[str], right: dict[str, str]) -> str:
    """The time with all that is wanted."""
    wants = set(right.values())
    minutes, separator, space, letters = match[3], match[2], match[4], match[5]
    if {"a space", "no space"} & wants:
        space = " " if "a space" in wants else ""
    if {"a point", "a colon"} & wants:
        separator = ":" if "a colon" in wants else "."
    if "no noughts" in wants and minutes == "00":
        minutes = None
    elif "noughts" in wants and not minutes:
        minutes, separator = "00", separator or "."
    if "_letters" in right:
        letter = letters[0].lower()
        letters = f"{letter}.m." if right["_letters"] == _POINTS else f"{letter}m"
        letters = letters.upper() if right["_letters"] == _CAPITALS else letters
    return f"{match[1]}{f'{separator}{minutes}' if minutes else ''}{space}{letters}"


def _of_the_day(seen: Seen, separator: str) -> str:
    match = _match(seen)
    hour = int(match[1]) % 12 + (12 if match[5][0] in "pP" else 0)
    return f"{hour:02}{separator}{match[3] or '00'}"


def _told(odd: Odd, what: str, right: str) -> Diagnostic:
    seen = odd.seen
    ends = seen.text.endswith(".") and not seen.copy.text[seen.end :].lstrip()[:1].islower()
    if ends and not right.endswith("."):
        right += "."  # the sentence’s too
    return odd.tell("off-style-time", what, right, fix=right)

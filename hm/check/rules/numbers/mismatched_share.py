"""
## What it does

Finds a share in words that the figure after it in brackets contradicts: ‘more than half (47%)’,
‘a quarter (35%)’, ‘nearly one in five (22%)’. Without a word such as ‘more than’ or ‘nearly’ a
share is taken to be rounded, by up to four per cent of the whole.

## Why it matters

Both cannot be right, and readers notice at once, for they stand side by side.

## Example

```markdown
More than half (47%) of members are for it.
```

## How to put it right

Look the figure up, and make the words agree with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.figures import with_figures
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_NAMED = {
    "half": 50.0,
    "third": 100 / 3,
    "quarter": 25.0,
    "fifth": 20.0,
    "sixth": 100 / 6,
    "eighth": 12.5,
    "tenth": 10.0,
}
_WORDS = "one two three four five six seven eight nine ten"
_NUMBERS = {"a": 1} | {word: number for number, word in enumerate(_WORDS.split(), 1)}
_MORE = r"more than|over|above|just over|slightly more than|at least|well over"
_LESS = r"less than|fewer than|under|below|just under|nearly|almost|not quite|barely|close to"
_COUNT = "|".join(_NUMBERS)
_SHARE = re.compile(
    rf"(?:\b(?P<more>{_MORE})\s|\b(?P<less>{_LESS})\s)?"
    rf"(?:\b(?P<count>{_COUNT})[\s-](?P<name>third|quarter|fifth|sixth|eighth|tenth)s?\b"
    rf"|\b(?:a\s)?(?P<half>half)\b|\b(?P<of>{_COUNT})\s(?:in|out\sof)\s(?:every\s)?(?P<whole>{_COUNT})\b)"
    r"(?:\sof\s(?:[\w’-]+\s){0,4}?[\w’-]+|\s[\w’-]+)?"
    r"\s\((?P<figure>\d{1,3}(?:\.\d+)?)(?:%|\sper\scent)\)",
    re.I,
)
_ROUNDED = 4.0
_NEARLY = 12.0
"""How far below a share what is ‘nearly’ it can be."""
_SLIP = 0.5


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in with_figures(part):
        if "(" not in copy.text:
            continue
        for match in _SHARE.finditer(copy.text):
            share, figure = _share(match), float(match["figure"])
            if share is None or _agrees(match, share, figure):
                continue
            start = match.start()
            words = copy.text[start : match.end()]
            yield Diagnostic(
                "mismatched-share",
                SEVERITY,
                f"‘{words}’: the words come to {share:.3g}%",
                copy.place(start, match.end()),
                "Look the figure up, and make the words agree with it.",
            )


def _share(match: re.Match[str]) -> float | None:
    """What the words come to, in per cent; None where they are no share."""
    if match["half"]:
        return _NAMED["half"]
    if match["name"]:
        return _number(match["count"]) * _NAMED.get(match["name"].lower(), 0.0) or None
    part, whole = _number(match["of"]), _number(match["whole"])
    return part * 100 / whole if 0 < part < whole else None


def _number(word: str) -> int:
    """What a word counts; 0 where one of its letters only looks like one of ours."""
    return _NUMBERS.get(word.lower(), 0)


def _agrees(match: re.Match[str], share: float, figure: float) -> bool:
    if match["more"]:
        return figure > share - _SLIP
    if match["less"]:
        return share - _NEARLY < figure < share + _SLIP
    return abs(figure - share) <= _ROUNDED

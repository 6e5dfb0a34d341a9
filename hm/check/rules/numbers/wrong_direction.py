"""
## What it does

Finds figures that go the other way than their verb says: ‘fell from 20% to 30%’, ‘rose from
£5m to £3m’. Years, places in a table and chances (‘1 in 5’) are left alone, and so are figures
with different units.

## Why it matters

The figures changed places, or the verb is wrong: the reader learns the opposite.

## Example

```markdown
Vacancies fell from 7.6% to 9.4% in a year.
```

## How to put it right

Ask which figure is the later one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.figures import with_figures
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_FIGURE = (
    r"(?P<sign{0}>[£$€]?)(?P<number{0}>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale{0}>\s?(?:k|m|bn|thousand|million|billion)\b)?(?P<unit{0}>%|\sper\scent\b)?"
)
_UP = (
    r"(?:rise|rises|rose|risen|rising|increase|increases|increased|increasing|grew|grows|grown"
    r"|growing|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|leap(?:s|ed|t)?|swelled|up"
    r"|went\sup|gone\sup|going\sup|doubled|trebled|tripled|quadrupled|surged|expanded)"
)
_DOWN = (
    r"(?:fall|falls|fell|fallen|falling|drop(?:s|ped|ping)?|decrease(?:s|d)?|decreasing"
    r"|decline(?:s|d)?|declining|shrank|shrunk|shrink(?:s|ing)?|plunged|plummeted|slumped|tumbled"
    r"|down|went\sdown|gone\sdown|going\sdown|halved|cut|reduced|dipped|slipped|sank)"
)
_CHANGE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s(?:sharply\s|slightly\s|steadily\s|again\s|back\s)?from\s"
    r"(?:about\s|around\s|just\s|some\s|nearly\s|almost\s|over\s)?"
    + _FIGURE.format(1)
    + r"(?P<noun>(?:\s(?!to\b)[\w’-]+){0,5}?),?\sto\s"
    r"(?:about\s|around\s|just\s|some\s|nearly\s|almost\s|over\s|only\s|more than\s|under\s)?"
    + _FIGURE.format(2)
    + r"(?P<noun2>\s[a-z’-]+)?(?![\w/]|[.,–-]\d)",
    re.I,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_RANKS = re.compile(r"\b(?:place|placed|rank\w*|chart|league|table|position|band|in|out)\b", re.I)
_UNITS = re.compile(
    r"\b(?:hour|minute|second|day|week|month|year|metre|mile|pound|penny|pence|p)s?\b"
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in with_figures(part):
        if " from " not in copy.text:
            continue
        for match in _CHANGE.finditer(copy.text):
            if not _goes_wrong(match):
                continue
            verb = match["up"] or match["down"]
            words = copy.text[match.start() : match.end("unit2") if match["unit2"] else _end(match)]
            yield Diagnostic(
                "wrong-direction",
                SEVERITY,
                f"‘{words}’ goes {'down' if match['up'] else 'up'}, not as ‘{verb}’ says",
                copy.place(match.start(), match.start() + len(words)),
                "Ask which figure is the later one.",
            )


def _end(match: re.Match[str]) -> int:
    return match.start("noun2") if match["noun2"] else match.end()


def _goes_wrong(match: re.Match[str]) -> bool:
    between, after = match["noun"] or "", match["noun2"] or ""
    if _RANKS.search(between) or _RANKS.search(after):
        return False
    units = [_UNITS.search(words) for words in (between, after)]
    if bool(units[0]) != bool(units[1]) and units[0]:
        return False
    if units[0] and units[1] and units[0][0].rstrip("s") != units[1][0].rstrip("s"):
        return False
    if bool(match["unit1"]) != bool(match["unit2"]) and match["unit1"]:
        return False
    plain = not any(match[f"{part}{n}"] for part in ("sign", "scale", "unit") for n in (1, 2))
    if plain and (_YEAR.fullmatch(match["number1"]) or _YEAR.fullmatch(match["number2"])):
        return False
    first, last = _value(match, 1), _value(match, 2)
    # Of ‘£2 to £3m’ the first has the other’s scale.
    if match["scale2"] and not match["scale1"] and first < 1000:
        first *= _SCALES.get(match["scale2"].strip().lower(), 1.0)
    return first > last if match["up"] else first < last


def _value(match: re.Match[str], number: int) -> float:
    scale = (match[f"scale{number}"] or "").strip().lower()
    return float(match[f"number{number}"].replace(",", "")) * _SCALES.get(scale, 1.0)

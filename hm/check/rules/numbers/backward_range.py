"""
## What it does

Finds ranges that run backwards: pages 9–7, 2024–23, £5m–£3m, 12–8 weeks, between 25 and 20.
Results of votes and matches are no ranges, nor is a change from one figure to another, nor a
night from 10pm to 6am.

## Why it matters

Two figures changed places, or one of them is wrong.

## Example

```markdown
The report (pages 19–17) puts the cost at £5m–£3m.
```

## How to put it right

Ask which figure is meant where, and write the smaller one first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.copy.model import Copy
from hm.check.figures import with_figures
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?"
_SCALE = r"\s?(?:k|m|bn|tn|million|billion|trillion|thousand)\b"
_RANGE = re.compile(
    rf"(?<![\w.,/–—\-])(?P<sign>[£$€]?)(?P<low>{_NUMBER})(?P<scale>{_SCALE})?(?P<unit>%|[ap]m\b)?"
    rf"(?:\s?[–-]\s?)"
    rf"(?P<sign2>[£$€]?)(?P<high>{_NUMBER})(?P<scale2>{_SCALE})?(?P<unit2>\s?(?:%|per\scent\b|[ap]m\b))?"
    r"(?![\w–-]|[.,/:]\d)(?P<noun>\s[a-z]+)?"
)
_BETWEEN = re.compile(
    rf"\b[Bb]etween\s(?P<sign>[£$€]?)(?P<low>{_NUMBER})(?P<scale>{_SCALE})?(?P<unit>%)?"
    rf"\sand\s(?P<sign2>[£$€]?)(?P<high>{_NUMBER})(?P<scale2>{_SCALE})?(?P<unit2>\s?(?:%|per\scent\b))?"
    r"(?![\w–-]|[.,/:]\d)(?P<noun>\s[a-z]+)?"
)
_DAYS = re.compile(
    r"(?<![\w.,/–—\-£$€])(?P<low>\d{1,2})(?:st|nd|rd|th)?(?:\s?[–-]\s?)"
    r"(?P<high>\d{1,2})(?:st|nd|rd|th)?(?:\sof)?\s(?P<noun>January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b"
)
_APART = re.compile(r"\b(?:difference|gap|gulf|divide|choice|choose|choosing|chose)\s$", re.I)
_DASH = re.compile(r"[–-]\s?[£$€]?\d")
_PAGES = re.compile(r"\b(?:pp?\.?|pages?)\s?$", re.I)
_AGES = re.compile(r"\b(?:aged|ages|between the ages of|chapters?|sections?|paragraphs?)\s$", re.I)
_CONTEST = re.compile(
    r"\b(?:vot\w*|poll\w*|ballot\w*|split|majority|won|win|wins|lost|lose|beat\w*|defeat\w*|scor\w*"
    r"|against|favour|match|final|draw|drew|referendum|margin|lead|ratio|odds|reduc\w*|fell|fall\w*"
    r"|cut|drop\w*|down)\b",
    re.I,
)
_NOUNS = (
    "hours minutes seconds days weeks months years decades miles metres kilometres pounds people "
    "staff posts jobs beds patients members employees managers nurses doctors places pages points "
    "degrees per"
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_SCALES |= {"tn": 1e12, "trillion": 1e12}
_MONTHS = 12
_SPELT_OUT = 1000
"""From here on a figure is meant as it stands: £500,000–£1m."""
_LONGEST_MONTH = 31
_AROUND_THE_CLOCK = {(9.0, 5.0), (24.0, 7.0)}
"""Nine to five, 24/7: neither is a range."""


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in with_figures(part):
        text = copy.text
        if "etween " in text:
            for match in _BETWEEN.finditer(text):
                if _between_runs_back(match, text):
                    yield _found(match, copy, _end(match))
        if not _DASH.search(text):
            continue
        for match in _RANGE.finditer(text):
            if _runs_back(match, text):
                yield _found(match, copy, _end(match))
        for match in _DAYS.finditer(text):
            if int(match["high"]) < int(match["low"]) <= _LONGEST_MONTH:
                yield _found(match, copy, match.end())


def _end(match: re.Match[str]) -> int:
    return match.start("noun") if match["noun"] else match.end()


def _found(match: re.Match[str], copy: Copy, end: int) -> Diagnostic:
    return Diagnostic(
        "backward-range",
        SEVERITY,
        f"‘{copy.text[match.start() : end]}’ runs backwards",
        copy.place(match.start(), end),
        "Ask which figure is meant where; the smaller comes first.",
    )


def _runs_back(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    plain = not any(match[g] for g in ("sign", "sign2", "scale", "scale2", "unit", "unit2"))
    low, high = match["low"], match["high"]
    if plain and re.fullmatch(r"(?:1[5-9]|20)\d{2}", low):
        return _years_back(low, high, match[0])
    if plain and _PAGES.search(before):
        # Of 123–7 the 7 is 127.
        full = low[: len(low) - len(high)] + high if len(high) < len(low) else high
        return low.isdigit() and high.isdigit() and int(full) < int(low)
    first, last = _values(match)
    if first <= last:
        return False
    if (match["unit"] or match["unit2"] or "").strip() in ("am", "pm"):
        return (match["unit"] or "").strip() == (match["unit2"] or "").strip() and first % 12 > last
    if _contested(text, match):
        return False
    if plain:
        noun = (match["noun"] or "").strip()
        listed = noun in _NOUNS.split() and (first, last) not in _AROUND_THE_CLOCK
        return listed or bool(_AGES.search(before))
    return True


def _between_runs_back(match: re.Match[str], text: str) -> bool:
    first, last = _values(match)
    if first <= last or _APART.search(text[max(0, match.start() - 24) : match.start()]):
        return False
    # Bare figures may be hours of the day.
    measured = any(match[g] for g in ("sign", "sign2", "scale", "scale2", "unit", "unit2"))
    years = re.fullmatch(r"(?:1[5-9]|20)\d{2}", match["low"]) is not None
    return measured or years or (match["noun"] or "").strip() in _NOUNS.split()


def _years_back(low: str, high: str, whole: str) -> bool:
    if not high.isdigit() or len(high) not in (2, 4):
        return False
    if len(high) == 4:
        return high < low and high[:2] in ("15", "16", "17", "18", "19", "20")
    if low[2:] == "99" or (int(high) <= _MONTHS and "-" in whole):
        return False  # 1999–00; and 2024-05 may be a month
    return high < low[2:]


def _values(match: re.Match[str]) -> tuple[float, float]:
    scale2 = (match["scale2"] or "").strip()
    scale = (match["scale"] or "").strip()
    low, high = _value(match["low"], scale), _value(match["high"], scale2)
    if scale2 and not scale and low < _SPELT_OUT:
        low = _value(match["low"], scale2)  # the 2 of £2–3m
    return low, high


def _value(number: str, scale: str) -> float:
    return float(number.replace(",", "")) * _SCALES.get(scale, 1.0)


def _contested(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence tells of a vote, a match or a change, with two figures of it."""
    return bool(_CONTEST.search(text[max(0, match.start() - 80) : match.end() + 40]))

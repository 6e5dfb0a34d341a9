"""Whether a word begins with the sound of a vowel, so that it takes ‘an’."""

from __future__ import annotations

import re

_NAMED = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: an F, an MP."""
_SILENT = re.compile(r"(?:honest|honou?r|hour|heir)", re.IGNORECASE)
_EITHER = re.compile(r"(?:histor|hotel|herb|habitual|hallucinat|hereditar|hegemon)", re.IGNORECASE)
_YOU = re.compile(
    r"(?:u(?:ni(?!n|mp|d)|s(?:e(?!d?-by)|a(?:ge|bl)|u(?:al|rp|ry))|te(?:ns|ri)|ti?li|biqu|kul|gand"
    r"|kr|rol|ral|rani|rea|rin|topia|vul)|eu|ew[e ]|once|one(?!i)|ouija)",
    re.IGNORECASE,
)
"""What is spelt with a vowel and begins with the sound of y or w."""
_FIGURES = re.compile(r"\d[\d,]*")


def takes_an(word: str) -> bool | None:
    """Whether ‘an’ stands before a word or number; None where both are said, or nobody knows."""
    if match := _FIGURES.match(word):
        return _number_takes_an(match[0].replace(",", ""))
    first = re.split(r"[-’'/]", word)[0]
    if len(first) == 1:
        return first.upper() in _NAMED if first.isupper() else None
    if first.isupper():
        if not re.search(r"[AEIOUY]", first):
            return first[0] in _NAMED  # nobody can read it as a word
        if first[0] in _NAMED and first[0] not in "AEIO":
            return None  # a NATO man, an RSI; some read the letters, some the word
        if first[0] == "U":
            return None
        return first[0] in "AEIO"
    if not first.islower() and not first[1:].islower():
        return None
    if _SILENT.match(first):
        return True
    if _EITHER.match(first):
        return None
    if _YOU.match(first):
        return False
    return first[0].lower() in "aeiou" if first[0].isalpha() else None


def _number_takes_an(figures: str) -> bool | None:
    if figures.startswith("8"):
        return True
    if figures in ("11", "18"):
        return True
    if len(figures) in (5, 8) and figures[:2] in ("11", "18"):
        return True  # eleven thousand
    if len(figures) == 4 and figures[:2] in ("11", "18"):
        return None  # eighteen hundred, or one thousand eight hundred
    return False

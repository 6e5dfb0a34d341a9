"""Spaces and dashes that may not end or begin a line."""

from __future__ import annotations

import functools
import re

NBSP = "\u00a0"
WORD_JOINER = "\u2060"
THIN_NBSP = "\u202f"

_MONTHS = frozenset(
    "January February March April May June July August September October November "  # noqa: SIM905
    "December".split()
)
_UNITS = (
    "million|billion|trillion|bn|tn|per cent|percent|pages?|years?|months?|weeks?|days?|hours?|"
    "minutes?|seconds?|miles?|tonnes?|metres?|km|kg|mm|cm|ml|cl|mg|mcg|µg|kWh|MW|GW|MB|GB|TB|"
    "am|pm|g|l|m|k"
)
_AFTER_NUMBER = re.compile(
    rf"(?<=\d) (?=(?:{_UNITS}|{'|'.join(sorted(_MONTHS))})(?!\w)|[ap]\.m\.|[%°])"
)
_BEFORE_NUMBER_OR_NAME = re.compile(r" (?=[\dA-Z])")
_NUMBERED = frozenset(
    "page pages p. pp. no. nos. vol. fig. figure figures table tables chapter chapters "  # noqa: SIM905
    "section sections part parts issue issues band bands grade grades ward wards room rooms "
    "step steps tip tips".split()
)
_TITLES = frozenset("Dr Mr Mrs Ms Mx Prof Rev Sir Dame Lord Lady St".split())  # noqa: SIM905
_DAY = re.compile(r" \d{1,2}(?!\d)")
_INITIAL = re.compile(r" [A-Z]\.")
_INITIALS = re.compile(r"(?:[A-Z]\. ?)+")
_TELEPHONE = re.compile(r"(?<!\d)\(?0\d{2,5}\)?(?: \d{3,4}){1,3}(?!\d)")
_ALONE = re.compile(r" (?=[–—…](?:\s|$))")
_OPENING = "([{“‘—–"


@functools.lru_cache(maxsize=8192)
def bound(text: str) -> str:
    """A text with a no-break space for every space at which it must not part.

    Between a number and its unit or month, after *page* and the like, in names with
    initials or a title, in telephone numbers, before a dash or an ellipsis that stands by
    itself; and no break before a long dash between words.
    """
    text = text.replace("—", f"{WORD_JOINER}—").replace(f" {WORD_JOINER}—", " —")
    text = _ALONE.sub(NBSP, text)
    text = _AFTER_NUMBER.sub(NBSP, text)
    text = _BEFORE_NUMBER_OR_NAME.sub(_before_number_or_name, text)
    return _TELEPHONE.sub(lambda match: match[0].replace(" ", NBSP), text)


def _before_number_or_name(match: re.Match[str]) -> str:
    """The space before a figure or a capital, by the words around it."""
    text, at = match.string, match.start()
    begin = text.rfind(" ", 0, at) + 1
    word = text[begin:at].lstrip(_OPENING)
    if text[at + 1].isdigit():
        tied = word.lower() in _NUMBERED or (word in _MONTHS and _DAY.match(text, at))
    elif _INITIALS.fullmatch(word):
        # One initial may end a sentence: vitamin C. Two, or one before another, do not.
        before = text[text.rfind(" ", 0, max(0, begin - 1)) + 1 : at].lstrip(_OPENING)
        tied = _INITIAL.match(text, at) or len(word) > 2 or _INITIALS.fullmatch(before)
    else:
        tied = word.rstrip(".") in _TITLES
    return NBSP if tied else " "

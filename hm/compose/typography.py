"""The niceties of print: which spaces and dashes may end a line.

Rules and their sources are the house style's: no break before an em dash, between a
number and its unit or month, after *page*, nor before the short last word of a paragraph.
"""

from __future__ import annotations

import re

NBSP = "\u00a0"
WORD_JOINER = "\u2060"
THIN_NBSP = "\u202f"

_UNITS = (
    "million|billion|trillion|per cent|pages?|years?|months?|weeks?|days?|hours?|minutes?|"
    "km|kg|mm|cm|am|pm|January|February|March|April|May|June|July|August|September|"
    "October|November|December"
)
_NUMBER_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b)")
_PAGE_NUMBER = re.compile(r"\b([Pp]ages?|[Pp]p?\.) (?=\d)")
_SHORT_LAST = re.compile(r" (?=\S{1,5}$)")
_LAST_GAP = re.compile(r" (?=\S+$)")


def finish(text: str) -> str:
    """Running text: tie what must not part at a line's end."""
    text = text.replace("—", f"{WORD_JOINER}—")
    text = _NUMBER_UNIT.sub(NBSP, text)
    return _PAGE_NUMBER.sub(rf"\1{NBSP}", text)


def tie_short_last_word(text: str) -> str:
    """The end of a paragraph: a last word of five letters or fewer keeps company."""
    return _SHORT_LAST.sub(NBSP, text)


def tie_last_words(text: str) -> str:
    """The end of a headline, deck or cross-head: its last two words stay together."""
    head, gap, last = text.rpartition(" ")
    if not gap or len(last) + len(head.rpartition(" ")[2]) > 22:
        return text
    return f"{head}{NBSP}{last}"

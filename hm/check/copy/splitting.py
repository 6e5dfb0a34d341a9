"""Words and sentences of running text."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:(?:[’'\-\u2010\u2011]|(?<=\d)[.,:](?=\d))[^\W_]+)*")
"""A word or a number; an apostrophe or hyphen between letters, a point between figures."""

_END = re.compile(r"(?<![.!?…])[.!?…][.!?…’”)\]\"']*+(?=\s+[^\W\d_a-z]|\s+[“‘\"'(\[\d]|\s*\n)|\n")
"""What may end a sentence: its mark and what closes it, before a capital, mark or figure."""
# fmt: off
_SHORT = frozenset((
    "dr", "mr", "mrs", "ms", "mx", "prof", "rev", "st", "sr", "jr", "hon", "cllr", "vs", "v",
    "no", "nos", "vol", "p", "pp", "fig", "eg", "ie", "cf", "approx", "dept", "est",
))
# fmt: on
_LAST = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.$")


def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """The start and end of each sentence, white space apart. Titles (Dr.) and initials end none."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match[0] == "." and _is_short(text[start : match.end()]):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _is_short(words: str) -> bool:
    """Whether a full stop belongs to the word before it."""
    match = _LAST.search(words)
    if match is None:
        return False
    word = match[1].replace(".", "").lower()
    return word in _SHORT or (len(match[1]) == 1 and match[1].isupper() and match[1] != "I")


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    words = text[start:end]
    inner = words.strip()
    if inner:
        begin = start + len(words) - len(words.lstrip())
        found.append((begin, begin + len(inner)))

"""Words and sentences of running text."""

from __future__ import annotations

import re

# A letter is known as one of a-z in a third of the time that it takes to know that it is one.
_LETTERS = r"[^\W_][a-z]*+[^\W_]*+"
WORD = re.compile(rf"{_LETTERS}(?:(?:[’'\-\u2010\u2011]|[.,:](?<=\d.)(?=\d)){_LETTERS})*+")
"""A word or a number; an apostrophe or hyphen between letters, a point between figures."""
_CUT = re.compile(rf"({WORD.pattern})")

_END = re.compile(
    r"[.!?…\n](?:(?<=\n)"
    r"|(?<![.!?…].)[.!?…’”)\]\"']*+(?=\s+[^\W\d_a-z]|\s+[“‘\"'(\[\d]|\s*\n))",
    re.DOTALL,
)
"""What may end a sentence: its mark and what closes it, before a capital, mark or figure."""
# fmt: off
_SHORT = frozenset((
    "dr", "mr", "mrs", "ms", "mx", "prof", "rev", "st", "sr", "jr", "hon", "cllr", "vs", "v",
    "no", "nos", "vol", "p", "pp", "fig", "eg", "ie", "cf", "approx", "dept", "est",
))
# fmt: on
_LAST = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.$")


def cut_at_words(text: str) -> list[str]:
    """What stands before the first word, the first word, what stands between it and the next,
    and so on to what stands after the last."""
    return _CUT.split(text)


def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """The start and end of each sentence, white space apart. Titles (Dr.) and initials end none."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match[0] == "." and _is_short(text, start, match.end()):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether a full stop belongs to the word before it."""
    word = text[max(text.rfind(" ", start, end) + 1, start) : end - 1]
    if not word.isalpha():
        match = _LAST.search(f"{word}.")
        word = match[1] if match else ""
    initial = len(word) == 1 and word.isupper() and word != "I"
    return initial or word.replace(".", "").lower() in _SHORT


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))

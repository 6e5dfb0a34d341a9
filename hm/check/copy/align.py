"""Where the characters of some words stand in the source that they were read from.

What is read is not always what is written: backslashes and entities are resolved, straight
quotation marks are curled, hyphens become dashes, lines are joined.
"""

from __future__ import annotations

import html
import re

_CURLED = {"‘": "'", "’": "'", "“": '"', "”": '"'}
_ENTITY = re.compile(r"&#?\w{1,32};")
_DASHES = re.compile(r"-{2,3}")
_BLANK = re.compile(r"[\s\u00a0>]+")


def align(text: str, written: str) -> list[int] | None:
    """For each character of ``text`` its index in ``written``, and one for the end.

    None where the two cannot be told to be the same words.
    """
    offsets: list[int] = []
    at, size = 0, len(written)
    for char in text:
        if at < size and written[at] == char != "&":
            offsets.append(at)  # nearly all
            at += 1
            continue
        step = _step(char, written, at)
        if step is None and written[at : at + 1] == "\\":
            at += 1
            step = _step(char, written, at)
        if step is None:
            if char == " " and at >= len(written):
                step = 0  # the space that a line's end is
            else:
                return None
        offsets.append(at)
        at += step
    offsets.append(at)
    return offsets


def _step(char: str, written: str, at: int) -> int | None:
    """How many characters of ``written`` are read as one; None where another is."""
    found = written[at : at + 1]
    if found == char and found != "&":
        return 1
    if found == _CURLED.get(char):
        # In single quotation marks, YAML writes an apostrophe twice.
        return 2 if written[at : at + 2] == "''" else 1
    if char in "–—" and (match := _DASHES.match(written, at)):
        return match.end() - at
    if char.isspace() and (match := _BLANK.match(written, at)):
        return match.end() - at
    if found == "&" and (match := _ENTITY.match(written, at)) and html.unescape(match[0]) == char:
        return match.end() - at
    return 1 if found == char else None

"""Passages as one run of words, each with its place and whether somebody is heard to say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from hm.check.copy.model import Copy
from hm.check.copy.speech import quoted
from hm.model.issue import Issue

_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_DOTS = re.compile(r"\.{3,}|…")


class Said(NamedTuple):
    """A word as it is compared: in small letters, a hyphenated one in its parts."""

    word: str
    copy: Copy
    start: int
    end: int
    spoken: bool
    """Whether it stands in the marks of speech."""
    bracketed: bool
    """Whether an editor put it in, between square brackets."""
    after_cut: bool
    """Whether dots before it mark that words are left out."""


def speech_mark(issue: Issue) -> str:
    """The mark that opens what somebody says, in the magazine’s house style."""
    return "‘" if issue.magazine.style.quotes == "single" else "“"


def stream(copies: Iterable[Copy], mark: str) -> tuple[Said, ...]:
    """The words of some passages, one after the other; ``mark`` opens what is spoken."""
    return tuple(word for copy in copies for word in passage(copy, 0, len(copy.text), mark))


def passage(copy: Copy, start: int, end: int, mark: str) -> list[Said]:
    """The words of a part of a passage."""
    text = copy.text
    speech = [(one.start, one.end) for one in quoted(text) if one.mark == mark]
    brackets = [match.span() for match in _BRACKETS.finditer(text)] if "[" in text else []
    dots = [match.start() for match in _DOTS.finditer(text, start, end)] if _cut(text) else []
    found: list[Said] = []
    before = start
    for match in _TOKEN.finditer(text, start, end):
        at = match.start()
        while speech and speech[0][1] <= at:
            del speech[0]
        cut = bool(dots) and bool(found) and any(before < dot < at for dot in dots)
        spoken = bool(speech) and speech[0][0] < at
        inserted = bool(brackets) and any(begin < at < close for begin, close in brackets)
        found.append(Said(_plain(match[0]), copy, at, match.end(), spoken, inserted, cut))
        before = at
    return found


def plain_words(text: str, start: int, end: int) -> list[str]:
    """The words of a part of a text as they are compared."""
    return [_plain(word) for word in _TOKEN.findall(text, start, end)]


def _plain(word: str) -> str:
    return word.lower().replace("'", "’")


def _cut(text: str) -> bool:
    return "…" in text or "..." in text

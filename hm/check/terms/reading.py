"""The editor’s copy, word by word, as rules that compare one place with another read it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import NamedTuple, TypeVar

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy, Role
from hm.model.issue import Issue

T = TypeVar("T")

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[@#]\w\S*|(?<!\S)\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?\b",
)
"""What is typed and not read: web addresses, e-mail, handles, hashtags."""
_TYPED = re.compile(r"\.[a-z]|[@#]|://|www\.")
"""What every address has."""
_OPENS = frozenset("“‘\"'([:•\n")
"""Marks after which a capital says no more than at the beginning of a sentence."""
_DISPLAY = frozenset((Role.TITLE, Role.HEADING, Role.LABEL, Role.PANEL_TITLE, Role.COVER))
_LONG = 4
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_SPACES = (" ", "\u00a0")
_OWNED = ("’ ", "' ")
"""After a plural these are the mark of a possessive and a space."""


class Token(NamedTuple):
    """A word, without the ’s of a possessive."""

    text: str
    small: str
    """In small letters."""
    start: int
    end: int
    near: bool
    """Whether one space and nothing else parts it from the word before."""
    free: bool
    """Whether a capital says nothing here: at the beginning of a sentence, after “ or a colon."""
    possessive: bool
    """Whether ’s or ’ follows."""
    capital: bool
    """Whether it begins with a capital."""
    inner: bool
    """Whether it has a capital after its first letter."""


class Passage(NamedTuple):
    """A passage of copy and its words; those of addresses are left out."""

    copy: Copy
    tokens: tuple[Token, ...]
    headline: bool
    """Whether it Has Capitals Like This, as headlines of some magazines do, or is ALL CAPITALS."""


def remembered(make: Callable[[Issue], T]) -> Callable[[Issue], T]:
    """A function that keeps what it gave for the issue asked last: several rules ask the same."""
    kept: list[tuple[Issue, T]] = []

    @wraps(make)
    def asked(issue: Issue) -> T:
        if not kept or kept[0][0] is not issue:
            kept[:] = [(issue, make(issue))]
        return kept[0][1]

    return asked


@remembered
def passages(issue: Issue) -> tuple[Passage, ...]:
    """The editor’s copy in the order of the flatplan; credits and alternative texts are none
    of what the reader reads in one with the rest, and are left out."""
    return tuple(
        _passage(copy) for copy in editorial(issue) if copy.role not in (Role.CREDIT, Role.ALT)
    )


def _passage(copy: Copy) -> Passage:
    text = copy.text
    starts = iter([start for start, _ in copy.sentences])
    next_start = next(starts, -1)
    typed = _TYPED.search(text) is not None
    skipped = [match.span() for match in _ADDRESS.finditer(text)] if typed else []
    tokens: list[Token] = []
    end = 0
    whole = True
    """Whether the word before was kept."""
    owner = False
    """Whether the word before has the mark of a possessive."""
    for word in copy.words:
        start = word.start
        if skipped and any(low <= start < high for low, high in skipped):
            end, whole, owner = word.end, False, False
            continue
        gap = text[end:start]
        free = not end
        while 0 <= next_start <= start:
            free = True
            next_start = next(starts, -1)
        if gap == " ":
            near = whole and bool(end)
        else:
            if gap == " & " and whole:
                at = start - 2
                tokens.append(Token("&", "&", at, at + 1, True, False, False, False, False))
                gap = " "
            owned = owner and gap in _OWNED
            near = bool(end) and whole and (gap in _SPACES or owned)
            free = free or (not _OPENS.isdisjoint(gap) and not owned)
        said = word.text
        owner = said.endswith(("’s", "'s")) and len(said) > 2
        if owner:
            said = said[:-2]
        elif said[-1] == "s":
            owner = text[word.end : word.end + 2] in _OWNED
        small = said.lower()
        if len(small) != len(said):
            small = said  # İ and its like
        capital = said[0] != small[0]
        tokens.append(
            Token(
                said,
                small.translate(_HYPHENS) if not small.isascii() else small,
                start,
                start + len(said),
                near,
                free,
                owner,
                capital,
                said[1:] != small[1:],
            )
        )
        end, whole = word.end, True
    return Passage(copy, tuple(tokens), _is_headline(copy, tokens))


def _is_headline(copy: Copy, tokens: list[Token]) -> bool:
    if copy.role not in _DISPLAY:
        return False
    long = [token for token in tokens if len(token.text) >= _LONG and not token.free]
    return bool(long) and 2 * sum(token.capital for token in long) > len(long)

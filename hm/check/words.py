"""Pages and numbers as an editor would say them."""

from __future__ import annotations

from collections.abc import Sequence

from hm.model.flatplan import Page

_COVER_PAGES = {
    "cover": "the front cover",
    "inside-front": "the inside front cover",
    "inside-back": "the inside back cover",
    "back": "the back cover",
}


def pages_said(pages: Sequence[Page]) -> str:
    """``page 9``, ``pages 9–14``, ``the inside front cover``; pages are one or follow on."""
    first, last = pages[0].name, pages[-1].name
    if first in _COVER_PAGES:
        return _COVER_PAGES[first]
    return f"page {first}" if len(pages) == 1 else f"pages {first}–{last}"


def counted(number: int, noun: str) -> str:
    """``1 line``, ``1,200 lines``"""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def shortened(words: str, most: int = 48) -> str:
    """Words, or as many of the first as ``most`` characters hold."""
    if len(words) <= most:
        return words
    whole = words[:most].rpartition(" ")[0] or words[: most - 1]
    return f"{whole} …" if " " in words[:most] else f"{whole}…"

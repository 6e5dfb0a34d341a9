"""What an edition must know of a body of text before it writes its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.model.blocks import (
    Body,
    Box,
    FindOutMore,
    Heading,
    Listing,
    Paragraph,
    ProfilePanel,
    PullQuote,
    Quotation,
)
from hm.model.prose import plain

Levels = dict[int, int]
"""Outline levels from 1 to 6 by ``id()`` of the block: a heading, or a titled panel."""

_LOWEST = 6


def outline(body: Body, top: int = 1) -> Levels:
    """The level of every heading under one of level ``top``, none of them skipped.

    A panel's title stands one level below what the panel is set in, and the headings in
    it below its title, whatever number of ``#`` the author wrote for them.
    """
    levels: Levels = {}
    _walk(body, top, top, levels)
    return levels


def _walk(blocks: Body, container: int, latest: int, levels: Levels) -> int:
    """Give levels to ``blocks``; ``latest`` is the level of the heading before them."""
    ranks = {level: rank for rank, level in enumerate(sorted(_levels_in(blocks)), start=1)}
    for block in blocks:
        if isinstance(block, Heading):
            latest = min(container + ranks[block.level], latest + 1, _LOWEST)
            levels[id(block)] = latest
        elif isinstance(block, (Box, FindOutMore, ProfilePanel)):
            inside = container
            if block.title or isinstance(block, FindOutMore):
                inside = latest = min(container + 1, latest + 1, _LOWEST)
                levels[id(block)] = inside
            latest = _walk(block.blocks, inside, latest, levels)
        elif isinstance(block, (PullQuote, Quotation)):
            latest = _walk(block.blocks, container, latest, levels)
        elif isinstance(block, Listing):
            for item in block.items:
                latest = _walk(item, container, latest, levels)
    return latest


def _levels_in(blocks: Body) -> set[int]:
    return {block.level for block in blocks if isinstance(block, Heading)}


def last_paragraph(blocks: Body, *, strict: bool = False) -> Paragraph | None:
    """The paragraph that ends the text, which the end sign or an author's initials follow.

    Panels, pictures and tables after it are passed over, but not if ``strict``: then it
    is None unless a paragraph really stands last.
    """
    for block in reversed(blocks):
        if isinstance(block, Paragraph):
            return block
        if isinstance(block, Listing):
            return last_paragraph(block.items[-1], strict=True) if block.items else None
        if isinstance(block, Quotation):
            return last_paragraph(block.blocks, strict=True)
        if strict:
            return None
    return None


_NO_WORD = re.compile(r"[^\w'’]+")


def repeats(quote: PullQuote, body: Body) -> bool:
    """Whether the running text has the very words of a pull quote, but for their stops."""
    words = "".join(_spoken(paragraph) for paragraph in _paragraphs(quote.blocks)).strip()
    words = words.replace("  ", " ")
    return bool(words) and any(f" {words} " in _spoken(text) for text in _paragraphs(body))


def _spoken(paragraph: Paragraph) -> str:
    """The words of a paragraph with a space between, before and after them."""
    return f" {_NO_WORD.sub(' ', plain(paragraph.prose)).strip()} ".casefold()


def _paragraphs(blocks: Body) -> Iterator[Paragraph]:
    """The paragraphs of running text, quotations and lists; none of what is set in it."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Quotation):
            yield from _paragraphs(block.blocks)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _paragraphs(item)

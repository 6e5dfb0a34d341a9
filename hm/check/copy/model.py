"""Copy: a passage of an issue as plain words, and where each of them is written."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, repeat
from typing import NamedTuple

from hm.check.copy.align import align
from hm.check.copy.sources import Sources
from hm.check.copy.splitting import cut_at_words, sentences_of
from hm.model.article import Article, Kind
from hm.model.diagnostic import Edit
from hm.model.place import Place
from hm.model.prose import Break, Emphasis, Link, PageReference, Prose, Strong

CUT = "\ufffc"
"""Stands in copy for each character of code, which nobody reads as words."""


class Role(enum.StrEnum):
    """What a passage is to the reader."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    CONTENTS = "contents"
    """An article’s line on the contents page."""
    BIO = "bio"
    NOTE = "note"
    LABEL = "label"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    """A paragraph of a list."""
    CELL = "cell"
    """One of a table."""
    QUOTATION = "quotation"
    """A paragraph of a block quotation."""
    PANEL_TITLE = "panel-title"
    PULL_QUOTE = "pull-quote"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT = "alt"
    EVENT = "event"
    """The title or the text of an event."""
    VENUE = "venue"
    COVER = "cover"
    MASTHEAD = "masthead"


_OPENING = re.compile(r"[|>][+\-\d]*[ \t]*\n\s*|[\"']")
"""What YAML puts before a value, and is not read."""

RUNNING = frozenset((Role.PARAGRAPH, Role.ITEM, Role.QUOTATION))
"""The roles of text in sentences."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of copy that one span of a source gave."""

    start: int
    end: int
    place: Place


class Word(NamedTuple):
    """A word or number of copy: its characters from ``start`` to before ``end``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Copy:
    """A passage: a paragraph, a headline, a cell, the caption of a picture.

    Each is equal to itself alone.
    """

    text: str
    """As it is read; a hard break is a newline."""
    role: Role
    article: Article | None
    """None in issue.yaml and magazine.yaml."""
    panel: str
    """The block it stands in: ``box``, ``find-out-more``, ``profile``; empty in the text."""
    prose: Prose
    """Empty where the source has no marks: credits, venues, the cover."""
    pieces: tuple[Piece, ...]
    sources: Sources
    panel_place: Place | None = None
    """The first line of the block it stands in: the same for all that stand in one."""

    @cached_property
    def cut(self) -> list[str]:
        """What stands before the first word, the first word, what stands between it and the next,
        and so on to what stands after the last: by far the quickest way to see them all."""
        return cut_at_words(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Words and numbers; an apostrophe or hyphen between letters belongs to them."""
        edges = list(accumulate(map(len, self.cut)))
        facts = zip(self.cut[1::2], edges[::2], edges[1::2], strict=False)
        # As Word(…) does, without a call of Python for each.
        return tuple(map(tuple.__new__, repeat(Word), facts))

    def word(self, number: int) -> Word:
        """One of the words; does not make all of them."""
        text = self.cut[2 * number + 1]
        start = sum(map(len, self.cut[: 2 * number + 1]))
        return Word(text, start, start + len(text))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The start and end of each."""
        return sentences_of(self.text)

    @property
    def slug(self) -> str:
        """The article's; empty in issue.yaml and magazine.yaml."""
        return self.article.slug if self.article else ""

    @property
    def is_ad(self) -> bool:
        """Whether it is an advertiser’s, whose words are not the editor’s to change."""
        return self.article is not None and self.article.kind is Kind.AD

    @property
    def is_running(self) -> bool:
        """Whether it is text in sentences."""
        return self.role in RUNNING

    def place(self, start: int, end: int) -> Place:
        """Where some characters are written; as near as can be told."""
        first, last = self._span(start, end)
        return Place(first.path, first.line, first.column, last.end_line, last.end_column)

    def line(self, start: int) -> tuple[str, int]:
        """The file and the line that a character is written in: mostly sooner known than where in
        the line."""
        piece = next((p for p in self.pieces if p.end > start), self.pieces[-1])
        place = piece.place
        if place.end_line is not None and place.end_line != place.line:
            place = self._within(piece, start, start + 1)
        return place.path, place.line

    def edit(self, start: int, end: int, text: str) -> Edit | None:
        """What writes other words for some characters; None where they have marks inside,
        or are written in another way than they read."""
        pieces = [piece for piece in self.pieces if piece.start < end and piece.end > start]
        if len(pieces) != 1 or start >= end:
            return None
        offsets = self._offsets(pieces[0])
        if offsets is None:
            return None
        place = self.place(start, end)
        written = self.sources.between(place)
        if written is None or "\n" in written:
            return None
        return Edit(place, text)

    def marked(self, start: int, end: int) -> bool:
        """Whether all of some characters stand in one emphasis or strong emphasis."""
        return any(
            span_start <= start and end <= span_end
            for span_start, span_end, node in self.nodes()
            if isinstance(node, (Emphasis, Strong))
        )

    def nodes(self) -> Iterator[tuple[int, int, Emphasis | Strong | Link | PageReference]]:
        """The marks of its prose: their start and end in the text, and each node."""
        yield from _nodes(self.prose, 0)

    def _span(self, start: int, end: int) -> tuple[Place, Place]:
        pieces = self.pieces
        first = next((p for p in pieces if p.end > start), pieces[-1])
        last = next((p for p in reversed(pieces) if p.start < end), pieces[0])
        return self._within(first, start, start + 1), self._within(last, max(end - 1, 0), end)

    def _within(self, piece: Piece, start: int, end: int) -> Place:
        """The place of some characters of a piece; all of it where it cannot be told."""
        offsets = self._offsets(piece)
        if offsets is None:
            return piece.place
        size = piece.end - piece.start
        low = offsets[min(max(start - piece.start, 0), size)]
        high = offsets[min(max(end - piece.start, 0), size)]
        return self.sources.within(piece.place, low, max(high, low))

    def _offsets(self, piece: Piece) -> list[int] | None:
        text = self.text[piece.start : piece.end]
        kept = self.sources.aligned
        if (piece.place, text) not in kept:
            kept[piece.place, text] = self._aligned(piece.place, text)
        return kept[piece.place, text]

    def _aligned(self, place: Place, text: str) -> list[int] | None:
        written = self.sources.between(place)
        if written is None:
            return None
        offsets = align(text, written)
        if offsets is None and (opening := _OPENING.match(written)):
            inner = align(text, written[opening.end() :])
            return [offset + opening.end() for offset in inner] if inner else None
        return offsets


def _nodes(
    prose: Prose, at: int
) -> Iterator[tuple[int, int, Emphasis | Strong | Link | PageReference]]:
    for node in prose:
        size = length((node,))
        if isinstance(node, (Emphasis, Strong, Link, PageReference)):
            yield at, at + size, node
            yield from _nodes(node.children, at)
        at += size


def length(prose: Prose) -> int:
    """How many characters of copy some prose gives."""
    total = 0
    for node in prose:
        if isinstance(node, (Emphasis, Strong, Link, PageReference)):
            total += length(node.children)
        else:
            total += 1 if isinstance(node, Break) else len(node.text)
    return total

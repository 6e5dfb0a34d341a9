"""Comments to hm itself: ``<!-- hm: ignore missing-alt -->``, ``# hm: ignore missing-alt``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hm.model.place import Place
from hm.model.policy import Ignore
from hm.read.source import Source
from hm.read.yaml_tree import Document

_TO_HM = re.compile(r"\s*hm\s*:\s*(?:ignore\b[\s:]*(?P<names>.*))?", re.S)
_NAME = re.compile(r"[^\s,][^,]*(?<!\s)")
_YAML = re.compile(r"^[ \t]*#([ \t]*hm[ \t]*:.*)$", re.M)

PlaceOf = Callable[[int, int], Place]
"""The place of the characters of a comment from one index to before another."""


def read_comment(words: str, place: PlaceOf, first: int, last: int) -> Iterator[Ignore]:
    """What a comment of these words silences in the lines from ``first`` to ``last``.

    Nothing comes of a comment that is not for hm.
    """
    match = _TO_HM.match(words)
    if match is None:
        return
    names = list(_NAME.finditer(words, match.start("names"))) if match["names"] else []
    for name in names:
        yield Ignore(name[0], place(name.start(), name.end()), first, last)
    if not names:
        start = len(words) - len(words.lstrip())
        yield Ignore("", place(start, len(words.rstrip())), first, last)


def yaml_ignores(document: Document, start: int, end: int) -> Iterator[Ignore]:
    """What the comments between two offsets of a source silence: each the key, or the item
    of a list, that follows it. One above the first key speaks for the whole file as well."""
    source = document.source
    blocks = sorted(_blocks(document), key=lambda span: (span[0], -span[1]))
    for match in _YAML.finditer(source.text, start, end):
        at = match.start(1)
        if document.in_scalar(at):
            continue
        found = next((block for block in blocks if block[0] > at), None)
        line = source.place(at).line
        first, last = line + 1, line
        if found:
            first, last = source.place(found[0]).line, source.place(max(found)).line
            if found == blocks[0]:
                first = 1
        yield from read_comment(match[1], _placed(source, at), first, last)


def _placed(source: Source, at: int) -> PlaceOf:
    return lambda start, end: source.place(at + start, at + end)


def _blocks(document: Document) -> Iterator[tuple[int, int]]:
    """The offsets of every key or item and of the last character of its value."""
    for path in document.values:
        if path:
            yield document.extent(path)

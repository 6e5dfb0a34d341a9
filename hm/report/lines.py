"""Lines of text in styles, and how a stream shows them.

A report has hundreds of them: to have rich render each takes longer than to find what they tell.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TextIO

from hm.report.console import is_terminal, width

Piece = tuple[str, str]
"""Some words and their style, ``bold red``; without one it is empty."""


class Lines:
    """Writes lines to a stream: in styles only on a terminal and without ``NO_COLOR``."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._wraps = is_terminal(stream)
        self._styled = self._wraps and not os.environ.get("NO_COLOR")
        self.width = width(stream)
        """The columns to write in."""

    def write(self, *pieces: Piece) -> None:
        """Write one line, however long."""
        self._stream.write("".join(map(self._shown, pieces)) + "\n")

    def write_whole(self, *pieces: Piece, indent: str) -> None:
        """Write one line; on a terminal it wraps between words, later lines indented.

        A word that is too long stays whole, so that editors can make links of paths.
        """
        breaks = []
        if self._wraps:
            text = "".join(words for words, _ in pieces)
            breaks = _breaks(text, self.width, len(indent))
        for number, line in enumerate(_divided(pieces, breaks)):
            self.write((indent if number else "", ""), *_stripped(line))

    def _shown(self, piece: Piece) -> str:
        words, style = piece
        return _pen(style)(words) if self._styled and style and words else words


@cache
def _pen(style: str) -> Callable[[str], str]:
    """What puts words into a style."""
    # Imported late: most reports go to no terminal.
    from rich.style import Style

    return Style.parse(style).render


def cells(text: str) -> int:
    """The columns that a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _breaks(text: str, width: int, indent: int) -> list[int]:
    """Where to break a text into lines."""
    breaks: list[int] = []
    column = 0
    for word in re.finditer(r"\s*\S+", text):
        taken = cells(word[0])
        if column and column + taken > width:
            breaks.append(word.end() - len(word[0].lstrip()))
            column, taken = indent, cells(word[0].lstrip())
        column += taken
    return breaks


def _divided(pieces: Sequence[Piece], breaks: Sequence[int]) -> Iterator[list[Piece]]:
    """The pieces of each line."""
    ends = iter([*breaks, None])
    end = next(ends)
    line: list[Piece] = []
    at = 0
    for words, style in pieces:
        start = 0
        while end is not None and end <= at + len(words):
            yield [*line, (words[start : end - at], style)]
            line, start, end = [], end - at, next(ends)
        line.append((words[start:], style))
        at += len(words)
    yield line


def _stripped(line: list[Piece]) -> list[Piece]:
    """A line without the spaces at its end."""
    line = list(line)
    while line:
        words, style = line.pop()
        if words := words.rstrip():
            return [*line, (words, style)]
    return line

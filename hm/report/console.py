"""What a stream can show: colours, and how many columns."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_PIPE_WIDTH = 100
"""Columns of an excerpt where nothing says how many there are, as in a pipe."""

_PIPE_TABLE = 10_000
"""Columns of a table there: a row is a line, for programs that read lines."""


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at the stream, on a terminal that can move its cursor."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width(stream: TextIO) -> int:
    """The columns to write in, at least 20: ``COLUMNS``, the terminal's, or 100."""
    try:
        columns = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):
            columns = _PIPE_WIDTH
    return max(columns, 20)


def console_for(stream: TextIO) -> Console:
    """A console on a stream: colours only on a terminal and without ``NO_COLOR``."""
    # Imported late: rich takes longer than a build in which nothing has changed.
    from rich.console import Console

    terminal = is_terminal(stream)
    colour = terminal and not os.environ.get("NO_COLOR")
    return Console(
        file=stream,
        force_terminal=terminal,
        color_system="auto" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        width=width(stream),
    )


def visible(text: str) -> str:
    """The text with what a terminal would obey, or not show in order, made visible."""
    return _CONTROLS.sub("\ufffd", text.replace("\t", " "))


def print_table(console: Console, table: Table) -> None:
    """Print a table within the terminal's width; as wide as it likes in a pipe."""
    if not console.is_terminal:
        console.width = _PIPE_TABLE
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        console.file.write(line.rstrip() + "\n")

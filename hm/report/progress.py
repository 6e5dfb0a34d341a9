"""How far a build has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from hm.report.console import console_for, is_terminal

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much."""


@contextmanager
def progress_on(stream: TextIO, name: str) -> Iterator[Progress]:
    """Yield what to call as the work on ``name`` proceeds."""
    if is_terminal(stream):
        with _bar(stream, name) as progress:
            yield progress
    else:
        yield _lines(stream, name)


@contextmanager
def _bar(stream: TextIO, name: str) -> Iterator[Progress]:
    from rich import progress as rich_progress

    bar = rich_progress.Progress(
        rich_progress.TextColumn("{task.description}"),
        rich_progress.BarColumn(bar_width=None),
        rich_progress.MofNCompleteColumn(),
        console=console_for(stream),
        transient=True,
        expand=True,
    )
    with bar:
        task = bar.add_task(name, total=None)

        def show(doing: str, done: int, total: int) -> None:
            bar.update(task, description=f"{name}: {doing}", completed=done, total=total)

        yield show


def _lines(stream: TextIO, name: str) -> Progress:
    last = ""

    def show(doing: str, done: int, total: int) -> None:
        nonlocal last
        if doing != last:
            last = doing
            stream.write(f"{name}: {doing}\n")
            stream.flush()

    return show

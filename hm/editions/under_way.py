"""Editions begun while pages are laid out: the PDFs in a process aside, the others here.

Each takes up the runs that are known, and the rest as they come; then it is nearly done when
the last is there. What goes wrong meanwhile is left for the writing to meet, where it can be
told.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from hm import quick_start
from hm.compose.house import House
from hm.editions import Making, begin, write
from hm.editions.outputs import describe
from hm.layout.errors import KILLED, LayoutError
from hm.layout.pool import Pool
from hm.model.issue import Issue
from hm.model.output import Output
from hm.model.sheet import Laid, LaidRun, RunRecord

_ASIDE = frozenset({"print", "screen"})
"""Those that a process of their own makes: the PDFs, so that only one has to load what joins
them."""

_TELLS_ERRORS = frozenset({"print"})
"""Those that say how many errors there are, and are written when the pages have been checked."""

Written = tuple[Output, ...]


class UnderWay:
    """The editions of an issue on their way to a folder."""

    def __init__(self, names: Sequence[str], house: House, pool: Pool, out: Path) -> None:
        aside = [name for name in names if name in _ASIDE and len(names) > 1]
        here = [name for name in names if name not in aside]
        self._house = house
        self._out = out
        self._thread = ThreadPoolExecutor(1)
        self._desks = [_Desk(here, self._thread.submit), _Desk(aside, pool.aside, copied=True)]
        """Where those are made that are waited for first, and the others."""
        self._begun = False
        self._known: list[LaidRun] = []
        """The runs that were known before anything was begun."""
        self._under_way: dict[str, Future[Written]] = {}
        """Those that are being written."""

    def begin(self, issue: Issue) -> None:
        """Begin them, in a thread and in a process; do not wait for it."""
        self._begun = True
        for desk in self._desks:
            desk.begin(issue, self._house)
        for run in self._known:
            self.add(run)

    def add(self, run: LaidRun) -> None:
        """Tell of a run that is laid out. It may come to be laid out again."""
        if not self._begun:
            self._known.append(run)
            return
        for desk in self._desks:
            desk.add(run)

    def write_ahead(self, issue: Issue, laid: Laid) -> None:
        """Begin to write those that hang on nothing but the pages; do not wait for it."""
        if not self._begun:
            self.begin(issue)
        for desk in self._desks:
            for name in desk.names:
                if name not in _TELLS_ERRORS:
                    self._under_way[name] = desk.write(name, laid, self._out, 0)

    def write(
        self, laid: Laid, errors: int, tell: Callable[[str], None]
    ) -> Iterator[tuple[str, Written]]:
        """Write the rest; each with the files written, as it is done.

        ``tell`` is called with the name of each that is waited for. Raises OSError and
        TokenError as the editions do, LayoutError where a process is killed.
        """
        for desk in self._desks:
            for name in desk.names:
                if name not in self._under_way:
                    self._under_way[name] = desk.write(name, laid, self._out, errors)
        for name, future in self._under_way.items():
            tell(name)
            try:
                yield name, future.result()
            except BrokenProcessPool as error:
                raise LayoutError(KILLED) from error

    def close(self) -> None:
        """Let go of what is not done, if anything went wrong."""
        self._thread.shutdown(wait=False, cancel_futures=True)


class _Desk:
    """Where some editions are made, one thing after the other."""

    def __init__(
        self, names: Sequence[str], submit: Callable[..., Future[Any]], *, copied: bool = False
    ) -> None:
        """``copied`` says whether all that comes there is copied, as to another process."""
        self.names = names
        self._submit = submit
        self._copied = copied

    def begin(self, issue: Issue, house: House) -> None:
        if self.names:
            self._submit(_begin, self.names, issue, house)

    def add(self, run: LaidRun) -> None:
        if self.names:
            self._submit(_add, _pages_of(run) if self._copied else run)

    def write(self, name: str, laid: Laid, out: Path, errors: int) -> Future[Written]:
        if self._copied:
            laid = Laid(tuple(map(_pages_of, laid.runs)))
        return self._submit(_write, name, laid, out, errors)


class _Makings:
    """Some editions of an issue, as far as they could be begun."""

    def __init__(self, names: Sequence[str], issue: Issue, house: House) -> None:
        self._issue = issue
        self._house = house
        self._begun: dict[str, Making] = {}
        for name in names:
            with contextlib.suppress(Exception):
                if making := begin(name, issue, house):
                    self._begun[name] = making

    def add(self, run: LaidRun) -> None:
        for making in self._begun.values():
            with contextlib.suppress(Exception):
                making.add(run)

    def write(self, name: str, laid: Laid, out: Path, errors: int) -> Written:
        if making := self._begun.get(name):
            files = making.write(laid, out, errors)
        else:
            files = write(name, self._issue, laid, self._house, out, errors)
        return describe(out, files)


_makings: list[_Makings] = []
"""What is made in this process."""


def _begin(names: Sequence[str], issue: Issue, house: House) -> None:
    _makings[:] = [_Makings(names, issue, house)]


def _add(run: LaidRun) -> None:
    for makings in _makings:
        makings.add(run)


def _write(name: str, laid: Laid, out: Path, errors: int) -> Written:
    [makings] = _makings
    try:
        return makings.write(name, laid, out, errors)
    finally:
        quick_start.keep()


def _pages_of(run: LaidRun) -> LaidRun:
    """A run without what only rules look at."""
    record = run.record
    pages = RunRecord(
        record.key, record.pages, record.fill, record.composed, record.landings, record.articles
    )
    return LaidRun(run.run, pages, run.fragment)

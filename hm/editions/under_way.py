"""Editions begun while pages are laid out: the PDFs in a process aside, the others here.

Each takes up the runs that are known, and the rest as they come; then it is nearly done when
the last is there. What goes wrong meanwhile is left for the writing to meet, where it can be
told.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

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


class UnderWay:
    """The editions of an issue on their way."""

    def __init__(self, names: Sequence[str], house: House, pool: Pool) -> None:
        self._names = names
        self._house = house
        self._pool = pool
        self._aside = [name for name in names if name in _ASIDE and len(names) > 1]
        self._begun = False
        self._waiting: list[LaidRun] = []
        """The runs that were known before anything was begun."""
        self._here = _Here([name for name in names if name not in self._aside])

    def begin(self, issue: Issue) -> None:
        """Begin them, in a thread and in a process; do not wait for it."""
        self._here.begin(issue, self._house)
        self._begin_aside(issue)
        self._begun = True
        for run in self._waiting:
            self._add(run)

    def _begin_aside(self, issue: Issue) -> None:
        if self._aside:
            self._pool.aside(_begin_aside, self._aside, issue, self._house)

    def add(self, run: LaidRun) -> None:
        """Tell of a run that is laid out. It may come to be laid out again."""
        if self._begun:
            self._add(run)
        else:
            self._waiting.append(run)

    def _add(self, run: LaidRun) -> None:
        self._here.add(run)
        if self._aside:
            self._pool.aside(_add_aside, _pages_of(run))

    def write(
        self, issue: Issue, laid: Laid, out: Path, errors: int, tell: Callable[[str], None]
    ) -> Iterator[tuple[str, tuple[Output, ...]]]:
        """Write them; each with the files written, as it is done, those aside at last.

        ``tell`` is called with the name of each that is waited for. Raises OSError and
        TokenError as the editions do, LayoutError where a process is killed.
        """
        if not self._begun:
            self._begin_aside(issue)
        pages = Laid(tuple(map(_pages_of, laid.runs)))
        under_way = {
            name: self._pool.aside(_write_aside, name, pages, out, errors) for name in self._aside
        }
        here = self._here.finish(issue, self._house)
        for name in self._names:
            if name not in under_way:
                tell(name)
                yield name, here.write(name, laid, out, errors)
        for name, future in under_way.items():
            tell(name)
            try:
                yield name, future.result()
            except BrokenProcessPool as error:
                raise LayoutError(KILLED) from error


class _Makings:
    """Some editions of an issue in one process, as far as they could be begun."""

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

    def write(self, name: str, laid: Laid, out: Path, errors: int) -> tuple[Output, ...]:
        if making := self._begun.get(name):
            files = making.write(laid, out, errors)
        else:
            files = write(name, self._issue, laid, self._house, out, errors)
        return describe(out, files)


class _Here:
    """Editions that a thread of this process makes ready."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._makings: _Makings | None = None
        self._runs: SimpleQueue[LaidRun | None] = SimpleQueue()
        self._thread: Thread | None = None

    def begin(self, issue: Issue, house: House) -> None:
        self._thread = Thread(target=self._work, args=(issue, house), daemon=True)
        self._thread.start()

    def add(self, run: LaidRun) -> None:
        self._runs.put(run)

    def finish(self, issue: Issue, house: House) -> _Makings:
        """Wait for what is under way; the editions, as far as they were begun."""
        if self._thread:
            self._runs.put(None)
            self._thread.join()
        return self._makings or _Makings((), issue, house)

    def _work(self, issue: Issue, house: House) -> None:
        self._makings = _Makings(self._names, issue, house)
        while run := self._runs.get():
            self._makings.add(run)


_aside: list[_Makings] = []
"""In the process aside: what is made there."""


def _begin_aside(names: Sequence[str], issue: Issue, house: House) -> None:
    _aside[:] = [_Makings(names, issue, house)]


def _add_aside(run: LaidRun) -> None:
    for makings in _aside:
        makings.add(run)


def _write_aside(name: str, laid: Laid, out: Path, errors: int) -> tuple[Output, ...]:
    [makings] = _aside
    try:
        return makings.write(name, laid, out, errors)
    finally:
        quick_start.keep()


def _pages_of(run: LaidRun) -> LaidRun:
    """A run without what only rules look at: all that goes to another process is copied."""
    record = run.record
    pages = RunRecord(
        record.key, record.pages, record.fill, record.composed, record.landings, record.articles
    )
    return LaidRun(run.run, pages, run.fragment)

"""Editions begun while pages are laid out: the print PDF in a process aside, the others here.

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

from hm.compose.house import House
from hm.editions import Making, begin, write
from hm.layout.errors import KILLED, LayoutError
from hm.layout.pool import Pool
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun, RunRecord

_ASIDE = frozenset({"print"})
"""Those that take long enough to be worth a process of their own."""


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
        self._begun = True
        self._here.begin(issue, self._house)
        for name in self._aside:
            self._pool.aside(_begin_aside, name, issue, self._house)
        for run in self._waiting:
            self._add(run)

    def add(self, run: LaidRun) -> None:
        """Tell of a run that is laid out. It may come to be laid out again."""
        if self._begun:
            self._add(run)
        else:
            self._waiting.append(run)

    def _add(self, run: LaidRun) -> None:
        self._here.add(run)
        for name in self._aside:
            self._pool.aside(_add_aside, name, _pages_of(run))

    def write(
        self, issue: Issue, laid: Laid, out: Path, errors: int, tell: Callable[[str], None]
    ) -> Iterator[tuple[str, list[Path]]]:
        """Write them; each with the paths written, as it is done, those aside at last.

        ``tell`` is called with the name of each that is waited for. Raises OSError and
        TokenError as the editions do, LayoutError where a process is killed.
        """
        under_way = {}
        pages = Laid(tuple(map(_pages_of, laid.runs)))
        for name in self._aside:
            if not self._begun:
                self._pool.aside(_begin_aside, name, issue, self._house)
            under_way[name] = self._pool.aside(_write_aside, name, pages, out, errors)
        makings = self._here.finish()
        for name in self._names:
            if name not in under_way:
                tell(name)
                if name in makings:
                    yield name, makings[name].write(laid, out, errors)
                else:
                    yield name, write(name, issue, laid, self._house, out, errors)
        for name, future in under_way.items():
            tell(name)
            try:
                yield name, future.result()
            except BrokenProcessPool as error:
                raise LayoutError(KILLED) from error


class _Here:
    """Editions that a thread of this process makes ready."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._makings: dict[str, Making] = {}
        self._runs: SimpleQueue[LaidRun | None] = SimpleQueue()
        self._thread: Thread | None = None

    def begin(self, issue: Issue, house: House) -> None:
        self._thread = Thread(target=self._work, args=(issue, house), daemon=True)
        self._thread.start()

    def add(self, run: LaidRun) -> None:
        self._runs.put(run)

    def finish(self) -> dict[str, Making]:
        """Wait for what is under way; the editions that were begun."""
        if self._thread:
            self._runs.put(None)
            self._thread.join()
        return self._makings

    def _work(self, issue: Issue, house: House) -> None:
        for name in self._names:
            with contextlib.suppress(Exception):
                if making := begin(name, issue, house):
                    self._makings[name] = making
        while run := self._runs.get():
            for making in self._makings.values():
                with contextlib.suppress(Exception):
                    making.add(run)


_orders: dict[str, tuple[Issue, House]] = {}
_makings: dict[str, Making] = {}
"""In the process aside: what is made there, of which issue."""


def _begin_aside(name: str, issue: Issue, house: House) -> None:
    _orders[name] = issue, house
    _makings.pop(name, None)
    if making := begin(name, issue, house):
        _makings[name] = making


def _add_aside(name: str, run: LaidRun) -> None:
    if making := _makings.get(name):
        making.add(run)


def _write_aside(name: str, laid: Laid, out: Path, errors: int) -> list[Path]:
    if making := _makings.get(name):
        return making.write(laid, out, errors)
    issue, house = _orders[name]
    return write(name, issue, laid, house, out, errors)


def _pages_of(run: LaidRun) -> LaidRun:
    """A run without what layout found out of its content: all that goes to another process
    is copied."""
    record = run.record
    return LaidRun(
        run.run, RunRecord(record.key, record.pages, record.fill, record.composed), run.fragment
    )

"""Processes that work beside this one: they lay runs out and write editions."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children, get_context
from pathlib import Path
from threading import Lock, Thread
from typing import ParamSpec, TypeVar

from hm.layout.ahead import FORKS, load_ahead
from hm.layout.task import ready, start, watch

P = ParamSpec("P")
T = TypeVar("T")


class Pool:
    """At most ``jobs`` processes for one magazine, loaded with the layout engine."""

    def __init__(self, root: Path, jobs: int) -> None:
        self.jobs = max(1, jobs)
        self._root = root
        self._lock = Lock()
        self._executor: ProcessPoolExecutor | None = None
        self._one: ProcessPoolExecutor | None = None
        self._starting: Future[None] | None = None
        """The process that was begun ahead, until it has got work."""
        self._thread = ThreadPoolExecutor(1)
        self._closed = False

    def warm(self) -> None:
        """Have a process load while this one reads; do not wait for it.

        One is enough to begin with: the others start as work is handed out, and an issue
        of which one run has changed is spared their start.
        """
        # To hand work to a pool is to wait until its first process can be forked.
        Thread(target=self._warm, daemon=True).start()

    def _warm(self) -> None:
        # What is wrong here is met by the first run, from where it reaches the user.
        with self._lock, contextlib.suppress(OSError, EOFError):
            if not self._closed:  # there was nothing to do, and it is over already
                self._starting = self._running().submit(ready)

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a process call a function, which must be a module's own."""
        with self._lock:
            starting, self._starting = self._starting, None
            if starting is None or starting.done():
                return self._running().submit(function, *args, **kwargs)
        # Handed over now, it would have one more process started, which nobody may need.
        return self._thread.submit(self._call, starting, partial(function, *args, **kwargs))

    def _call(self, starting: Future[None], function: Callable[[], T]) -> T:
        """Have a function called by the process that is starting."""
        starting.result()
        with self._lock:
            future = self._running().submit(function)
        return future.result()

    def aside(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have one process more call functions, always the same, one after the other."""
        with self._lock:
            if self._one is None:
                self._one = _new_executor(1, watch)
            return self._one.submit(function, *args, **kwargs)

    def _running(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = _new_executor(self.jobs, start, self._root)
        return self._executor

    def close(self, *, wait: bool = False) -> None:
        """End the processes; their results are all in, or nobody wants them.

        ``wait`` until they are gone, for one that is about to end itself: Python tells them of
        it, and stumbles over those that are just going.
        """
        with self._lock:
            self._closed = True
            executors = [one for one in (self._executor, self._one) if one]
            self._thread.shutdown(wait=False, cancel_futures=True)
        if not wait:
            for executor in executors:
                executor.shutdown(wait=False, cancel_futures=True)
        # A process that is still loading has nothing left to do; do not wait for it.
        for process in active_children():
            process.terminate()
        if wait:
            for executor in executors:
                executor.shutdown(cancel_futures=True)


@contextmanager
def pool_for(root: Path, jobs: int) -> Iterator[Pool]:
    """A pool that is loading, closed at the end."""
    pool = Pool(root, jobs)
    pool.warm()
    try:
        yield pool
    except BaseException:
        pool.close(wait=True)
        raise
    pool.close()


def _new_executor(
    jobs: int, begin: Callable[P, None], /, *args: P.args, **kwargs: P.kwargs
) -> ProcessPoolExecutor:
    load_ahead()
    return ProcessPoolExecutor(
        max_workers=jobs,
        mp_context=get_context("forkserver" if FORKS else "spawn"),
        initializer=partial(begin, *args, **kwargs),
    )

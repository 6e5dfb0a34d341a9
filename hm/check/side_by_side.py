"""Asks the rules of an issue in two processes at once, where that is quicker.

An editor waits for `hm check --no-layout`, and half its time is spent in rules. A process that
is forked has the issue and its copy already; what it finds comes back through a pipe.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import threading
from collections.abc import Callable, Sequence
from functools import partial

from hm.check.copy.gather import copy_of
from hm.check.lexicon import classes
from hm.check.lexicon.spelling import speller
from hm.check.registry import Rule
from hm.model.diagnostic import Diagnostic
from hm.model.issue import Issue

Ask = Callable[[Sequence[Rule]], list[Diagnostic]]

_ASIDE = frozenset(("people", "quotation", "terms"))
"""The families that the other process asks: about half the work, with little in common with
the rest."""
_WORTH = 4_000
"""Words of an issue from which on two processes are quicker than one."""


def begun_aside(issue: Issue, rules: Sequence[Rule], ask: Ask) -> Aside:
    """Those of some rules that are worth it, asked of an issue in another process."""
    aside = [rule for rule in rules if rule.check and rule.family in _ASIDE]
    if sum(len(copy.cut) // 2 for copy in copy_of(issue)) < _WORTH:
        aside = []
    if aside:
        # Both would load these, and at first make them.
        classes.prepare()
        speller(issue.magazine.language).prepare()
    return Aside(aside, ask)


class Aside:
    """Rules that are asked in another process from here on, or at last in this one.

    Leaving its context ends the process, if it still runs.
    """

    def __init__(self, rules: Sequence[Rule], ask: Ask) -> None:
        self.rules = rules
        self._ask = partial(ask, rules)
        self._child = 0
        if not rules or not _can_fork():
            return
        self._pipe, writing = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            _answer(self._pipe, writing, self._ask)
        os.close(writing)

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, *fault: object) -> None:
        if self._child:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            self._end()

    def found(self) -> list[Diagnostic]:
        """What was found; waits for it."""
        if not self._child:
            return self._ask()
        with open(self._pipe, "rb", closefd=False) as pipe:
            data = pipe.read()
        if self._end() != 0:
            # Whatever went wrong there goes wrong here too, and is told as usual.
            return self._ask()
        told: list[Diagnostic] = pickle.loads(data)
        return told

    def _end(self) -> int:
        """Wait for the process to end; how it did."""
        child, self._child = self._child, 0
        os.close(self._pipe)
        return os.waitpid(child, 0)[1]


def _can_fork() -> bool:
    """Whether a process with one thread and another core to run on can be forked here."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return hasattr(os, "fork") and cores > 1 and threading.active_count() == 1


def _answer(reading: int, writing: int, ask: Callable[[], list[Diagnostic]]) -> None:
    """Ask, write what is found, and end this process without tidying up after its parent."""
    status = 1
    try:
        os.close(reading)
        with open(writing, "wb") as pipe:
            pipe.write(pickle.dumps(ask()))
        status = 0
    finally:
        os._exit(status)

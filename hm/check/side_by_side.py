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

from hm.check.copy.gather import copy_of
from hm.check.registry import Rule
from hm.model.diagnostic import Diagnostic
from hm.model.issue import Issue

Ask = Callable[[Sequence[Rule]], list[Diagnostic]]

_ASIDE = frozenset(("people", "quotation", "terms"))
"""The families that the other process asks: about half the work, with little in common with
the rest."""
_WORTH = 4_000
"""Words of an issue from which on two processes are quicker than one."""


def ask_side_by_side(issue: Issue, rules: Sequence[Rule], ask: Ask) -> list[Diagnostic]:
    """What ``ask`` says of some rules of an issue, in no order."""
    aside = [rule for rule in rules if rule.family in _ASIDE]
    if not aside or not _can_fork() or sum(len(copy.words) for copy in copy_of(issue)) < _WORTH:
        return ask(rules)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(reading, writing, aside, ask)
    os.close(writing)
    try:
        with open(reading, "rb") as pipe:
            found = ask([rule for rule in rules if rule.family not in _ASIDE])
            data = pipe.read()
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, status = os.waitpid(child, 0)
    if status != 0:
        # Whatever went wrong there goes wrong here too, and is told as usual.
        return found + ask(aside)
    told: list[Diagnostic] = pickle.loads(data)
    return found + told


def _can_fork() -> bool:
    """Whether a process with one thread and another core to run on can be forked here."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return hasattr(os, "fork") and cores > 1 and threading.active_count() == 1


def _answer(reading: int, writing: int, rules: Sequence[Rule], ask: Ask) -> None:
    """Ask, write what is found, and end this process without tidying up after its parent."""
    status = 1
    try:
        os.close(reading)
        with open(writing, "wb") as pipe:
            pipe.write(pickle.dumps(ask(rules)))
        status = 0
    finally:
        os._exit(status)

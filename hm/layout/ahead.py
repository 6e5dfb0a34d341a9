"""The process from which layout processes are forked. Light, for it is started first."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterable
from multiprocessing import forkserver, set_forkserver_preload, util

FORKS = sys.platform == "linux"
"""Whether processes are forked from a clean one, which loads the engine's modules for all.
Never from this one: the progress display runs a thread, and Pango is not fork-safe."""


def load_ahead() -> None:
    """Have that process load, before it is known what for; do not wait for it."""
    if FORKS:
        set_forkserver_preload(["hm.layout.preload"])
        forkserver.ensure_running()


def fork_ahead() -> None:
    """The same for one that has only just begun: that process is a fork of it, and need not
    start Python anew.

    Python has no public way to say how its processes are started: hence the replaced function.
    """
    if not FORKS or threading.active_count() > 1:
        return
    plain = util.spawnv_passfds
    util.spawnv_passfds = _fork  # type: ignore[assignment]
    try:
        load_ahead()
    finally:
        util.spawnv_passfds = plain


def _fork(path: object, args: list[str], passed: Iterable[int]) -> int:
    """Stands for ``util.spawnv_passfds``: run ``python ... -c CODE`` in a fork of this process,
    with no files open but the standard ones and those passed. Gives its number."""
    pid = os.fork()
    if pid:
        return pid
    try:
        kept = sorted({0, 1, 2, *map(int, passed)})
        for one, next_one in zip(kept, [*kept[1:], os.sysconf("SC_OPEN_MAX")], strict=True):
            os.closerange(one + 1, next_one)
        sys.argv = ["-c"]
        exec(args[-1], {})  # Python's own words
    except (SystemExit, KeyboardInterrupt):
        pass
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(0)


def let_go() -> None:
    """End that process, if it is there.

    It may still be loading, and would keep the streams of this one open until it has.
    Python has no public way to end it: hence the private names.
    """
    pid = getattr(forkserver._forkserver, "_forkserver_pid", None)
    if pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

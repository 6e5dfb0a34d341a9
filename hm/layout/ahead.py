"""The process from which layout processes are forked. Light, for it is started first."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from multiprocessing import forkserver, set_forkserver_preload

FORKS = sys.platform == "linux"
"""Whether processes are forked from a clean one, which loads the engine's modules for all.
Never from this one: the progress display runs a thread, and Pango is not fork-safe."""


def load_ahead() -> None:
    """Have that process load, before it is known what for; do not wait for it."""
    if FORKS:
        set_forkserver_preload(["hm.layout.preload"])
        forkserver.ensure_running()


def let_go() -> None:
    """End that process, if it is there.

    It may still be loading, and would keep the streams of this one open until it has.
    Python has no public way to end it: hence the private names.
    """
    pid = getattr(forkserver._forkserver, "_forkserver_pid", None)
    if pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

"""What a layout process is told to do. Light: the engine is loaded in the process itself."""

from __future__ import annotations

import contextlib
import os
import signal
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread

from hm import quick_start
from hm.compose.source import RunSource
from hm.compose.tokens import TokenError
from hm.model.sheet import RunRecord


class EngineMissing(Exception):
    """The layout engine, or a library it needs, cannot be loaded."""


class RunFailed(Exception):
    """A run cannot be laid out; the message says why, to the user."""


def watch() -> None:
    """End this process with the one that started it, and by nothing that a user types."""
    # Ctrl-C reaches every process of a terminal; hm itself ends these, without their words.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def start(root: Path) -> None:
    """Load the engine, fonts and styles once, before the first run."""
    watch()
    # What is wrong here is said by the first run, from where it reaches the user.
    with contextlib.suppress(OSError, ValueError):
        from hm.layout import worker

        worker.press_for(root)


def ready() -> None:
    """Do nothing: to wait for a process is to start it."""


def lay_out_run(root: Path, source: RunSource) -> tuple[RunRecord, bytes]:
    """Lay a run out and write its PDF. Raises EngineMissing and RunFailed."""
    try:
        from hm.layout import worker
    except OSError as error:
        raise EngineMissing(str(error)) from None
    try:
        return worker.lay_out_run(root, source)
    except TokenError as error:
        raise RunFailed(f"The house design cannot be used: {error}.") from None
    except Exception as error:
        if os.environ.get("HM_DEBUG"):
            raise
        raise RunFailed(
            f"The layout engine failed on pages {source.key} ({type(error).__name__}: {error}). "
            "Take out what was last changed there; HM_DEBUG=1 shows the details."
        ) from None
    finally:
        quick_start.keep()


def _end_with_parent() -> None:
    """End this process when the one that started it is no more.

    A build that is killed cannot tell its layout processes, and they would wait for ever.
    """
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

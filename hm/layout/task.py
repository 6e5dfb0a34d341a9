"""What a layout process is told to do. Light: the engine is loaded in the process itself."""

from __future__ import annotations

from pathlib import Path

from hm.compose.source import RunSource
from hm.model.sheet import RunRecord


class EngineMissing(Exception):
    """The layout engine, or a library it needs, cannot be loaded."""


def start(root: Path) -> None:
    """Load the engine, fonts and styles once, before the first run."""
    try:
        from hm.layout import worker  # noqa: PLC0415 - loads the engine
    except OSError:
        return  # said by the first run, where the message reaches the user
    worker.press_for(root)


def lay_out_run(root: Path, source: RunSource) -> tuple[RunRecord, bytes]:
    """Lay a run out and write its PDF. Raises EngineMissing."""
    try:
        from hm.layout import worker  # noqa: PLC0415 - loads the engine
    except OSError as error:
        raise EngineMissing(str(error)) from None
    return worker.lay_out_run(root, source)

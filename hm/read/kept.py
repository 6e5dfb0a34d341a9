"""What is worked out once for an installation, and kept where Python keeps compiled modules.

Templates compiled, the engine's declarations parsed, patterns of hyphenation read: none of
it changes with the magazine, and each takes longer than the work it is for. It may be
deleted at any time; names tell what each was made from.
"""

from __future__ import annotations

import contextlib
import importlib.util
from pathlib import Path

from hm.read.whole import write_whole

FOLDER = Path(importlib.util.cache_from_source(__file__)).parent


def recall(name: str) -> bytes | None:
    """What is kept under a name; None where nothing is."""
    try:
        return (FOLDER / name).read_bytes()
    except OSError:
        return None


def keep(name: str, data: bytes) -> None:
    """Keep something whole; a folder that cannot be written only costs time."""
    with contextlib.suppress(OSError):
        write_whole(FOLDER / name, data)

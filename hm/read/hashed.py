"""Hashes of files, for to know them again: content decides, not dates."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

_SMALL = 1 << 20
"""Bytes that a file has at most to be read in one go."""


def hash_of(path: Path) -> str:
    """The hash of a file’s content; of one that cannot be read, what is wrong with it."""
    try:
        # Most are small, and there are hundreds of them: nothing is to stand between.
        with open(path, "rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size > _SMALL:
                return hashlib.file_digest(file, "sha256").hexdigest()
            return hashlib.sha256(file.read()).hexdigest()
    except OSError as fault:
        # What cannot be read is an input too: it may come to be readable.
        return type(fault).__name__


def files_below(folder: Path) -> Iterator[Path]:
    """All files below a folder, links followed, sorted; compiled modules are none."""
    seen: set[str] = set()
    for base, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        if (real := os.path.realpath(base)) in seen:  # a link to a folder above
            folders.clear()
            continue
        seen.add(real)
        yield from (Path(base, name) for name in sorted(names))

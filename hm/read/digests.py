"""What the files of hm hold, told from their sizes and dates where they were read before.

All that is kept hangs on the program that made it, which has hundreds of files. To read them
takes longer than the rest of a build in which nothing changed; so Python knows its compiled
modules, and so hm knows what it has read of itself. A magazine's own files are always read.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from hm.read.kept import keep, recall
from hm.read.settled import is_settled

PACKAGE = Path(__file__).resolve().parents[1]
"""The folder of hm’s modules."""

_NAME = "digests.marshal"
_known: dict[str, tuple[int, int, str]] = {}
"""By path: size, time of change, and the hash of the content."""


def digests(folder: str) -> dict[str, str]:
    """The hashes of all files below a folder of hm’s modules, by their names within it."""
    found = dict(_below(str(PACKAGE / folder), ""))
    return dict(zip(found, digests_of(found.values()), strict=True))


def digests_of(paths: Iterable[str]) -> list[str]:
    """The hashes of some files that hm ships. Raises OSError."""
    if not _known:
        _known.update(_recalled())
    told = []
    new = False
    for path in paths:
        status = os.stat(path)
        size, changed, digest = _known.get(path, (0, 0, ""))
        if not digest or (size, changed) != (status.st_size, status.st_mtime_ns):
            lasts = is_settled(status)
            with open(path, "rb", buffering=0) as file:
                digest = hashlib.sha256(file.read()).hexdigest()
            if lasts:
                _known[path] = status.st_size, status.st_mtime_ns, digest
                new = True
        told.append(digest)
    if new:
        keep(_NAME, marshal.dumps(_known))
    return told


def _recalled() -> dict[str, tuple[int, int, str]]:
    with contextlib.suppress(ValueError, EOFError, TypeError):
        kept = recall(_NAME)
        return dict(marshal.loads(kept)) if kept else {}
    return {}


def _below(folder: str, within: str) -> Iterator[tuple[str, str]]:
    """The names and paths of files, sorted by name; compiled modules are none."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            name = f"{within}{entry.name}"
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _below(entry.path, f"{name}/")
            else:
                yield name, entry.path

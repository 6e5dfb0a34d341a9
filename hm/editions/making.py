"""Made files that are kept: what takes long to make is made once."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from hm.read.whole import write_whole


class Cache:
    """Files under the hash of what they are made of."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def key(self, recipe: str, data: bytes) -> str:
        """The name of what ``recipe`` makes of ``data``; a changed recipe takes a new name."""
        return f"{recipe}-{hashlib.sha256(data).hexdigest()}"

    def get(self, name: str) -> bytes | None:
        """What is kept under a name; None where nothing is."""
        path = self.folder / name
        try:
            os.utime(path)  # it is in use
            return path.read_bytes()
        except OSError:
            return None

    def put(self, name: str, data: bytes) -> None:
        """Keep ``data``; a cache that cannot be written only costs time."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.folder / name, data)
        except OSError:
            return

    def prune(self, prefix: str, most: int) -> None:
        """Drop the files whose names begin so, but for those used last."""
        with contextlib.suppress(OSError):  # another build may have dropped one
            files = self.folder.glob(f"{prefix}*")
            found = sorted(files, key=lambda path: (path.stat().st_mtime_ns, path.name))
            for path in found[:-most]:
                path.unlink()

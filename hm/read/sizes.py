"""The sizes of pictures in pixels, kept: to open them takes longer than to read the text.

A file of the same length and date is the same picture, unless it was only just written.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from hm.read.settled import is_settled
from hm.read.whole import write_whole

Size = tuple[int, int]
"""Width and height."""


class KeptSizes:
    """The sizes of one issue's pictures, in a file of the cache folder, if there is one."""

    def __init__(self, cache: Path | None, issue: str) -> None:
        """``issue`` is the name of its folder."""
        self._file = cache / "sizes" / f"{issue}.json" if cache else None
        self._known: dict[str, tuple[int, int, int, int]] = {}
        """By path: length, date, width, height."""
        self._used: dict[str, tuple[int, int, int, int]] = {}
        if self._file:
            with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
                found = json.loads(self._file.read_bytes())
                self._known = {str(path): _facts(*facts) for path, facts in found.items()}

    def get(self, file: Path) -> Size | None:
        """The size of a picture; None where it is not known. Raises OSError."""
        status = os.stat(file)
        known = self._known.get(str(file))
        if known is None or known[:2] != (status.st_size, status.st_mtime_ns):
            return None
        self._used[str(file)] = known
        return known[2:]

    def put(self, file: Path, size: Size) -> None:
        """Note a size that was read just now. Raises OSError."""
        status = os.stat(file)
        if is_settled(status):
            self._used[str(file)] = status.st_size, status.st_mtime_ns, *size

    def write(self) -> None:
        """Keep what was asked for, if it is not what was known; a cache that cannot be written
        only costs time."""
        if self._file and self._used != self._known:
            with contextlib.suppress(OSError):
                write_whole(self._file, json.dumps(self._used).encode())


def _facts(length: int, date: int, width: int, height: int) -> tuple[int, int, int, int]:
    return int(length), int(date), int(width), int(height)

"""Whether a file can be known again by its length and date."""

from __future__ import annotations

import os
import time

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is changed again has another date, on any file system."""


def is_settled(status: os.stat_result) -> bool:
    """Whether it was last written long enough ago for a change to give it another date."""
    return time.time_ns() - status.st_mtime_ns > _SETTLED

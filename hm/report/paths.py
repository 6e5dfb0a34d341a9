"""Paths as the user would type them."""

from __future__ import annotations

from pathlib import Path


def shown(path: Path) -> str:
    """A path relative to the working directory if it lies below it, else absolute."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()

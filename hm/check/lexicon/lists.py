"""Files of packages that are nothing but data, and say nowhere in public where they lie."""

from __future__ import annotations

import importlib.util
from pathlib import Path


def file_of(package: str, name: str) -> Path | None:
    """A file of an installed package, which is not imported; None where it has none such."""
    found = importlib.util.find_spec(package)
    places = found.submodule_search_locations if found else None
    for place in places or ():
        path = Path(place) / name
        if path.is_file():
            return path
    return None


def mark_of(path: Path | None) -> str:
    """By what to know that a file is still the same. To read a version would take longer."""
    if path is None:
        return "none"
    status = path.stat()
    return f"{status.st_size:x}-{status.st_mtime_ns:x}"

"""Which packages are installed, told from the names of their metadata folders.

To read the metadata itself would take longer than all else that the versions are wanted for.
"""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cache

_SUFFIX = ".dist-info"


def packages() -> list[str]:
    """Name and version of every installed package, ``jinja2-3.1.6``, sorted."""
    found = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            found |= {
                name.removesuffix(_SUFFIX) for name in os.listdir(folder) if name.endswith(_SUFFIX)
            }
    return sorted(found)


def versions(names: tuple[str, ...]) -> list[str]:
    """Names with their versions. Raises PackageNotFoundError where one is not installed."""
    return [f"{name} {_known().get(_key(name)) or _read(name)}" for name in names]


@cache
def _known() -> dict[str, str]:
    pairs = (package.rpartition("-") for package in packages())
    return {_key(name): version for name, _, version in pairs}


def _key(name: str) -> str:
    return name.lower().replace("-", "_")


def _read(name: str) -> str:
    from importlib.metadata import version

    return version(name)

"""Files to model. Every value keeps its place; every fault of every file is told at once.

The names here are light: what parses YAML and Markdown is imported when it is first used.
"""

from __future__ import annotations

from pathlib import Path

from hm.model.diagnostic import Diagnostic
from hm.model.issue import Magazine
from hm.read.find import ReadError, find_issue, find_magazine, issue_folders
from hm.read.reading import Reading

__all__ = [
    "ReadError",
    "Reading",
    "find_issue",
    "find_magazine",
    "issue_folders",
    "read_issue",
    "read_magazine",
]


def read_magazine(root: Path) -> tuple[Magazine | None, list[Diagnostic]]:
    """The magazine of a root folder, and what is wrong with its magazine.yaml.

    None comes back where magazine.yaml cannot be read at all; nothing is raised.
    """
    from hm.read.magazine import read

    return read(root)


def read_issue(magazine: Magazine, name: str, cache: Path | None = None) -> Reading:
    """Read the issue in the folder ``name`` (``issue-63``) of a magazine.

    The sizes of its pictures are kept in the cache folder, if one is given.

    All faults of all its files are in ``diagnostics``; nothing is raised for anything that
    a file may hold.
    """
    from hm.read.issue import read

    return read(magazine, name, cache)

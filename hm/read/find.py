"""Finds the magazine, and the issue that a name means."""

from __future__ import annotations

import re
from pathlib import Path

MAGAZINE_FILE = "magazine.yaml"
ISSUE_FILE = "issue.yaml"
ISSUES = "issues"

_NUMBER = re.compile(rb"^number:[ \t]*[\"']?(\d{1,9})\b", re.M)
_PEEK = 65536
"""Bytes: the number stands at the head of issue.yaml."""


class ReadError(Exception):
    """There is nothing to read. Its text is one sentence; ``remedy`` is another."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def find_magazine(start: Path) -> Path:
    """The nearest folder with a magazine.yaml, from ``start`` upwards, absolute.

    Raises ReadError where there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / MAGAZINE_FILE).is_file():
            return folder
    raise ReadError(
        f"There is no {MAGAZINE_FILE} in {start} or in any folder above it.",
        "Go to the magazine’s folder, or one inside it, and try again.",
    )


def issue_folders(root: Path) -> list[str]:
    """The names of the folders in ``issues/`` that hold an issue.yaml, 9 before 10."""
    folder = root / ISSUES
    if not folder.is_dir():
        return []
    names = [
        entry.name
        for entry in folder.iterdir()
        if not entry.name.startswith(".") and (entry / ISSUE_FILE).is_file()
    ]
    return sorted(names, key=natural_order)


def natural_order(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """A sort key that counts digits as numbers."""
    parts = re.findall(r"([0-9]+)|([^0-9]+)", name)
    return [(0, int(digits), "") if digits else (1, 0, words) for digits, words in parts], name


def find_issue(root: Path, cwd: Path, name: str | None) -> str:
    """The folder's name of the issue meant by ``name``, as seen from ``cwd``.

    ``name`` is a folder (``issue-63``), a number (``63``) or a path to or into the
    folder. Without one it is the issue whose folder ``cwd`` stands in, else the newest:
    the one of the highest number. Raises ReadError where it is not there.
    """
    folders = issue_folders(root)
    if not folders:
        raise ReadError(
            f"There is no issue in {root / ISSUES} yet.",
            f"Create a folder such as {ISSUES}/issue-1 and put an {ISSUE_FILE} in it.",
        )
    if name is None:
        return _standing_in(root, cwd, folders) or max(
            folders, key=lambda folder: (_number(root, folder), natural_order(folder))
        )
    if name in folders:
        return name
    if re.fullmatch(r"[0-9]{1,9}", name):
        found = [folder for folder in folders if _number(root, folder) == int(name)]
        if len(found) > 1:
            raise ReadError(
                f"Issue {name} is in more than one folder: {', '.join(found)}.",
                "Name the folder, or correct the number in one of them.",
            )
        if found:
            return found[0]
    elif inside := _standing_in(root, cwd / name, folders):
        return inside
    raise ReadError(f"There is no issue ‘{name}’.", _near_issues(root, name, folders))


def _standing_in(root: Path, path: Path, folders: list[str]) -> str | None:
    """The issue in whose folder a path lies."""
    try:
        inner = path.resolve().relative_to((root / ISSUES).resolve())
    except (ValueError, OSError):
        return None
    return inner.parts[0] if inner.parts and inner.parts[0] in folders else None


def _number(root: Path, folder: str) -> int:
    """The number of an issue, from its issue.yaml or else its name; -1 where it has none."""
    try:
        with (root / ISSUES / folder / ISSUE_FILE).open("rb") as file:
            match = _NUMBER.search(file.read(_PEEK))
    except OSError:
        match = None
    if match:
        return int(match[1])
    digits = re.findall(r"[0-9]{1,9}", folder)
    return int(digits[-1]) if digits else -1


def _near_issues(root: Path, name: str, folders: list[str]) -> str:
    # Imported late: rapidfuzz is needed only to put a wrong name right.
    from rapidfuzz import fuzz, process

    names = {folder: folder for folder in folders}
    names |= {str(_number(root, folder)): folder for folder in reversed(folders)}
    close = process.extract(name, names, scorer=fuzz.ratio, limit=3, score_cutoff=50)
    near = list(dict.fromkeys(folder for folder, _, _ in close))
    if near:
        return f"Did you mean {' or '.join(near)}?"
    if len(folders) == 1:
        return f"The only issue is {folders[0]}."
    newest = list(reversed(folders[-5:]))
    return f"The newest issues are {', '.join(newest)}."

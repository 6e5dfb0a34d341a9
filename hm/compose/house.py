"""Where the house design lies: the magazine's own files win over those hm ships."""

from __future__ import annotations

import contextlib
import hashlib
import os
from functools import cached_property
from pathlib import Path

from hm.read.digests import PACKAGE, digests_of


def shipped() -> Path:
    """The folder that holds hm's own ``templates/`` and ``styles/``.

    In a wheel they lie inside the package; in a checkout at its top level.
    """
    inside = PACKAGE / "house"
    return inside if inside.is_dir() else PACKAGE.parent


class House:
    """The templates and styles that one magazine is built with, file by file."""

    def __init__(self, root: Path) -> None:
        self.folders = tuple(dict.fromkeys([root.resolve(), shipped()]))

    def find(self, name: str) -> Path:
        """The file of a name such as ``styles/tokens/colour.css``.

        Raises FileNotFoundError where neither the magazine nor hm has it.
        """
        for folder in self.folders:
            path = folder / name
            if path.is_file():
                return path
        raise FileNotFoundError(name)

    def names(self, folder: str, suffix: str = "") -> list[str]:
        """The names of all files below a folder such as ``styles/print``, sorted."""
        found = {
            path.relative_to(base).as_posix()
            for base in self.folders
            for path in (base / folder).rglob(f"*{suffix}")
            if path.is_file()
        }
        return sorted(found)

    @cached_property
    def template_folders(self) -> list[str]:
        """Search path for Jinja."""
        return [str(folder / "templates") for folder in self.folders]

    def fingerprint(self, *folders: str) -> str:
        """A hash of all files below the folders, as they win, by name and content."""
        files = [file for folder in folders for file in self._files(folder)]
        paths = [path for _, path in files if self._is_shipped(path)]
        known = dict(zip(paths, digests_of(paths), strict=True))
        digest = hashlib.sha256()
        for name, path in files:
            digest.update(f"{name} {known.get(path) or _digest(path)}\n".encode())
        return digest.hexdigest()

    def _is_shipped(self, path: str) -> bool:
        """Whether a file is hm's own and not the magazine's, which may be where hm is made."""
        return len(self.folders) > 1 and path.startswith(f"{self.folders[-1]}{os.sep}")

    def _files(self, folder: str) -> list[tuple[str, str]]:
        """All files below a folder, as they win, with their names, sorted by these."""
        found: dict[str, str] = {}
        for base in reversed(self.folders):
            waiting = [folder]
            while waiting:
                name = waiting.pop()
                with contextlib.suppress(OSError), os.scandir(base / name) as entries:
                    for entry in entries:
                        if entry.is_dir(follow_symlinks=False):
                            waiting.append(f"{name}/{entry.name}")
                        elif entry.is_file():
                            found[f"{name}/{entry.name}"] = entry.path
        return sorted(found.items())


def _digest(path: str) -> str:
    with open(path, "rb", buffering=0) as file:
        return hashlib.sha256(file.read()).hexdigest()

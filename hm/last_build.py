"""What the last build of an issue was made of and gave.

Where neither has changed since, there is nothing to build, and the layout engine need
not be imported. Content decides, not dates: files that were copied, checked out or
touched are the same files.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hm.compose.house import PACKAGE, House
from hm.layout.cachedir import cache_folder, write_whole
from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.output import Output
from hm.model.place import Place

_SHAPE = 1
"""Counted up when the shape of the file changes."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The last build of an issue into one folder."""

    inputs: str
    """The fingerprint of all that went in."""
    elsewhere: tuple[str, ...]
    """Files that were read from outside the issue's folder, relative to the root."""
    editions: dict[str, tuple[Output, ...]]
    """By the name of the edition."""
    diagnostics: tuple[Diagnostic, ...]

    def outputs(self, editions: Iterable[str]) -> tuple[Output, ...]:
        """The files of some editions, in their order."""
        return tuple(file for name in editions for file in self.editions[name])

    def intact(self, out: Path, editions: Sequence[str]) -> bool:
        """Whether the files of some editions lie in ``out`` as they were written."""
        return all(name in self.editions for name in editions) and all(
            _hash(out / file.path) == file.digest for file in self.outputs(editions)
        )


def fingerprint(root: Path, folder: Path, elsewhere: Iterable[str]) -> str:
    """A hash of all that a build depends on: sources, house design, program, packages."""
    digest = hashlib.sha256()
    digest.update("\n".join([sys.version, sys.platform, *_packages()]).encode())
    digest.update(House(root).fingerprint("templates", "styles").encode())
    own = [(path.relative_to(PACKAGE).as_posix(), path) for path in _files(PACKAGE, ".py")]
    read = [(name, root / name) for name in sorted({"magazine.yaml", *elsewhere})]
    of_issue = [(path.relative_to(root).as_posix(), path) for path in _files(folder)]
    for name, path in own + read + of_issue:
        digest.update(f"\n{name}\0{_hash(path)}".encode())
    return digest.hexdigest()


def recall(root: Path, out: Path) -> LastBuild | None:
    """The last build into ``out``; None where there was none or its record is damaged."""
    try:
        data = json.loads(_file(root, out).read_bytes())
        return _from_data(data) if data["shape"] == _SHAPE else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(root: Path, out: Path, build: LastBuild) -> None:
    """Keep the record of a build. Raises OSError where the cache cannot be written."""
    path = _file(root, out)
    path.parent.mkdir(exist_ok=True)
    text = json.dumps({"shape": _SHAPE, **asdict(build)}, indent=1, sort_keys=True)
    write_whole(path, text.encode())


def describe(out: Path, files: Iterable[Path]) -> tuple[Output, ...]:
    """What the files of an edition are, as they lie in ``out``. Raises OSError."""
    return tuple(
        Output(
            path.relative_to(out).as_posix(), path.stat().st_size, _count_pages(path), _hash(path)
        )
        for path in files
    )


def _file(root: Path, out: Path) -> Path:
    # Relative, so that a magazine may move with its cache.
    name = hashlib.sha256(os.fsencode(os.path.relpath(out, root))).hexdigest()[:12]
    return cache_folder(root) / "builds" / f"{out.name}-{name}.json"


def _files(folder: Path, suffix: str = "") -> Iterator[Path]:
    seen: set[str] = set()
    for base, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        if (real := os.path.realpath(base)) in seen:  # a link to a folder above
            folders.clear()
            continue
        seen.add(real)
        yield from (Path(base, name) for name in sorted(names) if name.endswith(suffix))


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        # What cannot be read is an input too: that it is so may change.
        return type(fault).__name__


def _packages() -> list[str]:
    """Name and version of every installed package.

    The names of their metadata folders say both, much faster than reading them would.
    """
    found = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            found |= {name for name in os.listdir(folder) if name.endswith(".dist-info")}
    return sorted(found)


def _count_pages(path: Path) -> int | None:
    if path.suffix != ".pdf":
        return None
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def _from_data(data: Mapping[str, Any]) -> LastBuild:
    return LastBuild(
        data["inputs"],
        tuple(data["elsewhere"]),
        {
            name: tuple(Output(**file) for file in files)
            for name, files in data["editions"].items()
        },
        tuple(_diagnostic(item) for item in data["diagnostics"]),
    )


def _diagnostic(data: Mapping[str, Any]) -> Diagnostic:
    fix = data["fix"]
    return Diagnostic(
        data["rule"],
        Severity(data["severity"]),
        data["message"],
        Place(**data["place"]),
        data["help"],
        Edit(Place(**fix["place"]), fix["text"]) if fix else None,
    )

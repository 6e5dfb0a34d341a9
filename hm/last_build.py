"""What the last build of an issue was made of, and what it gave.

Where neither has changed since, there is nothing to build, and the layout engine need
not be imported. Content decides, not dates: a file that was copied, checked out or
touched is the same file.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hm.compose.house import House
from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.output import Output
from hm.model.place import Place
from hm.order import Order
from hm.read.cachedir import cache_folder
from hm.read.digests import digests
from hm.read.hashed import files_below, hash_of
from hm.read.packages import packages
from hm.read.whole import write_whole
from hm.report.summary import Outcome

_SHAPE = 1
"""Counted up when the shape of the record changes."""

PAGE_MAP = "pages"
"""``pages.json``, which every build writes beside the editions asked for."""

Inputs = dict[str, str]
"""A hash of everything that a build depends on, by name."""


@dataclass(frozen=True, slots=True)
class _Record:
    inputs: str
    """The hash of all inputs."""
    elsewhere: tuple[str, ...]
    """Files that were read outside the issue's folder, relative to the root."""
    editions: dict[str, tuple[Output, ...]]
    """What each edition wrote."""
    diagnostics: tuple[Diagnostic, ...]


def still_good(order: Order, now: Inputs) -> Outcome | None:
    """The outcome of the last build, if all that was ordered lies there as it would be built
    of the inputs as they are ``now``."""
    began = time.monotonic()
    record = _recall(order)
    wanted = (*order.editions, PAGE_MAP)
    if (
        not record
        or any(name not in record.editions for name in wanted)
        or record.inputs != _digest(now | _hashes(order.root, record.elsewhere))
    ):
        return None
    written = tuple(file for name in wanted for file in record.editions[name])
    if any(hash_of(order.out / file.path) != file.digest for file in written):
        return None
    return Outcome(
        order.issue,
        order.out,
        record.diagnostics,
        written,
        up_to_date=True,
        seconds=time.monotonic() - began,
    )


def inputs(order: Order) -> Inputs:
    """What a build depends on as it is now: sources, house design, program, packages."""
    sources = _named(files_below(order.folder), order.root)
    return {
        "packages": " ".join([sys.version, sys.platform, *packages()]),
        "house": House(order.root).fingerprint("templates", "styles"),
        "magazine.yaml": hash_of(order.root / "magazine.yaml"),
        **{name: hash_of(path) for name, path in sources.items()},
        **{f"hm:{name}": digest for name, digest in digests("").items()},
    }


def _named(files: Iterable[Path], folder: Path) -> dict[str, Path]:
    """Files below a folder by their names within it."""
    start = len(f"{folder}{os.sep}")
    return {str(path)[start:].replace(os.sep, "/"): path for path in files}


def _hashes(root: Path, names: Iterable[str]) -> Inputs:
    return {name: hash_of(root / name) for name in names}


def remember(
    order: Order,
    before: Inputs,
    read: Iterable[Path],
    written: Mapping[str, tuple[Output, ...]],
    diagnostics: tuple[Diagnostic, ...],
) -> None:
    """Keep the record of a build that began with the inputs ``before`` and read some files.

    Raises OSError where the cache cannot be written.
    """
    names = {Path(os.path.relpath(path, order.root)).as_posix() for path in read}
    elsewhere = sorted(names - before.keys())
    after = inputs(order)
    if after != before:
        return  # Something was edited meanwhile: what was built is of neither state.
    digest = _digest(after | _hashes(order.root, elsewhere))
    last = _recall(order)
    editions = last.editions if last and last.inputs == digest else {}
    record = _Record(digest, tuple(elsewhere), {**editions, **written}, diagnostics)
    path = _file(order)
    path.parent.mkdir(exist_ok=True)
    text = json.dumps({"shape": _SHAPE, **asdict(record)}, indent=1, sort_keys=True)
    write_whole(path, text.encode())


def _file(order: Order) -> Path:
    cache = cache_folder(order.root)
    # Relative, so that a magazine may move and take its cache along; in a cache that
    # several magazines share, its own place tells it from theirs.
    where = os.path.relpath(order.out, order.root)
    if not cache.is_relative_to(order.root):
        where += f"\n{order.root}"
    name = f"{order.issue}-{hashlib.sha256(os.fsencode(where)).hexdigest()[:12]}.json"
    return cache / "builds" / name


def _recall(order: Order) -> _Record | None:
    """The record of the last build; None where there is none, or none that can be read."""
    try:
        data = json.loads(_file(order).read_bytes())
        return _record(data) if data["shape"] == _SHAPE else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _record(data: Mapping[str, Any]) -> _Record:
    editions = {
        name: tuple(Output(**file) for file in files) for name, files in data["editions"].items()
    }
    return _Record(
        data["inputs"],
        tuple(data["elsewhere"]),
        editions,
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


def _digest(found: Inputs) -> str:
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()

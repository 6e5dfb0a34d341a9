"""Puts faults right in the files themselves, and leaves every other byte as it was."""

from __future__ import annotations

import contextlib
import difflib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from hm.model.diagnostic import Diagnostic, Edit
from hm.model.place import Place

_MARK = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file before and after its faults were put right."""

    path: str
    """Relative to the magazine's root."""
    before: bytes
    after: bytes
    count: int
    """Faults put right in it."""


@dataclass(frozen=True, slots=True)
class Fixes:
    """What becomes of the files of a magazine."""

    files: tuple[Fixed, ...]
    """Those that change, by path."""
    left: tuple[Diagnostic, ...]
    """Faults whose fix overlaps another or whose file has changed meanwhile."""

    @property
    def count(self) -> int:
        """Faults put right."""
        return sum(file.count for file in self.files)


def fixes(found: Iterable[Diagnostic], files: Mapping[str, bytes]) -> Fixes:
    """What the fixes of some faults make of files, given by path as they were checked.

    Where two fixes overlap, the one that comes first in the file is applied.
    """
    by_path: dict[str, list[tuple[Diagnostic, Edit]]] = {}
    for one in found:
        if one.fix:
            by_path.setdefault(one.fix.place.path, []).append((one, one.fix))
    changed: list[Fixed] = []
    left: list[Diagnostic] = []
    for path, wanted in sorted(by_path.items()):
        before = files.get(path)
        if before is None:
            left += [one for one, _ in wanted]
            continue
        after, done, rest = _edited(before, wanted)
        left += rest
        if after != before:
            changed.append(Fixed(path, before, after, done))
    return Fixes(tuple(changed), tuple(left))


def diff(file: Fixed) -> Iterator[str]:
    """The change of a file as a unified diff, to be applied in the magazine's root.

    Lines keep the ends that they have in the file.
    """
    before, after = (_lines(data.decode("utf-8")) for data in (file.before, file.after))
    names = (f"a/{file.path}", f"b/{file.path}")
    for line in difflib.unified_diff(before, after, *names):
        if line.endswith(("\n", "\r")):
            yield line
        else:
            yield f"{line}\n\\ No newline at end of file\n"


def write(root: Path, file: Fixed) -> bool:
    """Write a changed file, whole or not at all; its mode stays, and a link stays a link.

    False where the file is no longer what was checked. Raises OSError.
    """
    path = (root / file.path).resolve()
    if path.read_bytes() != file.before:
        return False
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(file.after)
        shutil.copymode(path, name)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    return True


def _edited(
    before: bytes, wanted: list[tuple[Diagnostic, Edit]]
) -> tuple[bytes, int, list[Diagnostic]]:
    """The file with its fixes, how many faults they put right, and the faults left over."""
    text = before.decode("utf-8")
    starts = _line_starts(text)
    spans = [(_span(edit.place, starts, len(text)), one, edit) for one, edit in wanted]
    left: list[Diagnostic] = []
    parts: list[str] = []
    done, at = 0, 0
    last: Edit | None = None
    for (start, end), one, edit in sorted(spans, key=lambda item: item[0]):
        if edit == last:
            continue  # the same fault, found twice
        if start < at or end < start:
            left.append(one)
            continue
        parts += [text[at:start], edit.text]
        at, last = end, edit
        done += 1
    return "".join([*parts, text[at:]]).encode("utf-8"), done, left


def _span(place: Place, starts: list[int], length: int) -> tuple[int, int]:
    start = _offset(starts, place.line, place.column)
    end = start
    if place.end_line is not None and place.end_column is not None:
        end = _offset(starts, place.end_line, place.end_column)
    return min(start, length), min(end, length)


def _offset(starts: list[int], line: int, column: int) -> int:
    return starts[min(line, len(starts)) - 1] + column - 1


def _line_starts(text: str) -> list[int]:
    first = len(_MARK) if text.startswith(_MARK) else 0
    return [first, *(match.end() for match in _LINE_END.finditer(text))]


def _lines(text: str) -> list[str]:
    bounds = [0, *(match.end() for match in _LINE_END.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(bounds) if start < end]

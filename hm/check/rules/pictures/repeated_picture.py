"""
## What it does

Finds a picture that the issue shows twice, or that an earlier issue has among its files,
whatever it is called there: the same bytes. It is a warning of lead pictures and of pictures
with a caption; portraits that come with every column and other small fry are hints, and signs,
logos and advertisements are left alone.

## Why it matters

Readers notice. On one page it looks like a mistake, and mostly is: a file was exported under a
second name, or copied from the last issue as a placeholder.

## Example

```yaml
image:
  src: images/board.jpg      # the file images/trustees.jpg of another article
```

## How to put it right

Look whether the right file was sent, or choose another picture.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from hm.check.forms import where
from hm.check.neighbours import neighbours, out_on
from hm.check.pictures import Shown, shown
from hm.model.article import Kind
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.read.find import ISSUES

SEVERITY = Severity.WARNING

_STANDING = frozenset(
    (Kind.EDITORIAL, Kind.COMMENT, Kind.LEGAL, Kind.TIPS, Kind.PROFILE, Kind.NOTICEBOARD)
)
"""Kinds of articles with the portrait of a columnist, which is the same each time."""
_FOLDERS = ("images", "ads")


def check(issue: Issue) -> Iterator[Diagnostic]:
    pictures = [
        one
        for one in shown(issue)
        if one.picture.size and not (one.advertises or one.is_ornament or one.picture.code)
    ]
    files = _Files(issue.magazine.root)
    yield from _twice(pictures, files)
    yield from _from_before(issue, pictures, files)


def _twice(pictures: list[Shown], files: _Files) -> Iterator[Diagnostic]:
    first: dict[tuple[int, bytes], Shown] = {}
    sizes = [files.size(one.picture.path) for one in pictures]
    for one, size in zip(pictures, sizes, strict=True):
        if size is None or sizes.count(size) < 2:
            continue
        before = first.setdefault((size, files.digest(one.picture.path)), one)
        if before is one:
            continue
        # What the cover shows may stand over its article.
        grave = _matters(one) and _matters(before) and before.article is not None
        message = f"{one.name} stands in {where(before.picture.place)} too"
        yield _found(one, message, grave=grave)


def _from_before(issue: Issue, pictures: list[Shown], files: _Files) -> Iterator[Diagnostic]:
    old: dict[int, list[str]] = {}
    for earlier in reversed(neighbours(issue)):
        if max(earlier.out) <= max(out_on(issue)) and earlier.number < issue.number:
            for path in files.listed(f"{ISSUES}/{earlier.name}"):
                size = files.size(path)
                if size is not None:
                    old.setdefault(size, []).append(path)
    for one in pictures:
        size = files.size(one.picture.path)
        for path in old.get(size, []) if size is not None else ():
            if files.digest(path) == files.digest(one.picture.path):
                message = f"{one.name} is the same as {path}, of an earlier issue"
                yield _found(one, message, grave=_matters(one))
                break


def _matters(one: Shown) -> bool:
    """Whether readers would mind to see it twice."""
    if one.picture.caption:
        return True
    return one.is_lead and (one.article is None or one.article.kind not in _STANDING)


def _found(one: Shown, message: str, *, grave: bool) -> Diagnostic:
    return Diagnostic(
        "repeated-picture",
        SEVERITY if grave else Severity.HINT,
        message,
        one.picture.place,
        "Look whether this is the right file, or choose another picture.",
    )


class _Files:
    """The files of a magazine: how long they are, and what is in them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._digests: dict[str, bytes] = {}

    def size(self, path: str) -> int | None:
        """Bytes; None where there is no such file."""
        try:
            return (self._root / path).stat().st_size
        except OSError:
            return None

    def digest(self, path: str) -> bytes:
        """What tells its bytes from others; of a file that cannot be read, its name does."""
        if path not in self._digests:
            try:
                content = (self._root / path).read_bytes()
            except OSError:
                content = path.encode()
            self._digests[path] = hashlib.sha256(content).digest()
        return self._digests[path]

    def listed(self, folder: str) -> list[str]:
        """The files that an issue has for pictures, sorted."""
        found: list[str] = []
        for name in _FOLDERS:
            try:
                entries = sorted((self._root / folder / name).iterdir())
            except OSError:
                continue
            found += [f"{folder}/{name}/{entry.name}" for entry in entries if entry.is_file()]
        return found

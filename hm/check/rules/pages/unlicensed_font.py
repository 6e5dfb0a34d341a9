"""
## What it does

Finds fonts in the magazine’s own `styles` folder whose licence bits (`fsType` in the table
`OS/2`) forbid that they be embedded in a document, or embedded in part, as hm embeds them.

## Why it matters

A PDF carries its fonts with it. The bits say what the maker of the font allows; who prints and
publishes the file answers for it. Some printers’ programs refuse such a PDF.

## Example

A font with `fsType` 2, “restricted licence embedding”, in `styles/fonts`.

## How to put it right

Get a licence that allows embedding, and with it as a rule another file of the font; or take
another font. Where the licence allows more than the bits say, silence the rule in
magazine.yaml: `checks: {unlicensed-font: off}`.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.ERROR

_FOLDER = "styles"
_KINDS = frozenset((".otf", ".ttf", ".woff", ".woff2"))
_RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 0x2, 0x100, 0x200
_FREER = 0x4 | 0x8
"""Bits that allow some embedding; where several are set, the freest holds."""
_RIGHTS_AT = 8
"""Where in the table OS/2 the bits stand."""


def check(issue: Issue) -> Iterator[Diagnostic]:
    folder = issue.magazine.root / _FOLDER
    for file in sorted(path for path in folder.rglob("*") if path.suffix.lower() in _KINDS):
        rights = _rights(file)
        if rights & _RESTRICTED and not rights & _FREER:
            forbidden = "be embedded"
        elif rights & _WHOLE_ONLY:
            forbidden = "be embedded in part"
        elif rights & _BITMAPS_ONLY:
            forbidden = "have its outlines embedded"
        else:
            continue
        path = file.relative_to(issue.magazine.root).as_posix()
        yield Diagnostic(
            "unlicensed-font",
            SEVERITY,
            f"by its licence bits the font {file.name} must not {forbidden} (fsType {rights})",
            Place(path),
            "Get a licence and a file that allow it, or take another font.",
        )


def _rights(file: Path) -> int:
    """The licence bits of a font; 0, which allows all, where they cannot be read."""
    try:
        table = _woff2(file) if file.suffix.lower() == ".woff2" else _table(file.read_bytes())
        return int(struct.unpack_from(">H", table, _RIGHTS_AT)[0])
    except (OSError, ValueError, struct.error, zlib.error):
        return 0


def _table(data: bytes) -> bytes:
    """The table OS/2 of a font. Read here, for a library takes longer to load than this."""
    packed = data[:4] == b"wOFF"
    head, entry = (44, ">4s4I") if packed else (12, ">4s3I")
    (count,) = struct.unpack_from(">H", data, 12 if packed else 4)
    for number in range(count):
        tag, *numbers = struct.unpack_from(entry, data, head + number * struct.calcsize(entry))
        if tag != b"OS/2":
            continue
        if packed:
            start, length, whole, _ = numbers
            table = data[start : start + length]
            return zlib.decompress(table) if length < whole else table
        _, start, length = numbers
        return data[start : start + length]
    return b""


def _woff2(file: Path) -> bytes:
    # Imported late: its one compressed stream is best left to the library.
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(file, lazy=True) as font:
            return bytes(font.getTableData("OS/2"))
    except (TTLibError, KeyError, AssertionError) as error:
        raise ValueError(file.name) from error

"""What an edition wrote, file by file: told in the process that wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hm.model.output import Output
from hm.read.hashed import files_below, hash_of


def describe(out: Path, written: Iterable[Path]) -> tuple[Output, ...]:
    """The files of an edition, which wrote files or folders into ``out``. Raises OSError."""
    files = [file for path in written for file in (files_below(path) if path.is_dir() else [path])]
    return tuple(
        Output(
            file.relative_to(out).as_posix(), file.stat().st_size, _count_pages(file), hash_of(file)
        )
        for file in files
    )


def _count_pages(path: Path) -> int | None:
    if path.suffix != ".pdf":
        return None
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            return len(pdf.pages)
    except pikepdf.PikepdfError:
        # A supplied advertisement that is damaged has been reported; the web edition copies it.
        return None

"""Where something stands in a source file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span of a source file. Lines and columns count from 1, in characters."""

    path: str
    """The file, relative to the magazine's root, with forward slashes."""
    line: int = 1
    column: int = 1
    end_line: int | None = None
    """The line of the last character; None where only the start is known."""
    end_column: int | None = None
    """The column after the last character."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Places:
    """The places of the values of one YAML mapping, by dotted key.

    ``places["image.src"]`` is where the value of ``src`` under ``image`` stands and
    ``places["authors.0"]`` the first author. A key that was not written takes the place
    of the nearest key above it, and the file's first line where there is none.
    """

    __slots__ = ("_by_key", "path")

    def __init__(self, path: str, by_key: dict[str, Place] | None = None) -> None:
        self.path = path
        self._by_key = by_key or {}

    def __getitem__(self, key: str) -> Place:
        while key:
            if key in self._by_key:
                return self._by_key[key]
            key = key.rpartition(".")[0]
        return self._by_key.get("", Place(self.path))

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def keys(self) -> list[str]:
        """The dotted keys that were written, in the order of the file."""
        return list(self._by_key)

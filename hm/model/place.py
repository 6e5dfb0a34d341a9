"""Where something stands in a source file, or on a page of a PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span of a source file. Lines and columns count from 1, in characters.

    A PDF has pages and no lines: they count from 1 too, and 0 is the PDF as a whole.
    """

    path: str
    """The file, relative to the magazine's root, with forward slashes."""
    line: int = 1
    column: int = 1
    end_line: int | None = None
    """The line of the last character; None where only the start is known."""
    end_column: int | None = None
    """The column after the last character."""
    page: int | None = None
    """Of a PDF; None in a file that has lines."""
    label: str = ""
    """What the PDF calls the page, if that is not its number: ``Cover``, ``3``."""

    def __str__(self) -> str:
        return self.within(self.path)

    def within(self, path: str) -> str:
        """The place as it is told, in the file that is shown as ``path``.

        ``a.md:2:5``; of a PDF ``a.pdf`` or ``a.pdf, page 5 (folio 3)``.
        """
        if self.page is None:
            return f"{path}:{self.line}:{self.column}"
        return f"{path}, {self.sheet}" if self.page else path

    @property
    def sheet(self) -> str:
        """``page 5 (folio 3)``, ``page 1 (Cover)``; empty where the place is no page."""
        if not self.page:
            return ""
        if not self.label:
            return f"page {self.page}"
        folio = "folio " if self.label.isdecimal() else ""
        return f"page {self.page} ({folio}{self.label})"


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

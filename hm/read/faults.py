"""Gathers what is wrong, so that all faults of all files are told in one go."""

from __future__ import annotations

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.place import Place


class Faults:
    """A growing list of errors; the reader knows no lesser faults."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def add(self, rule: str, message: str, place: Place, remedy: str | None = None) -> None:
        """Note a fault; the same one twice is noted once."""
        self._found.setdefault(Diagnostic(rule, Severity.ERROR, message, place, remedy))

    def sorted(self) -> tuple[Diagnostic, ...]:
        """What was noted, by file and place."""
        return tuple(sorted(self._found, key=Diagnostic.sort_key))

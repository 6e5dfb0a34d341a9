"""What hm has to say about a magazine."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from hm.model.place import Place


class Severity(enum.StrEnum):
    """How much a fault matters; members are ordered from grave to slight."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of a span of a source file that puts a fault right."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: what, where, and what would put it right."""

    rule: str
    """The rule's name, which states the fault: ``missing-image``."""
    severity: Severity
    message: str
    place: Place
    help: str | None = None
    """The remedy, as one sentence to the editor."""
    fix: Edit | None = None

    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """Diagnostics are reported by file and place, then rule."""
        place = self.place
        return (place.path, place.page or 0, place.line, place.column, self.rule, self.message)

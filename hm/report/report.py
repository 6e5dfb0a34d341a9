"""What there is to tell, whatever the format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hm.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Report:
    """Diagnostics and what they are of."""

    diagnostics: Sequence[Diagnostic]
    root: Path
    """The magazine's, absolute; their paths are relative to it."""
    files: tuple[str, ...] = ()
    """What was checked, as their paths are written; empty where that is not known."""
    known: Sequence[Diagnostic] = ()
    """Those that a baseline holds: told only where a format has a way to say that they are."""

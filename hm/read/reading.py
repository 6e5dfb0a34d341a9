"""What came of reading an issue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hm.model.diagnostic import Diagnostic
from hm.model.issue import Issue


@dataclass(frozen=True, slots=True)
class Reading:
    """An issue as it was read, with all that is wrong with its files."""

    issue: Issue | None
    """None only where issue.yaml itself cannot be used."""
    diagnostics: tuple[Diagnostic, ...]
    """By file and place."""
    fatal: bool
    """Whether nothing can be built: issue.yaml, or a manuscript it plans, cannot be read."""
    files: tuple[Path, ...]
    """What was read: issue.yaml, every manuscript and every picture found, sorted."""

"""What the user asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Order:
    """One issue to be done, and how."""

    root: Path
    """The magazine's root, absolute."""
    issue: str
    """The name of the issue's folder."""
    editions: tuple[str, ...]
    """What is to be written."""
    out: Path
    """The folder that it is written to, absolute."""
    jobs: int
    """Runs laid out at a time."""
    fresh: bool
    """Whether to do all of it again, as if nothing had been built before."""

    @property
    def folder(self) -> Path:
        """The issue's folder, absolute."""
        return self.root / "issues" / self.issue

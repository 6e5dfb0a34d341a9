"""What a build writes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file of an edition."""

    path: str
    """Relative to the folder the editions go to, with forward slashes."""
    size: int
    """In bytes."""
    pages: int | None
    """Of a PDF."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal."""

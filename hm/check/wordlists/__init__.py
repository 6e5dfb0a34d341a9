"""Word lists, one word or line each; lines that begin with ``#`` are remarks."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list, ``modern`` for ``modern.txt``, without remarks and blank ones."""
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(
        line for row in text.split("\n") if (line := row.strip()) and not line.startswith("#")
    )


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list that stand in its lines, divided by spaces."""
    return frozenset(word for line in lines(name) for word in line.split())

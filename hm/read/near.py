"""Did you mean …? The nearest of the names that would do."""

from __future__ import annotations

from collections.abc import Iterable

_CLOSE = 70
"""How alike two names must be, of 100, for one to be taken for a slip of the other."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one name that ``name`` is most likely a slip of; None where none is close."""
    # Imported late: most names are what they should be.
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        name,
        sorted(names),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=_CLOSE,
    )
    return found[0] if found else None


def did_you_mean(name: str, names: Iterable[str], otherwise: str) -> str:
    """``Did you mean ‘label’?``, or ``otherwise`` where no name is close."""
    near = nearest(name, names)
    return f"Did you mean ‘{near}’?" if near else otherwise


def listed(names: Iterable[str], last: str = "or") -> str:
    """``a, b or c``"""
    words = list(names)
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""

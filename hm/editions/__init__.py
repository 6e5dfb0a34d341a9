"""The editions of an issue: one module each, named as the edition is, with a ``write``.

    write(issue, laid, house, out) -> the paths written into the issue's build folder

One that can be begun while pages are laid out has a ``begin(issue, house)``, which gives a
`Making`. Importing this costs nothing; an edition is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from hm.compose.house import House
    from hm.model.issue import Issue
    from hm.model.sheet import Laid, LaidRun

    Writer = Callable[[Issue, Laid, House, Path], list[Path]]

EDITIONS = {
    "print": "hm.editions.print",
    "screen": "hm.editions.screen",
    "spreads": "hm.editions.spreads",
    "web": "hm.editions.web",
    "sheets": "hm.editions.sheets",
}
"""Where each edition is made, in the order in which they are told of."""


class Making(Protocol):
    """An edition on its way: it takes up runs as they are laid out."""

    def add(self, run: LaidRun) -> None:
        """Take up a run. What is raised here, ``write`` raises too."""

    def write(self, laid: Laid, out: Path, errors: int) -> list[Path]:
        """Write the edition of these runs, whether they were taken up or not.

        ``errors`` is how many stand in the issue: the print PDF says so to the printer.
        """


def begin(name: str, issue: Issue, house: House) -> Making | None:
    """Begin an edition before its pages are laid out; None of those that cannot be."""
    make = getattr(import_module(EDITIONS[name]), "begin", None)
    making: Making | None = make(issue, house) if make else None
    return making


def writer(name: str) -> Writer:
    """The ``write`` of an edition. Raises KeyError where there is none of that name."""
    return cast("Writer", import_module(EDITIONS[name]).write)


def write(name: str, issue: Issue, laid: Laid, house: House, out: Path, errors: int) -> list[Path]:
    """Write an edition that was not begun."""
    if making := begin(name, issue, house):
        return making.write(laid, out, errors)
    return writer(name)(issue, laid, house, out)

"""The editions of an issue: one module each, named as the edition is, with a ``write``.

    write(issue, laid, house, out) -> the paths written into the issue's build folder

One with a ``prepare(issue, house)`` has it called while the pages are being laid out.
Importing this costs nothing; an edition is imported when it is asked for.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from hm.layout.errors import KILLED, LayoutError

if TYPE_CHECKING:
    from hm.compose.house import House
    from hm.layout.pool import Pool
    from hm.model.issue import Issue
    from hm.model.sheet import Laid

    Writer = Callable[[Issue, Laid, House, Path], list[Path]]

EDITIONS = {
    "print": "hm.editions.print",
    "screen": "hm.editions.screen",
    "spreads": "hm.editions.spreads",
    "web": "hm.editions.web",
    "sheets": "hm.editions.sheets",
}
"""Where each edition is made, in the order in which they are told of."""

_ASIDE = {"print", "screen"}
"""Those that take long enough to be worth a process of their own."""


def writer(name: str) -> Writer:
    """The ``write`` of an edition. Raises KeyError where there is none of that name."""
    return cast("Writer", import_module(EDITIONS[name]).write)


def write(name: str, issue: Issue, laid: Laid, house: House, out: Path, errors: int) -> list[Path]:
    """Write an edition, in whatever process this is called.

    ``errors`` is how many stand in the issue: the print PDF says so to the printer.
    """
    if name == "print":
        from hm.editions import print as print_edition

        return print_edition.write(issue, laid, house, out, errors)
    return writer(name)(issue, laid, house, out)


def prepare(names: Sequence[str], issue: Issue, house: House) -> None:
    """Load editions, and make what they need and no layout changes.

    Any fault is left for ``write`` to meet, where it can be told.
    """
    with contextlib.suppress(Exception):
        for name in names:
            make = getattr(import_module(EDITIONS[name]), "prepare", None)
            if make:
                make(issue, house)


def write_all(
    names: Sequence[str],
    issue: Issue,
    laid: Laid,
    house: House,
    out: Path,
    pool: Pool,
    tell: Callable[[str], None],
    errors: int = 0,
) -> dict[str, list[Path]]:
    """Write editions, the PDFs in processes of the pool while this one does the rest.

    ``tell`` is called with the name of each that is waited for; ``errors`` is how many stand
    in the issue. Gives the paths written.
    Raises OSError and TokenError as the editions do, LayoutError where a process is killed.
    """
    aside = [name for name in names if name in _ASIDE] if len(names) > 1 else []
    under_way = {name: pool.submit(write, name, issue, laid, house, out, errors) for name in aside}
    written: dict[str, list[Path]] = {}
    for name in names:
        if name not in under_way:
            tell(name)
            written[name] = write(name, issue, laid, house, out, errors)
    for name, future in under_way.items():
        tell(name)
        try:
            written[name] = future.result()
        except BrokenProcessPool as error:
            raise LayoutError(KILLED) from error
    return {name: written[name] for name in names}

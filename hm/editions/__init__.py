"""The editions of an issue: one module each, named as the edition is, with a ``write``.

    write(issue, laid, house, out) -> the paths written into the issue's build folder

Importing this costs nothing; an edition is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from hm.compose.house import House
    from hm.model.issue import Issue
    from hm.model.sheet import Laid

    Writer = Callable[[Issue, Laid, House, Path], list[Path]]

EDITIONS = {
    "print": "hm.editions.print",
    "screen": "hm.editions.screen",
    "web": "hm.editions.web",
}
"""Where each edition is made, in the order in which they are written."""


def writer(name: str) -> Writer:
    """The ``write`` of an edition. Raises KeyError where there is none of that name."""
    return cast("Writer", import_module(EDITIONS[name]).write)

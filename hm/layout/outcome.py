"""What the layout of a run yields."""

from __future__ import annotations

from dataclasses import dataclass, field

from hm.compose.house import House
from hm.compose.tokens import Tokens
from hm.layout.engine import Engine, Rendering
from hm.layout.grid import Grid
from hm.model.sheet import Overset


@dataclass(frozen=True, slots=True)
class Press:
    """What every run is laid out with."""

    engine: Engine
    house: House
    tokens: Tokens
    grid: Grid


@dataclass(frozen=True, slots=True)
class Overlay:
    """A supplied PDF whose first page is put on a page that was left free for it."""

    page: int
    """Index among the run's pages."""
    path: str
    """Relative to the magazine's root."""
    box: tuple[float, float, float, float]
    """``x, y, width, height`` in points from the top left corner of the trimmed page."""


@dataclass(slots=True)
class Outcome:
    """A run laid out."""

    rendering: Rendering
    fill: float = 1.0
    """How full the last page is, 0 to 1."""
    composed: bool = False
    overset: tuple[Overset, ...] = ()
    notes: list[str] = field(default_factory=list)
    overlays: tuple[Overlay, ...] = ()

"""What the layout of a run yields."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hm.compose.headline import Rung, ladder
from hm.compose.house import House
from hm.compose.tokens import TokenError, Tokens
from hm.layout.engine import Engine, Rendering
from hm.layout.grid import Grid
from hm.model.sheet import Faint, Overset, SuppliedPage

if TYPE_CHECKING:
    from hm.layout.supplied import Fit


@dataclass(frozen=True, slots=True)
class Press:
    """What every run is laid out with."""

    engine: Engine
    house: House
    tokens: Tokens
    grid: Grid

    def font(self, token: str) -> Path:
        """The font file that a token names. Raises TokenError where there is none."""
        return self.tokens.file(token, self.house)

    def rungs(self, token: str) -> tuple[Rung, ...]:
        """The sizes of a ladder, from large to small. Raises TokenError where it has none."""
        rungs = ladder(self.tokens.text(token))
        if not rungs:
            raise TokenError(f"the token --{token} must be a ladder of sizes such as 38/40 33/36")
        return rungs


@dataclass(frozen=True, slots=True)
class Overlay:
    """A page of a supplied PDF that is put on a page that was left free for it."""

    page: int
    """Index among the run's pages."""
    path: str
    """Relative to the magazine's root."""
    sheet: int
    """Index among the PDF's pages."""
    fit: Fit


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
    faint: tuple[Faint, ...] = ()
    supplied: tuple[SuppliedPage, ...] = ()

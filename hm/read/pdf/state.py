"""The graphics state that content is painted in."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Dictionary, Name, Object

from hm.model.pdf import Box, Family
from hm.read.pdf.geometry import SAME, Matrix
from hm.read.pdf.spaces import GREY, Inks, Known

BLACK = Known(GREY, 1)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour that is set: its space, and what it lays on the plates."""

    known: Known = BLACK
    inks: Inks | None = (0.0, 0.0, 0.0, 1.0)
    white: bool = False
    """Whether it leaves the paper as it is."""
    pattern: Object | None = None


@dataclass(slots=True)
class State:
    """What ``q`` keeps and ``Q`` brings back."""

    matrix: Matrix
    clip: Box | None
    fill: Colour = Colour()
    line: Colour = Colour()
    fill_over: bool = False
    line_over: bool = False
    mode: int = 0
    """Of overprinting: 1 where a plate that a colour does not use is left alone."""
    rendering: int = 0
    """Of text: filled, stroked, invisible, …"""
    font: Object | None = None
    size: float = 0.0
    text: Matrix = SAME

    def overprints(self, line: bool) -> bool:
        """Whether what is painted leaves the plates alone that it does not use."""
        space = (self.line if line else self.fill).known.space
        if not (self.line_over if line else self.fill_over) or space.family is Family.GREY:
            return False
        return self.mode == 1 or not space.said.endswith("CMYK")

    def take(self, settings: Object) -> list[str]:
        """Take over what a dictionary of the graphics state sets; what of it is transparent."""
        if "/OP" in settings:
            self.line_over = self.fill_over = bool(settings.OP)
        if "/op" in settings:
            self.fill_over = bool(settings.op)
        if "/OPM" in settings:
            self.mode = int(settings.OPM)
        if "/Font" in settings:
            self.font, self.size = settings.Font[0], float(settings.Font[1])
        found = []
        if any(float(settings.get(key, 1)) < 1 for key in ("/ca", "/CA")):
            found.append("opacity")
        blend = settings.get("/BM")
        if isinstance(blend, Name) and blend not in (Name.Normal, Name.Compatible):
            found.append(str(blend).removeprefix("/"))
        if isinstance(settings.get("/SMask"), Dictionary):
            found.append("soft mask")
        return found

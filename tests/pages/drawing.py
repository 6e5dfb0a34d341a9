"""Small PDFs with faults in them, for the checks to find."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

WIDTH, HEIGHT, BLEED = 300.0, 400.0, 9.0
"""Points: the trim, and the bleed around it."""


@dataclass
class Sheet:
    """A page to draw on; positions are in points from the top left corner of the trim."""

    operators: list[str] = field(default_factory=list)

    def text(
        self,
        words: str,
        left: float,
        baseline: float,
        size: float = 9,
        colour: str = "0 0 0",
    ) -> Sheet:
        """Set words in Helvetica."""
        y = HEIGHT - baseline
        self.operators.append(
            f"/Span BMC BT {colour} rg /F {size} Tf {left} {y} Td ({words}) Tj ET EMC"
        )
        return self

    def column(self, left: float, baselines: list[float]) -> Sheet:
        """Set lines of some 90 points."""
        for n, baseline in enumerate(baselines):
            self.text(f"line {n} of a column here", left, baseline)
        return self

    def ground(
        self, left: float, top: float, right: float, bottom: float, colour: str = "0.9 0.9 1"
    ) -> Sheet:
        """Fill a rectangle."""
        self.operators.append(
            f"/Artifact BMC {colour} rg {left} {HEIGHT - bottom} {right - left} {bottom - top} "
            "re f EMC"
        )
        return self

    def picture(self, left: float, top: float, right: float, bottom: float, colour: str) -> Sheet:
        """Fill a rectangle that is tagged as a picture."""
        self.ground(left, top, right, bottom, colour)
        self.operators[-1] = self.operators[-1].replace("Artifact", "Figure")
        return self

    def save(self, path: Path) -> Path:
        """Write the page as a PDF with a trim and a bleed."""
        pdf = pikepdf.new()
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page.MediaBox = page.BleedBox = Array([-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED])
        page.TrimBox = Array([0, 0, WIDTH, HEIGHT])
        page.Resources = Dictionary(Font=Dictionary(F=font))
        page.Contents = pdf.make_stream("\n".join(self.operators).encode())
        pdf.save(path)
        return path

"""Running text stands on the grid in every column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hm.layout.grid import Grid
from tests.pages.reading import Page, Text

NEAR = 0.1
"""Points that a baseline may be off."""


@dataclass(frozen=True, slots=True)
class Body:
    """The face that running text is set in."""

    font: str
    """How the names of its fonts begin: the roman's, which those of its kin go on from."""
    size: float

    def sets(self, text: Text) -> bool:
        return text.upright and text.size == self.size and text.font.startswith(self.font)


def body(pages: Iterable[Page]) -> Body:
    """What most of an issue is set in."""
    letters = Counter[tuple[str, float]]()
    for page in pages:
        for text in page.texts:
            letters[text.font, text.size] += len(text.words)
    ((font, size), _) = letters.most_common(1)[0]
    return Body(font, size)


def off_grid(page: Page, grid: Grid, face: Body) -> Iterator[str]:
    """The running text of a page that is off the grid."""
    for text in page.texts:
        if face.sets(text):
            off = (text.baseline - first_baseline(text, grid)) % grid.line
            off -= grid.line if off > grid.line / 2 else 0
            if abs(off) > NEAR:
                yield f"page {page.name}: {text} stands {off:+.2f} pt off the grid"


def first_baseline(text: Text, grid: Grid) -> float:
    """Where text of this face would stand on the first line of a page: in its middle."""
    return grid.head + (grid.line - text.ascent - text.descent) / 2 + text.ascent

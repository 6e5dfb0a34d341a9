"""A page without margins or furniture: the cover, an advertisement."""

from __future__ import annotations

from hm.layout.grid import Grid

MM = 72 / 25.4
"""Points in a millimetre."""


def bare_page(grid: Grid) -> str:
    """The ``@page`` rule of such pages: the text area is the trimmed sheet."""
    return (
        f"@page {{ size: {grid.width:.3f}pt {grid.height:.3f}pt; "
        f"bleed: {grid.bleed:.3f}pt; margin: 0 }}"
    )

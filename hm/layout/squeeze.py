"""Tables that are too wide for their place are made to fit it, their longest columns first.

WeasyPrint gives every column of a table the width of its longest word, and lets the table
stand out of its column where that is too much.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

SQUEEZED = "data-hm-squeezed"
"""The attribute that marks the element of a table that was made to fit."""
_HAIR = 0.1
"""CSS pixels: less is rounding."""


def fitting_tables(lay_out: Callable[..., None]) -> Callable[..., None]:
    """``table_wrapper_width``, which never makes a table wider than its place."""

    def fitted(context: Any, wrapper: Any, containing_block: Any) -> None:
        lay_out(context, wrapper, containing_block)
        room = getattr(containing_block, "width", None)
        if room is None:
            room = containing_block[0]
        if wrapper.width <= room + _HAIR:
            return
        table = wrapper.get_wrapped_table()
        excess = wrapper.width - room
        table.column_widths = narrowed(
            table.column_widths, max(0.0, sum(table.column_widths) - excess)
        )
        table.width -= excess
        wrapper.width = table.border_width()
        table.element.set(SQUEEZED, "")

    return fitted


def narrowed(widths: Sequence[float], room: float) -> list[float]:
    """Column widths that come to ``room``: the widest give way first, and become alike."""
    order = sorted(range(len(widths)), key=lambda i: widths[i])
    found = list(widths)
    for place, i in enumerate(order):
        share = room / (len(order) - place)
        found[i] = min(widths[i], share)
        room -= found[i]
    return found

"""What is too wide for its place is made to fit it.

WeasyPrint gives every column of a table the width of its longest word, and lets the table
stand out of its column where that is too much. A word that is too wide for a line it parts
at any letter; but in an element that begins a line it takes every part for the line's
beginning, and would part words that the next line holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

SQUEEZED = "data-hm-squeezed"
"""The attribute that marks the element of a table that was made to fit."""
_ON_LINE = 8
"""Among the arguments after the position: what stands on the line already."""
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


def line_starts(split: Callable[..., Any], text: type) -> Callable[..., Any]:
    """``split_inline_level``, which takes text for the beginning of a line where it is.

    ``text`` is the class of boxes of text.
    """
    line: Any = None
    start = 0.0

    def split_level(context: Any, box: Any, position_x: float, *rest: Any) -> Any:
        nonlocal line, start
        on_line = rest[_ON_LINE]
        if line is not on_line:
            line, start = on_line, position_x
        if not on_line and isinstance(box, text) and position_x > start + _HAIR:
            rest = (*rest[:_ON_LINE], [None], *rest[_ON_LINE + 1 :])
        return split(context, box, position_x, *rest)

    return split_level


def narrowed(widths: Sequence[float], room: float) -> list[float]:
    """Column widths that come to ``room``: the widest give way first, and become alike."""
    order = sorted(range(len(widths)), key=lambda i: widths[i])
    found = list(widths)
    for place, i in enumerate(order):
        share = room / (len(order) - place)
        found[i] = min(widths[i], share)
        room -= found[i]
    return found

"""Lines of plain text, set without the detours that the engine makes for any line.

WeasyPrint lays out a line as if it might hold anything: boxes in boxes, floats, notes. Most
hold a stretch of one text. ``next_line`` does for those what ``get_next_linebox`` comes to, step
by step and in the same order of reckoning; others are left to it. It stands for the version of
the engine that it was written after, and for no other.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

VERSION = "70.0"
"""Of WeasyPrint."""

_WIDER = 1 + 1e-9
"""What the engine allows for in what is added up."""

_ORDINARY = {"direction": "ltr", "white_space": "normal", "position": "static", "float": "none",
             "vertical_align": "baseline", "box_decoration_break": "slice"}  # fmt: skip
_SPACES = ("margin_left", "margin_right", "margin_top", "margin_bottom",
           "padding_left", "padding_right", "padding_top", "padding_bottom",
           "border_left_width", "border_right_width",
           "border_top_width", "border_bottom_width")  # fmt: skip

NextLine = Callable[..., tuple[Any, Any]]
Place = tuple[float, float, float]
"""Where a line begins, and the width that it has."""


def beside_floats(avoid: Callable[..., Place], line_box: type[Any]) -> Callable[..., Place]:
    """``avoid_collisions`` for lines, on a page whose floats are elsewhere."""

    def quick(context: Any, box: Any, containing: Any, outer: bool = True) -> Place:
        if outer or type(box) is not line_box or containing.style["direction"] != "ltr":
            return avoid(context, box, containing, outer)
        top = box.border_box_y()
        if context.excluded_shapes:
            foot = top + box.border_height()
            for shape in context.excluded_shapes:
                head = shape.position_y
                if head <= foot and head + shape.margin_height() >= top:
                    return avoid(context, box, containing, outer)
        left = containing.content_box_x()
        right = left + containing.width
        left += box.margin_left
        right -= box.margin_right
        return left - box.margin_left, top - box.margin_top, right - left

    return quick


def next_line(plain: NextLine, inline: ModuleType, text_box: type[Any]) -> NextLine:
    """``get_next_linebox``; ``inline`` is the module that has it."""
    engine: Any = inline

    def quick(
        context: Any,
        linebox: Any,
        position_y: float,
        bottom_space: float,
        skip_stack: Any,
        containing: Any,
        absolute_boxes: list[Any],
        fixed_boxes: list[Any],
        first_letter_style: Any,
        first_line_style: Any,
    ) -> tuple[Any, Any]:
        def as_ever() -> tuple[Any, Any]:
            return plain(
                context, linebox, position_y, bottom_space, skip_stack, containing,
                absolute_boxes, fixed_boxes, first_letter_style, first_line_style,
            )  # fmt: skip

        index, within = (0, None) if skip_stack is None else next(iter(skip_stack.items()))
        children = linebox.children
        if (
            first_letter_style
            or first_line_style
            or index != len(children) - 1
            or type(children[index]) is not text_box
            or linebox.is_leader
        ):
            return as_ever()
        child = children[index]
        if not (
            _is_ordinary(linebox.style)
            and _is_ordinary(child.style)
            and containing.style["direction"] == "ltr"
        ):
            return as_ever()
        if not _is_bare(linebox):
            return as_ever()

        # The rest of the text, without spaces at its head.
        data = child.text.encode()
        at = 0 if within is None else next(iter(within))
        if at == len(data):
            return None, None
        rest = data[at:].lstrip(b" ")
        if not rest:
            return as_ever()
        at = len(data) - len(rest)
        words = rest.decode()
        is_start = not at and not index

        linebox.position_y = position_y
        linebox.width = linebox.height = 0
        if context.excluded_shapes:
            skipped = None if is_start else {index: {at: None} if at else None}
            linebox.width = engine.inline_min_content_width(
                context, linebox, skip_stack=skipped, first_line=True
            )
            linebox.height, _ = engine.strut(linebox.style)
        x, y, width = engine.avoid_collisions(context, linebox, containing, outer=False)
        highest = linebox.height
        shapes = context.excluded_shapes.copy()
        while True:
            begun = linebox.position_x, linebox.position_y = x, y
            end = (x + width) * _WIDER
            x += linebox.text_indent
            child.position_y = linebox.position_y
            engine.resolve_percentages(child, containing)
            child.position_x = x
            layout, length, resume, long, high, baseline = engine.split_first_line(
                words, child.style, context, end - x, child.justification_spacing,
                is_line_start=True,
            )  # fmt: skip
            if not length or (resume is not None and rest[length:resume].strip(b" ")):
                return as_ever()
            text = child.copy_with_text(layout.text)
            text.width, text.height, text.pango_layout = long, high, layout
            leading, _ = engine.strut(child.style)
            text.margin_top = text.margin_bottom = (leading - high) / 2
            text.baseline = baseline + text.margin_top

            line = linebox.copy_with_children([text])
            line.remove_decoration(start=not is_start, end=resume is not None)
            line.width = text.position_x + text.margin_width() - line.content_box_x()
            engine._adjust_line_height(line)
            linebox.width, linebox.height = line.width, line.height
            if text.text.endswith(" "):
                engine.remove_last_whitespace(context, line)

            _, _, room = engine.avoid_collisions(context, linebox, containing, outer=False)
            shift = engine.text_align(context, line, room, last=resume is None)
            text.position_y = head = -text.baseline
            foot = head + text.margin_height()
            top = -line.baseline
            bottom = max(foot, top + line.margin_height())
            top = min(top, head)
            line.baseline = -top
            line.position_y = top
            line.height = bottom - top
            line.margin_top = line.margin_bottom = 0
            line.translate(shift, y - top)
            line.position_y = y
            if line.height <= highest:
                break
            highest = line.height
            shapes_now, context.excluded_shapes = context.excluded_shapes, shapes
            x, y, width = engine.avoid_collisions(context, line, containing, outer=False)
            if (x, y) == begun:
                context.excluded_shapes = shapes_now
                break
        return line, None if resume is None else {index: {at + resume: None}}

    return quick


def _is_ordinary(style: Any) -> bool:
    known: bool | None = style.__dict__.get("hm_ordinary")
    if known is None:
        known = all(style[name] == value for name, value in _ORDINARY.items())
        known = style.hm_ordinary = known and bool(style["font_size"])
    return known


def _is_bare(linebox: Any) -> bool:
    """Whether a line has no white and no border of its own."""
    style = linebox.style
    known: bool | None = style.__dict__.get("hm_bare")
    if known is None:
        known = style.hm_bare = not any(getattr(linebox, name) for name in _SPACES)
    return known

"""Shortcuts through the layout of lines: what WeasyPrint reckons anew for every line.

Each takes the function that it stands for and gives the same results. ``hm.layout.engine``,
which alone imports what is private to WeasyPrint, puts them in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

_USED = (
    "margin_left", "margin_right", "margin_top", "margin_bottom",
    "padding_left", "padding_right", "padding_top", "padding_bottom",
    "border_left_width", "border_right_width", "border_top_width", "border_bottom_width",
    "width", "min_width", "max_width", "height", "min_height", "max_height",
)  # fmt: skip
"""What ``resolve_percentages`` sets."""

_ACROSS = ("left-corner", "left", "center", "right", "right-corner")


def used_values(resolve: Callable[[Any, Any], None], box_type: Any) -> Callable[[Any, Any], None]:
    """``resolve_percentages``, once for the lines of a style in a column of a width."""

    def used(box: Any, containing: Any) -> None:
        is_box = isinstance(containing, box_type)
        size = (containing.width, containing.height) if is_box else tuple(containing)
        style = box.style
        known = style.__dict__.get("hm_used")
        if known is not None and known[0] == size:
            box.__dict__.update(known[1])
            return
        resolve(box, containing)
        style.hm_used = (size, {name: getattr(box, name) for name in _USED})

    return used


def line_strut(strut: Callable[[Any], tuple[float, float]]) -> Callable[[Any], tuple[float, float]]:
    """``strut``, the height and baseline of a line, once a style."""

    def quick(style: Any) -> tuple[float, float]:
        known: tuple[float, float] | None = style.__dict__.get("hm_strut")
        if known is None:
            known = style.hm_strut = strut(style)
        return known

    return quick


def narrowest_line(narrowest: Callable[..., float]) -> Callable[..., float]:
    """``inline_min_content_width``, asked for every line on a page that has a float.

    The engine wants to know whether the line fits beside the float; where no float reaches
    the line, it need not be measured.
    """

    def quick(context: Any, box: Any, *args: Any, **kwargs: Any) -> float:
        if kwargs.get("first_line") and not any(
            shape.position_y + shape.margin_height() > box.position_y
            for shape in context.excluded_shapes
        ):
            return 0.0
        return narrowest(context, box, *args, **kwargs)

    return quick


def break_between(can_break: Callable[[str, str], bool]) -> Callable[[str, str], bool]:
    """``can_break_text``, asked of the two letters where two inline boxes meet."""
    return lru_cache(maxsize=4096)(can_break)


def plain_properties(
    missing: Callable[[Any, str], Any],
    inherited: frozenset[str],
    initial: dict[str, Any],
    computed: frozenset[str],
    logical: dict[str, Callable[..., str]],
) -> Callable[[Any, str], Any]:
    """``ComputedStyle.__missing__``: most properties of most elements are set by nobody.

    They are then the parent's or the initial value, which is taken here at once.
    ``computed`` names those whose initial value must be computed, ``logical`` gives the
    names that writing direction turns into a property.
    """
    others = {"float", "display", "position", "page", *(k for k in initial if k in computed)}
    names = {
        key: {name(block="ttb", inline=direction) for direction in ("ltr", "rtl")}
        for key, name in logical.items()
    }
    plain = {
        key: (key in inherited, names.get(key, set()))
        for key in initial
        if key not in others and not key.startswith(("text_decoration_", "__"))
    }

    def quick(style: Any, key: str) -> Any:
        known = plain.get(key)
        if (
            known is None
            or key in style.cascaded
            or (known[1] and not known[1].isdisjoint(style.cascaded))
        ):
            return missing(style, key)
        if known[0] and style.parent_style is not None:
            value = style[key] = style.parent_style[key]
        else:
            value = style[key] = initial[key]
        return value

    return quick


def margin_boxes(make: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """``make_margin_boxes``, for pages that have none: those that pieces are measured on."""
    places = [f"@{side}-{at}" for side in ("top", "bottom") for at in _ACROSS]
    places += [f"@{side}-{at}" for side in ("left", "right") for at in ("top", "middle", "bottom")]

    def quick(context: Any, page: Any, state: Any) -> Iterator[Any]:
        if any(context.style_for(page.page_type, place) for place in places):
            return make(context, page, state)
        return iter(())

    return quick

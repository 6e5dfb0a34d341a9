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
_BORDERS = tuple(name for name in _USED if name.startswith("border"))
_SIZES = frozenset((*_USED, "box_sizing")) - frozenset(_BORDERS)

_MOST_VALUES = 4096
"""Values that are remembered."""

_ACROSS = ("left-corner", "left", "center", "right", "right-corner")


def used_values(
    resolve: Callable[[Any, Any], None], box_type: Any, anonymous: Any
) -> Callable[[Any, Any], None]:
    """``resolve_percentages``, once for the boxes of a style in a column of a width.

    ``anonymous`` is the class of styles that nobody wrote, of lines and their texts: what they
    have no say in is the same for all.
    """
    bare: dict[str, Any] = {}

    def used(box: Any, containing: Any) -> None:
        is_box = isinstance(containing, box_type)
        size = (containing.width, containing.height) if is_box else tuple(containing)
        style = box.style
        known = style.__dict__.get("hm_used")
        if known is not None and known[0] == size:
            box.__dict__.update(known[1])
            return
        if known is None and type(style) is anonymous and _says_nothing(style):
            if not bare:
                resolve(box, containing)
                bare.update({name: getattr(box, name) for name in _USED})
            box.__dict__.update(bare)
            style.hm_used = (size, bare)
            return
        resolve(box, containing)
        if style["border_collapse"] != "collapse":
            style.hm_used = (size, {name: getattr(box, name) for name in _USED})

    return used


def _says_nothing(style: Any) -> bool:
    return (
        _SIZES.isdisjoint(style)
        and style["border_collapse"] != "collapse"
        and not any(style[name] for name in _BORDERS)
    )


def line_strut(strut: Callable[[Any], tuple[float, float]]) -> Callable[[Any], tuple[float, float]]:
    """``strut``, the height and baseline of a line, once a style."""

    def quick(style: Any) -> tuple[float, float]:
        known: tuple[float, float] | None = style.__dict__.get("hm_strut")
        if known is None:
            known = style.hm_strut = strut(style)
        return known

    return quick


def type_key(key_of: Callable[..., str]) -> Callable[..., str]:
    """``_font_style_cache_key``, what tells a face and its size from others, once a style."""

    def quick(style: Any, include_size: bool = False) -> str:
        name = "hm_type_and_size" if include_size else "hm_type"
        known: str | None = style.__dict__.get(name)
        if known is None:
            known = style.__dict__[name] = key_of(style, include_size)
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


def fitting_width(least: Callable[..., float], most: Callable[..., float]) -> Callable[..., float]:
    """``shrink_to_fit``, of a box as narrow as it can be and as wide as its content.

    What it could be narrowed to need not be known of a box that has the room.
    """

    def quick(context: Any, box: Any, room: float) -> float:
        widest = most(context, box, outer=False)
        if widest < room:
            return widest
        return min(max(least(context, box, outer=False), room), widest)

    return quick


def whole_lines(split: Callable[..., Any], line: Callable[..., Any]) -> Callable[..., Any]:
    """``split_first_line`` as it is asked how wide content may become: what is not to be broken
    is ``line``'s."""

    def quick(
        text: str,
        style: Any,
        context: Any,
        room: float | None,
        spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Any:
        if room is None:
            return line(text, style, context, None, spacing, is_line_start)
        return split(text, style, context, room, spacing, is_line_start, minimum)

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

    edges = {
        f"{edge}_width": (f"{edge}_style", names.get(f"{edge}_width", set()))
        for edge in ("border_top", "border_right", "border_bottom", "border_left", "outline")
    }

    def quick(style: Any, key: str) -> Any:
        known = plain.get(key)
        if (
            known is None
            or key in style.cascaded
            or (known[1] and not known[1].isdisjoint(style.cascaded))
        ):
            edge = edges.get(key)
            if (
                edge is not None
                and key not in style.cascaded
                and edge[1].isdisjoint(style.cascaded)
                and style[edge[0]] == "none"
            ):
                style[key] = 0  # so wide is the edge that is not there
                return 0
            if (
                key.startswith("__")
                and key not in style.cascaded
                and style.parent_style is not None
            ):
                value = style.parent_style[key]  # a custom property that is inherited
                if type(value) is list:
                    style[key] = value
                    return value
            return missing(style, key)
        if known[0] and style.parent_style is not None:
            value = style[key] = style.parent_style[key]
        else:
            value = style[key] = initial[key]
        return value

    return quick


def custom_values(
    resolve: Callable[..., Any], is_custom: Callable[[Any], bool], function: Callable[[Any], Any]
) -> Callable[..., Any]:
    """``resolve_var``, what stands for a token: of most it is known at a glance.

    ``is_custom`` says whether a custom property is named in a token, ``function`` takes it apart.
    """
    known: dict[int, tuple[Any, str | None]] = {}
    """By its place in memory: the token, and the property whose value it is; None where it is
    no more than itself, "" where it must be looked at."""

    def named(token: Any) -> str | None:
        if not is_custom(token):
            return None
        if token.type == "() block" or token.lower_name != "var":
            return ""
        arguments = function(token).split_comma(single_tokens=False, trailing=True)
        if not arguments or len(arguments[0]) != 1:
            return ""
        return str(arguments[0][0].value).replace("-", "_")

    def quick(style: Any, token: Any, parent: Any) -> Any:
        found = known.get(id(token))
        if found is None:
            if len(known) >= _MOST_VALUES:
                known.clear()
            found = known[id(token)] = (token, named(token))
        name = found[1]
        if name is None:
            return None
        return (name and style[name]) or resolve(style, token, parent)

    return quick


def solved_values(solve: Callable[..., Any]) -> Callable[..., Any]:
    """``Pending.solve``, the value of a declaration with custom properties: the same for all
    elements that inherit the same."""
    known: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def quick(pending: Any, tokens: list[Any], wanted: str, base: str | None) -> Any:
        key = (id(pending), wanted, base, *map(id, tokens))
        found = known.get(key)
        if found is None:
            value = solve(pending, tokens, wanted, base)
            if len(known) >= _MOST_VALUES:
                known.clear()
            # What is known by its place in memory must stay there.
            found = known[key] = (value, pending, tuple(tokens))
        return found[0]

    return quick


def whole_shorthands(validate: Callable[..., Any], invalid: type[Exception]) -> Callable[..., Any]:
    """``PendingExpander.validate``, the value of one property that a shorthand sets: all of them
    are worked out for the first.

    ``invalid`` is what is raised where one cannot be.
    """
    known: dict[tuple[int, ...], tuple[Any, ...]] = {}

    def quick(pending: Any, tokens: list[Any], wanted: str, base: str | None) -> Any:
        key = (id(pending), *map(id, tokens))
        found = known.get(key)
        if found is None:
            name = pending.validator.keywords["name"]
            values: dict[str, Any] = {}
            try:
                for part, value in pending.validator(tokens):
                    values.setdefault(f"{name}{part}" if part.startswith("-") else part, value)
            except invalid:
                values.clear()
            if len(known) >= _MOST_VALUES:
                known.clear()
            found = known[key] = (values, pending, tuple(tokens))
        if wanted in found[0]:
            return found[0][wanted]
        return validate(pending, tokens, wanted, base)

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

"""RGB in supplied pages: put into the inks of the press like everything else.

What a supplied page says in inks stays as its maker wants it: CMYK, greys, spot colours,
overprints. What it says in RGB, of a device or of a profile, becomes CMYK as other colours
do. A few things cannot be turned here, such as a gradient that is a program or a spot colour
whose stand-in is RGB; they stay as they are.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Object, Operator, Pdf, Stream

from hm.editions.colour import GREY, Inks
from hm.layout.plain_content import SUPPLIED

_RGB_OPERATORS = {"rg": "fill", "RG": "stroke"}
_SPACES = {"cs": "fill", "CS": "stroke"}
_COLOURS = {"sc": "fill", "scn": "fill", "SC": "stroke", "SCN": "stroke"}
_OTHERS = {"g": "fill", "k": "fill", "G": "stroke", "K": "stroke"}
_OPERATOR = {"fill": "rg", "stroke": "RG"}
_STRETCHES = (2, 3)
"""Kinds of functions that go from one colour to another, or are made of such."""


def recolour_supplied(pdf: Pdf, inks: Inks) -> None:
    """Put the RGB of every supplied page of a document into inks. Pictures are not looked at."""
    foreign = _Foreign()
    for page in pdf.pages:
        for thing in _values(page.obj.get("/Resources", Dictionary()), "/XObject"):
            if SUPPLIED in thing:
                foreign.form(thing, inks)


@dataclass(slots=True)
class _Foreign:
    _done: set[tuple[int, int]] = field(default_factory=set)

    def form(self, form: Object, inks: Inks) -> None:
        """Recolour a form or tiling pattern, and all that it draws with."""
        if not isinstance(form, Stream) or not self._once(form):
            return
        resources = form.get("/Resources", Dictionary())
        # What cannot be read here, viewers make of it what they can.
        with contextlib.suppress(pikepdf.PikepdfError, ValueError):
            if content := _recoloured(form, resources, inks):
                form.write(content)
        group = form.get("/Group", Dictionary())
        if "/CS" in group and _is_rgb(group.CS):
            group.CS = inks.space
        for state in _values(resources, "/ExtGState"):
            mask = state.get("/SMask")
            if isinstance(mask, Dictionary) and "/G" in mask:
                # A mask means light and not ink.
                self.form(mask.G, GREY)
        for thing in _values(resources, "/XObject"):
            if thing.get("/Subtype") == Name.Form:
                self.form(thing, inks)
        for pattern in _values(resources, "/Pattern"):
            if "/Shading" in pattern:
                self._shading(pattern.Shading, inks)
            else:
                self.form(pattern, inks)
        for shading in _values(resources, "/Shading"):
            self._shading(shading, inks)

    def _once(self, thing: Object) -> bool:
        new = not thing.is_indirect or thing.objgen not in self._done
        self._done.add(thing.objgen)
        return new

    def _shading(self, shading: Object, inks: Inks) -> None:
        function = shading.get("/Function")
        if (
            not self._once(shading)
            or not _is_rgb(shading.get("/ColorSpace"))
            or not isinstance(function, (Dictionary, Stream))
            or not _can_turn(function)
        ):
            return
        shading.ColorSpace = inks.space
        if "/Background" in shading:
            shading.Background = Array(inks.numbers(shading.Background))
        self._function(function, inks)

    def _function(self, function: Object, inks: Inks) -> None:
        if not self._once(function):
            return
        if function.FunctionType == 0:
            _turn_samples(function, inks)
        for end in ("/C0", "/C1"):
            if end in function:
                function[end] = Array(inks.numbers(function[end]))
        if "/Range" in function:
            function.Range = Array([0, 1] * _channels(inks))
        for part in function.get("/Functions", ()):
            self._function(part, inks)


def _recoloured(stream: Stream, resources: Object, inks: Inks) -> bytes | None:
    """The content in inks; None where it sets no RGB."""
    spaces = resources.get("/ColorSpace", Dictionary())
    rgb = {"fill": False, "stroke": False}
    kept: list[dict[str, bool]] = []
    changed = False
    made: list[ContentStreamInstruction | pikepdf.ContentStreamInlineImage] = []
    for instruction in pikepdf.parse_content_stream(stream):
        name, operands = str(instruction.operator), instruction.operands
        new: tuple[list[Object | Decimal], str] | None = None
        if name == "q":
            kept.append(dict(rgb))
        elif name == "Q" and kept:
            rgb = kept.pop()
        elif name in _OTHERS:
            rgb[_OTHERS[name]] = False
        elif name in _SPACES:
            space = operands[0]
            rgb[_SPACES[name]] = _is_rgb(spaces.get(str(space), space))
            if rgb[_SPACES[name]]:
                new = [inks.space], name
        turned = _RGB_OPERATORS.get(name)
        if turned:
            rgb[turned] = False
        elif name in _COLOURS and rgb[_COLOURS[name]] and len(operands) == 3:
            turned = _COLOURS[name]
        if turned:
            new = [*inks.numbers(operands)], inks.operators[_OPERATOR[turned]]
        made.append(ContentStreamInstruction(new[0], Operator(new[1])) if new else instruction)
        changed = changed or new is not None
    return pikepdf.unparse_content_stream(made) if changed else None


def _is_rgb(space: object) -> bool:
    """Whether a colour space is RGB, of a device or of a profile."""
    if isinstance(space, Name):
        return space == Name.DeviceRGB
    if not isinstance(space, Array) or not len(space):
        return False
    if space[0] == Name.ICCBased:
        return int(space[1].get("/N", 0)) == 3 and space[1].get("/Alternate") != Name.Lab
    return bool(space[0] in (Name.CalRGB, Name.DeviceRGB))


def _can_turn(function: Object) -> bool:
    """Whether a function's colours can be written in other inks."""
    kind = int(function.FunctionType)
    if kind == 0:
        return (
            int(function.BitsPerSample) == 8
            and [float(n) for n in function.Range] == [0, 1] * 3
            and [float(n) for n in function.get("/Decode", function.Range)] == [0, 1] * 3
        )
    return kind in _STRETCHES and all(_can_turn(part) for part in function.get("/Functions", ()))


def _turn_samples(function: Object, inks: Inks) -> None:
    data = function.read_bytes()
    colours = (data[at : at + 3] for at in range(0, len(data) - 2, 3))
    turned = bytes(
        round(float(part) * 255)
        for colour in colours
        for part in inks.numbers(level / 255 for level in colour)
    )
    if "/Decode" in function:
        del function.Decode
    function.write(turned)


def _channels(inks: Inks) -> int:
    return len(inks.numbers((0, 0, 0)))


def _values(resources: Object, kind: str) -> Iterator[Object]:
    found = resources.get(kind, Dictionary())
    return (found[key] for key in sorted(found.keys()))

"""What the content of a page paints: an interpreter of its operators.

It follows colours, the matrix, the clip (as upright boxes) and text far enough to say what is
painted in which inks, how large pictures are placed and how far artwork goes. Nothing is
drawn. What is malformed paints nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from hm.model.pdf import Box, Family, Paint, PdfPicture, ShortEdge, Space
from hm.read.pdf.damage import MALFORMED
from hm.read.pdf.geometry import SAME, Matrix, box_of, matrix_of, moved, point, times, within
from hm.read.pdf.pictures import Facts, facts_of, ink_of
from hm.read.pdf.spaces import Known, richest, space_of
from hm.read.pdf.state import Colour, State

_DEEPEST = 24
"""Levels of forms within forms."""
_MOST = 3_000_000
"""Operators of a page that are looked at."""
INLINE = "inline"
"""The name of pictures that are written into the content and have none."""

_MM = 72 / 25.4
BLEED = 3 * _MM
"""That artwork at the trim must have."""
_NEAR = 0.4 * _MM
"""Artwork that comes so near to the trim is meant to reach it."""
_SLIGHT = 0.2 * _MM
"""What a bleed may lack."""
_BROAD = 2 * _MM
"""What is narrower along the trim is no ground or picture."""

_SETS_SPACE = {
    "g": "/DeviceGray",
    "rg": "/DeviceRGB",
    "k": "/DeviceCMYK",
    "G": "/DeviceGray",
    "RG": "/DeviceRGB",
    "K": "/DeviceCMYK",
}
_FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_SHOWS = {"Tj", "TJ", "'", '"'}

_Look = tuple[str, Space, tuple[float, float, float, float] | None, bool, bool]


@dataclass(slots=True)
class Measured:
    """The ink of pictures, each measured once for a document, at its first size."""

    inks: dict[tuple[int, int], float | None] = field(default_factory=dict)

    def ink(self, image: Object, facts: Facts, ppi: float) -> float | None:
        if image.objgen not in self.inks:
            self.inks[image.objgen] = ink_of(image, facts, ppi)
        return self.inks[image.objgen]


@dataclass(slots=True)
class Canvas:
    """A page as it is painted."""

    trim: Box
    bleed: Box
    measured: Measured
    pictures: list[PdfPicture] = field(default_factory=list)
    transparent: dict[str, None] = field(default_factory=dict)
    groups: dict[Space, None] = field(default_factory=dict)
    fonts: dict[tuple[int, int], Object] = field(default_factory=dict)
    _counts: dict[_Look, list[float]] = field(default_factory=dict)
    """How often something was painted, and the smallest size."""
    _short: list[tuple[ShortEdge, tuple[float, float]]] = field(default_factory=list)
    """With the stretch of the side that the artwork takes."""
    _bled: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    """By side: the stretches of it that are covered as far as the bleed."""

    @property
    def paints(self) -> tuple[Paint, ...]:
        return tuple(
            Paint(what, space, inks, over, size, marks, int(count))
            for (what, space, inks, over, marks), (count, size) in self._counts.items()
        )

    def paint(
        self, what: str, colour: Colour, over: bool, box: Box | None, size: float = 0.0
    ) -> None:
        """Note that something was painted in a box; None where nothing of it shows."""
        if box is None:
            return
        left, bottom, right, top = self.bleed
        # Marks may begin where the bleed ends.
        kept = (left + _SLIGHT, bottom + _SLIGHT, right - _SLIGHT, top - _SLIGHT)
        marks = within(box, kept) is None
        look = (what, colour.known.space, colour.inks, over, marks)
        found = self._counts.setdefault(look, [0, size])
        found[0] += 1
        found[1] = min(found[1], size)
        if what in ("fill", "gradient") and not colour.white:
            self.reach(what, box)

    def reach(self, what: str, box: Box) -> None:
        """Note where artwork reaches the trim, and whether it goes on into the bleed."""
        inside = within(box, self.trim)
        if inside is None:
            return
        for index, side in enumerate(("left", "foot", "right", "head")):
            outward = 1 if index > 1 else -1
            beyond = (box[index] - self.trim[index]) * outward
            across, along = (0, 1) if index % 2 == 0 else (1, 0)
            stretch = (inside[along], inside[along + 2])
            deep = inside[across + 2] - inside[across]
            if beyond >= BLEED - _SLIGHT:
                self._bled.setdefault(side, []).append(stretch)
            elif beyond > -_NEAR and stretch[1] - stretch[0] > _BROAD and deep > _NEAR:
                self._short.append((ShortEdge(what, side, beyond), stretch))

    @property
    def short(self) -> tuple[ShortEdge, ...]:
        """Where artwork ends between the trim and the bleed, and no other goes on under it."""
        found: dict[tuple[str, str], ShortEdge] = {}
        for edge, (start, end) in self._short:
            covered = start
            for low, high in sorted(self._bled.get(edge.side, ())):
                if low <= covered + _SLIGHT:
                    covered = max(covered, high)
            last = found.get((edge.what, edge.side))
            if covered < end - _BROAD and (last is None or edge.beyond < last.beyond):
                found[edge.what, edge.side] = edge
        return tuple(found.values())


class Painter:
    """Paints content on a canvas."""

    def __init__(self, canvas: Canvas, unit: float) -> None:
        self._canvas = canvas
        self._base: Matrix = (unit, 0, 0, unit, 0, 0)
        self._state = State(self._base, None)
        self._kept: list[State] = []
        self._marked = 0
        self._open: list[tuple[int, int]] = []
        """The forms and patterns that are being painted."""
        self._patterns: set[tuple[int, int]] = set()
        self._path: list[float] = []
        """Alternately x and y."""
        self._clips = False
        self._left = _MOST

    def page(self, page: pikepdf.Page) -> None:
        """Paint a page. Raises pikepdf.PikepdfError where its content cannot be parsed."""
        self._run(page, page.obj.get("/Resources", page.resources))

    def _run(self, stream: Any, resources: Object) -> None:
        for instruction in pikepdf.parse_content_stream(stream):
            self._left -= 1
            if self._left < 0:
                return
            try:
                if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                    self._picture(INLINE, instruction.iimage.obj, resources)
                else:
                    self._do(str(instruction.operator), list(instruction.operands), resources)
            except MALFORMED:
                continue

    def _do(self, operator: str, given: Sequence[Any], resources: Object) -> None:
        state = self._state
        match operator:
            case "m" | "l":
                self._add(float(given[0]), float(given[1]))
            case "c" | "v" | "y":
                for index in range(0, len(given), 2):
                    self._add(float(given[index]), float(given[index + 1]))
            case "re":
                x, y, width, height = (float(n) for n in given)
                for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height)):
                    self._add(*corner)
            case "q":
                self._kept.append(copy(state))
            case "Q":
                if self._kept:
                    self._state = self._kept.pop()
            case "cm":
                state.matrix = times(matrix_of(Array(given)), state.matrix)
            case "W" | "W*":
                self._clips = True
            case "Do":
                name = str(given[0])
                self._object(name, resources.XObject[name], resources)
            case "gs":
                found = state.take(resources.ExtGState[str(given[0])])
                self._canvas.transparent |= dict.fromkeys(found)
            case "sh":
                self._shading(resources.Shading[str(given[0])], state.clip, resources)
            case "BMC" | "BDC":
                self._marked += 1
            case "EMC":
                self._marked -= 1
            case _ if operator in _SHOWS:
                self._show()
            case _ if operator in _FILLS or operator in _STROKES or operator == "n":
                self._end_path(operator, resources)
            case _:
                if not self._set_text(operator, given, resources):
                    self._set_colour(operator, given, resources)

    def _add(self, x: float, y: float) -> None:
        self._path += point(self._state.matrix, x, y)

    def _end_path(self, operator: str, resources: Object) -> None:
        path, self._path = self._path, []
        clips, self._clips = self._clips, False
        if not path:
            return
        across, up = path[::2], path[1::2]
        box = (min(across), min(up), max(across), max(up))
        state = self._state
        seen = within(box, state.clip)
        if operator in _FILLS:
            self._fill("fill", state.fill, state.overprints(False), seen, resources)
        if operator in _STROKES:
            self._fill("line", state.line, state.overprints(True), seen, resources)
        if clips:
            # Where nothing is left, nothing more shows: a box of no size.
            state.clip = seen or (box[0], box[1], box[0], box[1])

    def _fill(
        self,
        what: str,
        colour: Colour,
        over: bool,
        box: Box | None,
        resources: Object,
        size: float = 0.0,
    ) -> None:
        if colour.pattern is None:
            self._canvas.paint(what, colour, over, box, size)
        elif box is not None:
            self._pattern(colour.pattern, box, resources)

    def _pattern(self, pattern: Object, box: Box, resources: Object) -> None:
        if "/Shading" in pattern:
            self._shading(pattern.Shading, box, resources)
        elif pattern.objgen not in self._patterns:
            # A tile is painted once: it is the same wherever it stands.
            self._patterns.add(pattern.objgen)
            matrix = times(matrix_of(pattern.get("/Matrix")), self._base)
            self._inside(pattern, resources, State(matrix, None))

    def _shading(self, shading: Object, box: Box | None, resources: Object) -> None:
        known = space_of(shading.ColorSpace, resources)
        colour = Colour(known, richest(shading, known))
        self._canvas.paint("gradient", colour, False, box or self._canvas.bleed)

    def _show(self) -> None:
        state = self._state
        if state.font is not None and state.rendering != 3:
            self._canvas.fonts.setdefault(state.font.objgen, state.font)
        a, b, c, d, e, f = times(state.text, state.matrix)
        size = abs(state.size) * math.sqrt(abs(a * d - b * c))
        box = within((e, f, e, f), state.clip)
        if state.rendering in (0, 2, 4, 6):
            self._fill("text", state.fill, state.overprints(False), box, Dictionary(), size)
        if state.rendering in (1, 2, 5, 6):
            self._fill("text", state.line, state.overprints(True), box, Dictionary(), size)

    def _set_text(self, operator: str, given: Sequence[Any], resources: Object) -> bool:
        state = self._state
        match operator:
            case "BT":
                state.text = SAME
            case "Tm":
                state.text = matrix_of(Array(given))
            case "Td" | "TD":
                moves = (1.0, 0.0, 0.0, 1.0, float(given[0]), float(given[1]))
                state.text = times(moves, state.text)
            case "Tf":
                state.font, state.size = resources.Font[str(given[0])], float(given[1])
            case "Tr":
                state.rendering = int(given[0])
            case _:
                return False
        return True

    def _set_colour(self, operator: str, given: Sequence[Any], resources: Object) -> None:
        line = operator.isupper()
        if operator in _SETS_SPACE:
            known = space_of(Name(_SETS_SPACE[operator]), resources)
            self._set(line, _colour(known, given))
        elif operator in ("cs", "CS"):
            known = space_of(given[0], resources)
            first = 1.0 if known.space.family is Family.SPOT else 0.0
            black = known.space.family is Family.CMYK
            start = [0.0, 0.0, 0.0, 1.0] if black else [first] * known.channels
            self._set(line, _colour(known, start))
        elif operator in ("scn", "SCN", "sc", "SC"):
            known = (self._state.line if line else self._state.fill).known
            if given and isinstance(given[-1], Name):
                pattern = resources.Pattern[str(given[-1])]
                self._set(line, Colour(known, None, pattern=pattern))
            else:
                self._set(line, _colour(known, given))

    def _set(self, line: bool, colour: Colour) -> None:
        if line:
            self._state.line = colour
        else:
            self._state.fill = colour

    def _object(self, name: str, thing: Object, resources: Object) -> None:
        if thing.get("/Subtype") == Name.Image:
            self._picture(name.removeprefix("/"), thing, resources)
        elif thing.get("/Subtype") == Name.Form:
            state = copy(self._state)
            state.matrix = times(matrix_of(thing.get("/Matrix")), state.matrix)
            box = box_of(thing.get("/BBox"), 1)
            if box is not None:
                shown = moved(box, state.matrix)
                state.clip = within(shown, state.clip) or (*shown[:2], *shown[:2])
            group = thing.get("/Group", Dictionary())
            if "/CS" in group:
                self._canvas.groups[space_of(group.CS, resources).space] = None
            self._inside(thing, resources, state)

    def _inside(self, stream: Object, resources: Object, state: State) -> None:
        """Paint a form or a tile in a state of its own."""
        if stream.objgen in self._open or len(self._open) >= _DEEPEST:
            return
        outer = self._state, self._kept, self._path, self._clips, self._marked
        self._state, self._kept, self._path, self._clips = state, [], [], False
        # What a form paints may belong to the structure by the form's own number.
        self._marked += "/StructParent" in stream or "/StructParents" in stream
        self._open.append(stream.objgen)
        try:
            self._run(stream, stream.get("/Resources", resources))
        finally:
            self._open.pop()
            self._state, self._kept, self._path, self._clips, self._marked = outer

    def _picture(self, name: str, image: Object, resources: Object) -> None:
        facts = facts_of(image, resources)
        state = self._state
        a, b, c, d, *_ = state.matrix
        box = within(moved((0, 0, 1, 1), state.matrix), state.clip)
        if box is None:
            return
        if facts.soft:
            self._canvas.transparent["soft mask"] = None
        if facts.stencil:
            self._fill("fill", state.fill, state.overprints(False), box, resources)
        placed = (math.hypot(a, b), math.hypot(c, d))
        picture = PdfPicture(
            name, facts.pixels, placed, box, facts.space, facts.bits, facts.kind, self._marked > 0
        )
        if name != INLINE:
            ink = self._canvas.measured.ink(image, facts, picture.ppi)
            picture = replace(picture, ink=ink)
        self._canvas.pictures.append(picture)
        if not facts.stencil:
            self._canvas.reach("picture", box)


def _colour(known: Known, given: Sequence[Any]) -> Colour:
    values = [float(n) for n in given]
    inks = known.inks(values)
    if inks is not None:
        white = sum(inks) == 0
    else:
        white = known.space.family is Family.RGB and values == [1.0] * 3
    return Colour(known, inks, white)

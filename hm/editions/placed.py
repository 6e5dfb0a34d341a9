"""How large pictures stand on their pages."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

from hm.layout.plain_content import SUPPLIED
from hm.read.pdf.geometry import SAME, Matrix, times

Key = tuple[int, int]
"""The number of a picture's object."""

_STEP = re.compile(rb"^(?:(q)|(Q)|([-+.\d][-+.\d ]*) cm|(/[^\s/<>()\[\]]+) Do)$", re.M)
"""What moves or draws, each on a line of its own, as the layout engine writes it."""
_ODD = re.compile(rb"\(|(?:^|\s)BI\s")
"""In a string or a picture within the content a line may only look like that."""
_DEEPEST = 20
"""Forms within forms that are looked through."""


def placed_sizes(pdf: Pdf) -> dict[Key, tuple[float, float]]:
    """The largest width and height in points at which each picture is drawn."""
    found: dict[Key, tuple[float, float]] = {}
    for page in pdf.pages:
        resources = page.obj.get("/Resources")
        if resources is not None and "/XObject" in resources:
            pikepdf.Page(page.obj).contents_coalesce()
            ours = not any(SUPPLIED in thing for _, thing in resources.XObject.items())
            _look(page.obj.Contents, resources, SAME, found, 0, ours=ours)
    return found


def _look(
    stream: Object,
    resources: Object,
    matrix: Matrix,
    found: dict[Key, tuple[float, float]],
    depth: int,
    *,
    ours: bool,
) -> None:
    """``ours`` says whether the layout engine wrote it, each step on a line of its own."""
    drawn = resources.get("/XObject", Dictionary())
    for name, here in _drawings(stream, matrix, ours=ours):
        thing = drawn.get(name)
        if thing is None:
            continue
        if thing.get("/Subtype") == Name.Image:
            a, b, c, d, *_ = here
            width, height = math.hypot(a, b), math.hypot(c, d)
            before = found.get(thing.objgen, (0.0, 0.0))
            found[thing.objgen] = (max(before[0], width), max(before[1], height))
        elif thing.get("/Subtype") == Name.Form and depth < _DEEPEST:
            own = _numbers(thing.get("/Matrix", ())) or SAME
            inner = thing.get("/Resources", resources)
            _look(thing, inner, times(own, here), found, depth + 1, ours=ours)


def _drawings(stream: Object, matrix: Matrix, *, ours: bool) -> Iterator[tuple[str, Matrix]]:
    """What a content draws, by name, and the matrix in force there."""
    kept: list[Matrix] = []
    for operator, operands in _steps(stream, ours=ours):
        if operator == "q":
            kept.append(matrix)
        elif operator == "Q":
            matrix = kept.pop() if kept else matrix
        elif operator == "cm":
            if own := _numbers(operands):
                matrix = times(own, matrix)
        else:
            yield str(operands[0]), matrix


def _steps(stream: Object, *, ours: bool) -> Iterator[tuple[str, list[object]]]:
    data = stream.read_bytes()
    if b"Do" not in data:
        return
    if ours and not _ODD.search(data):
        for save, restore, numbers, name in _STEP.findall(data):
            if numbers:
                yield "cm", numbers.split()
            else:
                yield ("q" if save else "Q" if restore else "Do"), [name.decode()]
        return
    # The slow way, for content that may hold anything.
    for instruction in pikepdf.parse_content_stream(stream, "q Q cm Do"):
        yield str(instruction.operator), list(instruction.operands)


def _numbers(given: object) -> Matrix | None:
    numbers = [
        float(part.decode() if isinstance(part, bytes) else str(part))
        for part in given  # type: ignore[attr-defined]
    ]
    if len(numbers) != 6:
        return None
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f

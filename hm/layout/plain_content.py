"""The content of a supplied page without what belongs to the document it comes from.

Its tags would mix with the magazine's, and its layers would lose their switches: what was
switched off would be seen.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

SUPPLIED = Name("/HmSupplied")
"""Marks the form that a supplied page has become: its colours are its maker's."""

_OPENS = ("BDC", "BMC")
_MARKS = ("MP", "DP")
_STATE = frozenset({"q", "Q", "cm", "BT", "ET", "Tf", "Td", "TD", "Tm", "T*", "TL", "gs"})
"""What a stretch that is not seen may leave behind for what follows it."""


def hidden_layers(pdf: Pdf) -> frozenset[tuple[int, int]]:
    """The layers that are off when a document is opened, by the number of their object."""
    properties = pdf.Root.get("/OCProperties", Dictionary())
    usual = properties.get("/D", Dictionary())
    layers = {layer.objgen for layer in properties.get("/OCGs", ())}
    off = {layer.objgen for layer in usual.get("/OFF", ())}
    if usual.get("/BaseState") == Name.OFF:
        off |= layers - {layer.objgen for layer in usual.get("/ON", ())}
    return frozenset(off)


def make_plain(form: Object, hidden: frozenset[tuple[int, int]]) -> None:
    """Take tags and hidden layers out of a form's content, and of all it draws with."""
    _make_plain(form, hidden, set())


def _make_plain(
    form: Object, hidden: frozenset[tuple[int, int]], done: set[tuple[int, int]]
) -> None:
    if form.is_indirect:
        if form.objgen in done:
            return
        done.add(form.objgen)
    resources = form.get("/Resources", Dictionary())
    drawn = resources.get("/XObject", Dictionary())
    unseen = {name for name, part in drawn.items() if _is_hidden(part.get("/OC"), hidden)}
    content = form.read_bytes()
    if unseen or any(operator.encode() in content for operator in (*_OPENS, *_MARKS)):
        # What cannot be read here, viewers make of it what they can.
        with contextlib.suppress(pikepdf.PikepdfError):
            kept = list(_plain(form, resources, hidden, unseen))
            form.write(pikepdf.unparse_content_stream(kept))
    _forget(form)
    for part in drawn.values():
        _forget(part)
        if part.get("/Subtype") == Name.Form:
            _make_plain(part, hidden, done)
    for part in resources.get("/Pattern", Dictionary()).values():
        if isinstance(part, pikepdf.Stream):
            _make_plain(part, hidden, done)


def _forget(part: Object) -> None:
    """Drop what ties a form or a picture to the document it comes from."""
    for key in ("/StructParent", "/StructParents", "/OC"):
        if key in part:
            del part[key]


def _plain(
    form: Object, resources: Object, hidden: frozenset[tuple[int, int]], unseen: set[str]
) -> Iterator[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]:
    shown: list[bool] = []
    """Of every stretch of marked content that is open, whether it is seen."""
    for instruction in pikepdf.parse_content_stream(form):
        operator = str(instruction.operator)
        if operator in _OPENS:
            layer = _layer(list(instruction.operands), resources) if operator == "BDC" else None
            shown.append(not _is_hidden(layer, hidden))
        elif operator == "EMC":
            if shown:
                shown.pop()
        elif operator == "Do" and str(instruction.operands[0]) in unseen:
            continue
        elif operator not in _MARKS and (all(shown) or operator in _STATE):
            yield instruction


def _layer(operands: Sequence[object], resources: Object) -> Object | None:
    """The layer that a stretch of marked content stands on, if it stands on one."""
    tag, named = operands
    if tag != Name.OC or not isinstance(named, Name):
        return None
    return resources.get("/Properties", Dictionary()).get(str(named))


def _is_hidden(layer: Object | None, hidden: frozenset[tuple[int, int]]) -> bool:
    """Whether a layer is off; of a set of layers, whether all are."""
    if layer is None or not hidden:
        return False
    members = layer.get("/OCGs") if layer.get("/Type") == Name.OCMD else None
    if members is None:
        return layer.objgen in hidden
    layers = list(members) if isinstance(members, Array) else [members]
    return bool(layers) and all(one.objgen in hidden for one in layers)

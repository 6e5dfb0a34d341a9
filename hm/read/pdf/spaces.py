"""Colour spaces of a PDF: which inks they come to, and the ink of a colour in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from hm.model.pdf import Family, Space

Inks = tuple[float, float, float, float]

_DEVICE = {
    "/DeviceGray": Family.GREY,
    "/G": Family.GREY,
    "/CalGray": Family.GREY,
    "/DeviceRGB": Family.RGB,
    "/RGB": Family.RGB,
    "/CalRGB": Family.RGB,
    "/DeviceCMYK": Family.CMYK,
    "/CMYK": Family.CMYK,
    "/Lab": Family.LAB,
}
_LONG = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}
_PLATES = ("Cyan", "Magenta", "Yellow", "Black")
_EVERY = "All"
_BY_CHANNELS = {1: Family.GREY, 3: Family.RGB, 4: Family.CMYK}
_DEEPEST = 8
"""Levels of spaces within spaces that are looked through."""

GREY = Space(Family.GREY, "DeviceGray")
RGB = Space(Family.RGB, "DeviceRGB")
CMYK = Space(Family.CMYK, "DeviceCMYK")
UNKNOWN = Space(Family.OTHER, "an unknown colour space")


@dataclass(frozen=True, slots=True)
class Known:
    """A colour space as content uses it."""

    space: Space
    channels: int = 0
    tint: Object | None = None
    """Of a spot colour: what mixes it of the four plates, where that is DeviceCMYK."""
    every: bool = False
    """Whether it prints on all plates: the colour of crop marks."""

    def inks(self, values: Sequence[float]) -> Inks | None:
        """What a colour lays on the plates; None where it is not of the press."""
        if self.every and len(values) == 1:
            return (values[0],) * 4
        match self.space.family:
            case Family.GREY if len(values) == 1:
                return (0.0, 0.0, 0.0, 1 - values[0])
            case Family.CMYK if len(values) == 4:
                return (values[0], values[1], values[2], values[3])
            case Family.SPOT if self.tint is not None:
                return _tinted(self.tint, values)
        return None


def space_of(given: Any, resources: Object | None = None, depth: int = 0) -> Known:
    """The colour space that a name or an array means; ``resources`` hold the names."""
    if depth > _DEEPEST or given is None:
        return Known(UNKNOWN)
    if isinstance(given, Name):
        return _named(given, resources, depth)
    if not isinstance(given, Array) or not len(given):
        return Known(UNKNOWN)
    kind = str(given[0])
    if kind in _DEVICE:
        return _device(kind)
    match kind:
        case "/ICCBased":
            return _profiled(given[1])
        case "/Indexed" | "/I":
            base = space_of(given[1], resources, depth + 1)
            said = f"indexed {base.space.said}"
            return Known(Space(base.space.family, said, base.space.spots), 1)
        case "/Pattern":
            return space_of(given[1], resources, depth + 1) if len(given) > 1 else Known(UNKNOWN)
        case "/Separation":
            return _spot([str(given[1])], given, resources, depth)
        case "/DeviceN":
            return _spot([str(name) for name in given[1]], given, resources, depth)
    return Known(UNKNOWN)


def _named(name: Name, resources: Object | None, depth: int) -> Known:
    said = str(name)
    named = resources.get("/ColorSpace", Dictionary()) if resources is not None else Dictionary()
    if said in _DEVICE:
        # A page may say what its device colours mean.
        default = f"/Default{_LONG.get(said, said).removeprefix('/Device')}"
        if default in named and depth == 0:
            return space_of(named[default], resources, depth + 1)
        return _device(said)
    return space_of(named[said], resources, depth + 1) if said in named else Known(UNKNOWN)


def _device(kind: str) -> Known:
    family = _DEVICE[kind]
    channels = {Family.GREY: 1, Family.CMYK: 4}.get(family, 3)
    return Known(Space(family, _LONG.get(kind, kind).removeprefix("/")), channels)


def _profiled(profile: Object) -> Known:
    channels = int(profile.get("/N", 0))
    family = _BY_CHANNELS.get(channels, Family.OTHER)
    if channels == 3 and profile.read_bytes()[16:20] == b"Lab ":
        family = Family.LAB
    return Known(Space(family, f"ICC-based {family}"), channels)


def _spot(names: list[str], given: Array, resources: Object | None, depth: int) -> Known:
    names = [name.removeprefix("/") for name in names]
    if names == [_EVERY]:
        return Known(Space(Family.SPOT, "registration black"), 1, None, every=True)
    alternate = space_of(given[2], resources, depth + 1)
    tint = given[3] if alternate.space == CMYK else None
    spots = tuple(name for name in names if name not in (*_PLATES, "None"))
    if not spots:
        return Known(Space(Family.CMYK, " + ".join(names)), len(names), tint)
    return Known(Space(Family.SPOT, " + ".join(names), spots), len(names), tint)


def _tinted(function: Object, values: Sequence[float]) -> Inks | None:
    """A spot colour of one colourant, mixed by a function of the simplest kind."""
    if len(values) != 1 or function.get("/FunctionType") != 2:
        return None
    power = values[0] ** float(function.get("/N", 1))
    low = [float(n) for n in function.get("/C0", Array([0]))]
    high = [float(n) for n in function.get("/C1", Array([1]))]
    mixed = [a + power * (b - a) for a, b in zip(low, high, strict=True)]
    return (mixed[0], mixed[1], mixed[2], mixed[3]) if len(mixed) == 4 else None


def richest(shading: Object, known: Known) -> Inks | None:
    """The end of a gradient with the most ink; None where its colours cannot be read."""
    found: list[Inks] = []
    waiting = [shading.get("/Function")]
    while waiting and len(found) < 1000:
        function = waiting.pop()
        if isinstance(function, Array):
            waiting += list(function)
        elif isinstance(function, Dictionary | pikepdf.Stream):
            waiting += list(function.get("/Functions", ()))
            for end in ("/C0", "/C1"):
                inks = known.inks([float(n) for n in function.get(end, ())])
                if inks:
                    found.append(inks)
    return max(found, key=sum, default=None)

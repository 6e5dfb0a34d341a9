"""What is measured of a picture itself: its space, and the ink it lays."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass

from pikepdf import Array, Object
from PIL import Image

from hm.model.pdf import Family, Space
from hm.read.pdf.damage import MALFORMED
from hm.read.pdf.spaces import UNKNOWN, space_of

_JPEG = ("/DCTDecode", "/DCT")
_MOST = 200_000_000
"""Pixels of the largest picture whose ink is measured."""
MASK = Space(Family.OTHER, "a stencil")
"""Of a picture that is painted in the colour of the page, or is a mask."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A picture, wherever it is placed."""

    pixels: tuple[int, int]
    space: Space
    bits: int
    kind: str
    stencil: bool
    soft: bool
    """Whether it has a soft mask."""


def facts_of(image: Object, resources: Object | None) -> Facts:
    """What the dictionary of a picture says; of a picture within the content too."""

    def entry(name: str, short: str) -> Object | None:
        found: Object | None = image.get(name, image.get(short))
        return found

    stencil = bool(entry("/ImageMask", "/IM"))
    space = entry("/ColorSpace", "/CS")
    packed = entry("/Filter", "/F")
    if isinstance(packed, Array):
        packed = packed[-1] if len(packed) else None
    kind = str(packed or "").removeprefix("/")
    if stencil:
        told = MASK
    elif space is None and kind == "JPXDecode":
        told = Space(Family.OTHER, "the space its JPEG 2000 file names")
    else:
        told = space_of(space, resources).space if space is not None else UNKNOWN
    return Facts(
        (int(entry("/Width", "/W") or 0), int(entry("/Height", "/H") or 0)),
        told,
        int(entry("/BitsPerComponent", "/BPC") or (1 if stencil else 8)),
        kind,
        stencil,
        "/SMask" in image or int(image.get("/SMaskInData", 0)) > 0,
    )


def ink_of(image: Object, facts: Facts, ppi: float) -> float | None:
    """The ink of the richest square millimetre of a picture, in percent.

    None where the picture is not of the press or its packing is not read here: JPEG 2000,
    more than 8 bits to a channel, palettes.
    """
    if facts.space.family is Family.GREY:
        return 100.0
    if facts.space.family is not Family.CMYK or facts.pixels[0] * facts.pixels[1] > _MOST:
        return None
    with contextlib.suppress(*MALFORMED, OSError):
        plates = _plates(image, facts)
        if plates is None:
            return None
        # A press lays ink in dots: what a single pixel wants does not matter.
        patch = max(1, min(round(ppi / 25.4), *plates.size))
        data = plates.reduce(patch).tobytes()
        return max(map(sum, zip(*[iter(data)] * 4, strict=True))) / 2.55
    return None


def _plates(image: Object, facts: Facts) -> Image.Image | None:
    """A picture whose values are ink, 255 for all of it."""
    picture: Image.Image
    decode = [float(n) for n in image.get("/Decode", ())]
    turned = decode[:2] == [1, 0]
    if f"/{facts.kind}" in _JPEG:
        if isinstance(image.get("/Filter"), Array) and len(image.Filter) > 1:
            return None
        picture = Image.open(io.BytesIO(image.read_raw_bytes()))
        if picture.mode != "CMYK":
            return None
        # Pillow takes every such JPEG as written inverted, and turns its values over.
        turned = not turned
    elif facts.bits == 8 and not facts.space.said.startswith("indexed"):
        data = image.read_bytes()
        if len(data) < facts.pixels[0] * facts.pixels[1] * 4:
            return None
        picture = Image.frombytes("CMYK", facts.pixels, data)
    else:
        return None
    return picture.point(lambda value: 255 - value) if turned else picture

"""Pictures for the press: in its inks, and no finer than it can print."""

from __future__ import annotations

import contextlib
import io
import os
import zlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Name, Object, Pdf, Stream
from PIL import Image, ImageChops

from hm.editions.making import Cache
from hm.editions.placed import Key
from hm.editions.profile import PressProfile

FOLDER = "print"
MOST_DPI = 300
"""What a picture is downsampled to; a screen of 150 lines takes no more."""
QUALITY = 92
"""Of the JPEGs: no trace of them is seen in print, and dark pixels stay within the limit of ink."""

_RECIPE = f"press-1-{MOST_DPI}-{QUALITY}"
_SLIGHT = 1.005
"""By how much a picture may be finer and be left as it is, for rounding."""
_JPEGS = frozenset(("/DeviceRGB", "/CalRGB", "/DeviceGray", "/DeviceCMYK", "/ICCBased"))
"""The colour spaces in which a JPEG is read as it lies there."""
_KEPT = ("/SMask", "/Mask", "/Intent")
_TURNED = [1, 0, 1, 0, 1, 0, 1, 0]
"""The Decode of a JPEG whose inks are written turned round, as Photoshop does it."""


@dataclass(frozen=True, slots=True)
class Plates:
    """A picture as it is printed."""

    size: tuple[int, int]
    mode: str
    """``CMYK`` or ``L``."""
    jpeg: bool
    """Whether ``data`` is a JPEG; else it is deflated."""
    data: bytes

    def packed(self) -> bytes:
        """To be kept."""
        width, height = self.size
        return f"{width} {height} {self.mode} {int(self.jpeg)}\n".encode() + self.data

    @classmethod
    def unpacked(cls, kept: bytes) -> Plates:
        """What was kept. Raises ValueError where it is nothing of the kind."""
        head, _, data = kept.partition(b"\n")
        width, height, mode, jpeg = head.decode().split()
        if not data:
            raise ValueError("no picture")
        return cls((int(width), int(height)), mode, jpeg == "1", data)


def print_pictures(
    pdf: Pdf, placed: Mapping[Key, tuple[float, float]], profile: PressProfile, cache: Cache
) -> None:
    """Put every picture that is drawn into the inks of the press, in its place.

    Soft masks stay. A picture in a colour space that is not to be read stays as it is.
    """
    pictures = [found for key in placed if isinstance(found := pdf.get_object(key), Stream)]
    # What is read of the document is read here: it is not for threads.
    work = [job for picture in pictures if (job := _job(picture, placed[picture.objgen]))]

    def made(job: _Job) -> Plates | None:
        try:
            return _plates(job, profile, cache)
        except (OSError, ValueError, Image.DecompressionBombError):
            return None

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        for job, plates in zip(work, threads.map(made, work), strict=True):
            if plates:
                _put(job.picture, plates)


@dataclass(frozen=True, slots=True)
class _Job:
    picture: Stream
    data: bytes
    """As it lies in the document: a JPEG, or its samples."""
    mode: str
    """Of its samples; empty for a JPEG, which says so itself."""
    pixels: tuple[int, int]
    wanted: tuple[int, int]
    profile: bytes | None
    turn: bool
    """Whether the inks of a JPEG have to be turned round."""

    @property
    def recipe(self) -> str:
        width, height = self.wanted
        return f"{_RECIPE}-{self.mode or 'jpeg'}-{width}x{height}"


def _job(picture: Stream, size: tuple[float, float]) -> _Job | None:
    """What is to be done with a picture; None where nothing is."""
    # A mask of colours speaks of the colours as they are.
    if picture.get("/ImageMask", False) or isinstance(picture.get("/Mask"), Array):
        return None
    pixels = (int(picture.Width), int(picture.Height))
    wanted = _wanted(pixels, size)
    space = picture.get("/ColorSpace", Name.DeviceGray)
    family = str(space if isinstance(space, Name) else space[0])
    profile = bytes(space[1].read_bytes()) if family == "/ICCBased" else None
    channels = int(space[1].N) if family == "/ICCBased" else None
    if wanted == pixels and (family in ("/DeviceGray", "/DeviceCMYK") or channels == 1):
        return None
    decode = [int(part) for part in picture.get("/Decode", ())]
    if _filters(picture) == ["/DCTDecode"] and family in _JPEGS and decode in ([], _TURNED):
        turn = family == "/DeviceCMYK" and not decode
        return _Job(picture, picture.read_raw_bytes(), "", pixels, wanted, profile, turn)
    if decode:
        return None
    try:
        opened = pikepdf.PdfImage(picture).as_pil_image()
    except (pikepdf.PikepdfError, ValueError, NotImplementedError, OSError):
        return None
    if opened.mode in ("P", "RGBA", "LAB"):
        opened = opened.convert("RGB")
    if opened.mode == "1":
        opened = opened.convert("L")
    if opened.mode not in ("RGB", "L", "CMYK"):
        return None
    return _Job(picture, opened.tobytes(), opened.mode, opened.size, wanted, profile, False)


def _filters(picture: Object) -> list[str]:
    given = picture.get("/Filter", ())
    return [str(given)] if isinstance(given, Name) else [str(part) for part in given]


def _wanted(pixels: tuple[int, int], size: tuple[float, float]) -> tuple[int, int]:
    """The pixels that a picture of a size in points needs, never more than it has."""
    needed = [max(1, round(side / 72 * MOST_DPI)) for side in size]
    if any(has <= most * _SLIGHT for has, most in zip(pixels, needed, strict=True)):
        return pixels
    return needed[0], needed[1]


def _plates(job: _Job, profile: PressProfile, cache: Cache) -> Plates | None:
    material = b"\0".join((profile.digest.encode(), job.profile or b"", job.data))
    key = cache.key(job.recipe, material)
    if kept := cache.get(key):
        with contextlib.suppress(ValueError):  # it is damaged, and made anew
            return Plates.unpacked(kept)
    picture = _opened(job)
    if job.turn and "adobe" in picture.info:
        picture = ImageChops.invert(picture)
    source = job.profile or picture.info.get("icc_profile")
    if job.wanted != job.pixels:
        picture = picture.resize(job.wanted, Image.Resampling.HAMMING)
    if picture.mode == "RGB" or (picture.mode == "CMYK" and source):
        picture = profile.convert(picture, source)
    made = Plates(picture.size, picture.mode, not job.mode, _packed(picture, jpeg=not job.mode))
    cache.put(key, made.packed())
    return made


def _opened(job: _Job) -> Image.Image:
    if job.mode:
        return Image.frombytes(job.mode, job.pixels, job.data)
    opened = Image.open(io.BytesIO(job.data))
    if job.wanted != job.pixels:
        # A photograph may be decoded smaller than it is, but never smaller than wanted.
        opened.draft(opened.mode, job.wanted)
    opened.load()
    return opened


def _packed(picture: Image.Image, *, jpeg: bool) -> bytes:
    if not jpeg:
        # Drawings and screenshots, which PNG is for, stay without loss.
        return zlib.compress(picture.tobytes(), 6)
    file = io.BytesIO()
    if picture.mode == "CMYK":
        # Pillow writes the inks turned round, as Photoshop does; a PDF has them as they are.
        picture = ImageChops.invert(picture)
    picture.save(file, "JPEG", quality=QUALITY, subsampling=0)
    return file.getvalue()


def _put(picture: Object, plates: Plates) -> None:
    kept = {key: picture[key] for key in _KEPT if key in picture}
    for key in set(picture.keys()) - {"/Type", "/Subtype", "/Length", *_KEPT}:
        del picture[key]
    filtered = Name.DCTDecode if plates.jpeg else Name.FlateDecode
    picture.write(plates.data, filter=filtered)
    picture.Width, picture.Height = plates.size
    picture.BitsPerComponent = 8
    picture.ColorSpace = Name.DeviceCMYK if plates.mode == "CMYK" else Name.DeviceGray
    for key, value in kept.items():
        picture[key] = value

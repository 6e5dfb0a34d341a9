"""Pictures for the web: two sizes of a photograph, drawings as they are."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hm.compose.qr import qr_code
from hm.compose.web import WebPicture
from hm.editions.making import Cache

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

FOLDER = "pictures"
WIDTHS = (800, 1600)
"""Pixels: the widths that a picture is offered in; a smaller one keeps its own."""

_MODULE = 6
"""Pixels of a QR code's module."""
_RECIPE = "picture-4"
_QUALITY = 82
_AS_IT_IS = (1800, 500_000)
"""Pixels across and bytes: a photograph up to there that holds nothing but itself is
offered as it is, for setting it again would only cost sharpness and time."""
_SMALL = 64_000
"""Bytes: a photograph up to there is offered in that one size, for a smaller one would be
fetched no sooner."""
_BAGGAGE = frozenset({"exif", "icc_profile", "xmp", "photoshop", "comment"})
"""What a picture file may carry that does not belong on the web, or must be applied."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture at one width."""

    width: int
    height: int
    suffix: str
    data: bytes


def web_picture(
    path: Path, size: tuple[int, int] | None, cache: Cache
) -> tuple[WebPicture, dict[str, bytes]]:
    """A picture, and the files it needs, by name relative to the index.

    ``size`` is what the reader found, which a drawing is shown in proportion to. Raises
    OSError or ValueError where it cannot be read.
    """
    data = path.read_bytes()
    name = _file_name(path.stem, data)
    suffix = path.suffix.lower()
    if suffix in (".svg", ".pdf"):
        src = f"{FOLDER}/{name}{suffix}"
        width, height = size or (None, None)
        return WebPicture(src, width=width, height=height), {src: data}
    found = _renditions(data, cache)
    files = {f"{FOLDER}/{name}-{each.width}{each.suffix}": each.data for each in found}
    sources = list(files)
    return (
        WebPicture(
            src=sources[-1],
            srcset=", ".join(
                f"{source} {each.width}w" for source, each in zip(sources, found, strict=True)
            )
            if len(found) > 1
            else "",
            width=found[-1].width,
            height=found[-1].height,
        ),
        files,
    )


def web_code(address: str, ink: str) -> tuple[WebPicture, dict[str, bytes]]:
    """The QR code of an address, and its file."""
    code = qr_code(address, ink)
    data = code.svg.encode()
    src = f"{FOLDER}/{_file_name('qr', data)}.svg"
    side = code.size * _MODULE
    return WebPicture(src, width=side, height=side), {src: data}


def _file_name(stem: str, data: bytes) -> str:
    """A name that is safe in an address and changes with the picture."""
    safe = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "picture"
    return f"{safe}-{hashlib.sha256(data).hexdigest()[:8]}"


def _renditions(data: bytes, cache: Cache) -> list[Rendition]:
    """The picture at every width, from the cache or made, from small to large."""
    key = cache.key(_RECIPE, data)
    if (listed := cache.get(f"{key}.json")) is not None:
        kept = [
            (entry, cache.get(f"{key}-{entry['width']}{entry['suffix']}"))
            for entry in json.loads(listed)
        ]
        if all(content is not None for _, content in kept):
            return [Rendition(**entry, data=content or b"") for entry, content in kept]
    made = _resized(data)
    for each in made:
        cache.put(f"{key}-{each.width}{each.suffix}", each.data)
    # The list is written last: it stands for a picture that is kept whole.
    entries = [{"width": e.width, "height": e.height, "suffix": e.suffix} for e in made]
    cache.put(f"{key}.json", json.dumps(entries).encode())
    return made


def _resized(data: bytes) -> list[Rendition]:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as opened:
        whole = _whole(opened, data)
        if whole and len(data) <= _SMALL:
            return [whole]
        widths: tuple[int, ...] = WIDTHS[:-1] if whole else WIDTHS
        # A photograph may be decoded smaller than it is, but never smaller than wanted.
        opened.draft(opened.mode, (widths[-1], widths[-1]))
        # Drawings and screenshots, which PNG is for, stay without loss.
        drawn = opened.format in ("PNG", "GIF")
        picture = _screen_colours(ImageOps.exif_transpose(opened), transparent=drawn)
    made = []
    for width in sorted({min(width, picture.width) for width in widths}):
        if whole and width >= whole.width:
            continue
        height = max(1, round(picture.height * width / picture.width))
        sized = picture
        if width != picture.width:
            sized = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        file = io.BytesIO()
        if drawn:
            sized.save(file, "PNG", optimize=True)
        else:
            sized.save(file, "JPEG", quality=_QUALITY, progressive=True)
        made.append(Rendition(width, height, ".png" if drawn else ".jpg", file.getvalue()))
    return [*made, whole] if whole else made


def _whole(picture: ImageFile, data: bytes) -> Rendition | None:
    """The picture as it is, where it is fit for the web."""
    fit = (
        picture.format == "JPEG"
        and picture.mode in ("RGB", "L")
        and not _BAGGAGE & picture.info.keys()
        and picture.width <= _AS_IT_IS[0]
        and len(data) <= _AS_IT_IS[1]
    )
    return Rendition(picture.width, picture.height, ".jpg", data) if fit else None


def _screen_colours(picture: Image, *, transparent: bool) -> Image:
    """The picture in sRGB, by its own profile if it has one, and without its metadata."""
    from PIL import Image, ImageCms

    keeps_alpha = transparent and picture.has_transparency_data
    profile = picture.info.get("icc_profile")
    if profile and not keeps_alpha and picture.mode in ("RGB", "CMYK", "L"):
        # A broken profile: the numbers are taken as they are.
        with contextlib.suppress(ImageCms.PyCMSError):
            picture = (
                ImageCms.profileToProfile(
                    picture,
                    ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                    ImageCms.createProfile("sRGB"),
                    outputMode="RGB",
                )
                or picture
            )
    plain = picture.convert("RGBA" if keeps_alpha else "RGB")
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    return bare

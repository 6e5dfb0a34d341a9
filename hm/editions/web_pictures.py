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

from hm.compose.web import WebPicture
from hm.editions.making import Cache

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER = "pictures"
WIDTHS = (800, 1600)
"""Pixels: the widths that a picture is offered in; a smaller one keeps its own."""

_RECIPE = "picture-2"
_QUALITY = 82


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
        # A photograph may be decoded smaller than it is, but never smaller than wanted.
        opened.draft(opened.mode, (WIDTHS[-1], WIDTHS[-1]))
        # Drawings and screenshots, which PNG is for, stay without loss.
        drawn = opened.format in ("PNG", "GIF")
        picture = _screen_colours(ImageOps.exif_transpose(opened), transparent=drawn)
    widths = sorted({min(width, picture.width) for width in WIDTHS})
    made = []
    for width in widths:
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
    return made


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

"""Pictures of every kind of page: of the specimen magazine, which was made for them.

They are kept in ``docs/templates``, where the pages for designers show them. ``make
references`` draws anew those that no longer look like the pages.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps

from hm.editions.drawn import draw_pages
from tests.proof.building import REPOSITORY
from tests.seen.comparing import DPI

SPECIMEN = REPOSITORY / "tests" / "issues" / "specimen"
KEPT = REPOSITORY / "docs" / "templates"

NAMES = (
    "cover",
    "ad",
    "front",
    "news-rail",
    "news-several",
    "news-one",
    "comment",
    "feature-picture",
    "feature-foot",
    "feature-type",
    "feature-rail",
    "feature-full",
    "interview",
    "interview-band",
    "legal",
    "tips",
    "profile",
    "ad-shared",
    "ad-supplied",
    "ad-picture",
)
"""What the pages of the specimen magazine show, in their order."""

_COLOURS = 256
_FRAME = "#C4C1BA"
"""A hairline around a page, which is white where it is shown."""


def draw(pdf: Path, fine: int = 3) -> dict[str, Image.Image]:
    """The pages of the specimen magazine's screen PDF by what they show, as they are kept.

    Each pixel is the mean of ``fine`` across and down, so that fine lines keep their weight.
    """
    pages = zip(NAMES, draw_pages(pdf.read_bytes(), DPI * fine), strict=True)
    return {name: _as_kept(page, fine) for name, page in pages}


def _as_kept(page: Image.Image, fine: int) -> Image.Image:
    """A page in few pixels and few colours, no plain one of which is far from its own."""
    whole = (0, 0, page.width // fine * fine, page.height // fine * fine)
    framed = ImageOps.expand(page.reduce(fine, whole), 1, _FRAME)
    return framed.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def png(picture: Image.Image) -> bytes:
    """A picture as a file."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def kept(name: str) -> Image.Image | None:
    """The picture that is kept of a page, in RGB; None where there is none."""
    path = KEPT / f"{name}.png"
    if not path.exists():
        return None
    with Image.open(path) as picture:
        return picture.convert("RGB")

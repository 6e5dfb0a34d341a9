"""What the pages of a PDF look like, as an independent reader paints them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from tests.pages.reading import texts_of


def grounds(path: Path) -> list[Image.Image]:
    """Every page within its trim without its text: what stands behind it. A pixel is a point."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            for thing in list(texts_of(page)):
                page.remove_obj(thing)
            image = page.render(scale=1).to_pil().convert("RGB")
            found.append(_cut(page, image, page.get_trimbox()))
    return found


def paints(path: Path) -> list[Image.Image]:
    """Where every page within its bleed is painted on: 255 wholly, 0 not at all.

    A pixel is a point. White that is painted counts; paper does not.
    """
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            image = page.render(
                scale=1, fill_color=(0, 0, 0, 0), force_bitmap_format=pdfium.FPDFBitmap_BGRA
            ).to_pil()
            found.append(_cut(page, image.getchannel("A"), page.get_bleedbox()))
    return found


def _cut(
    page: pypdfium2.PdfPage, image: Image.Image, box: tuple[float, float, float, float]
) -> Image.Image:
    """The pixels of a rendered page that lie in a box of it."""
    left, _, _, top = page.get_mediabox()
    return image.crop(
        (
            round(box[0] - left),
            round(top - box[3]),
            round(box[2] - left),
            round(top - box[1]),
        )
    )

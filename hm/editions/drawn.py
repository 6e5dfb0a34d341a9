"""The pages of a PDF drawn as pictures."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS = 72
"""To the inch."""


def draw_pages(pdf: bytes, dpi: float) -> Iterator[Image]:
    """Every page of a PDF as a picture in RGB, ``dpi`` pixels to the inch.

    A page that is not a whole number of pixels wide or high is cut down to one, for its
    last column or row would be half white.
    """
    import pypdfium2

    scale = dpi / POINTS
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            width, height = (max(1, math.floor(side * scale + 0.01)) for side in page.get_size())
            picture = page.render(scale=scale, draw_annots=False).to_pil()
            page.close()
            yield picture.convert("RGB").crop((0, 0, width, height))

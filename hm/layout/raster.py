"""A laid-out page as a picture, to see what lies under its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS = 72
"""To the inch, which is how fine the picture is."""


def picture_of(pdf: bytes) -> Image:
    """The first page of a PDF in RGB, a pixel for each point."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture: Image = page.render(scale=1, draw_annots=False).to_pil().convert("RGB")
        page.close()
    return picture

"""Text can be read on what is behind it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PIL import Image

from tests.pages.reading import Box, Page, Text

LEAST, LEAST_LARGE = 4.5, 3.0
"""Contrast as WCAG 2 has it, 1 to 21; for text, and for large text."""
LARGE, LARGE_BOLD = 18.0, 14.0
"""Points from which on text is large."""


def faint(page: Page, ground: Image.Image) -> Iterator[str]:
    """Text of too little contrast to some part of its ground.

    ``ground`` is the page within its trim, as ``rendering.grounds`` gives it.
    """
    for text in page.texts:
        found = min(contrast(text.colour, part) for part in _behind(ground, text.box))
        if found < _least(text):
            yield f"page {page.name}: {text} has a contrast of {found:.2f} to its ground"


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast of two sRGB colours."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _least(text: Text) -> float:
    large = text.size >= (LARGE_BOLD if text.bold else LARGE)
    return LEAST_LARGE if large else LEAST


def _behind(ground: Image.Image, box: Box) -> list[tuple[int, int, int]]:
    """The mean colours of the squares, as large as a letter, that a line of text stands on."""
    left, top = math.floor(box.left), math.floor(box.top)
    right, bottom = max(left + 1, math.ceil(box.right)), max(top + 1, math.ceil(box.bottom))
    side = min(right - left, bottom - top)
    cells = (max(1, (right - left) // side), max(1, (bottom - top) // side))
    part = ground.crop((left, top, right, bottom)).resize(cells, Image.Resampling.BOX)
    values = part.tobytes()
    return [(values[n], values[n + 1], values[n + 2]) for n in range(0, len(values), 3)]


def _luminance(colour: tuple[int, int, int]) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""What a picture is to words that are set on it, and what will make them readable.

The picture is looked at as it is printed, cropped and scaled, line by line under the words.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

COARSE = 3
"""Pixels that are seen as one: about a millimetre, as at arm's length."""
STRAY = 20
"""One part in so many of what lies under a line may be too light or too dark."""
LEAST, LEAST_LARGE = 4.5, 3.0
"""The contrast that words must have, and large ones."""
SHADES = (0.2, 0.3, 0.4, 0.5)
"""How much of a picture a shade may cover, from least to most."""


class Ground(enum.StrEnum):
    """How words must be set to be read."""

    DARK = "dark"
    """White words."""
    LIGHT = "light"
    """Dark words."""
    SHADED = "shaded"
    """White words on the picture with a shade over it."""
    BUSY = "busy"
    """White words on a ground of their own."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words, in points from the top left corner of the trimmed page."""

    left: float
    top: float
    right: float
    bottom: float
    needed: float
    """The contrast that they must have."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How words must be set on a picture, and why."""

    ground: Ground
    contrast: float
    """Of the line that is worst off, on the bare picture, in the colour that suits it best."""
    needed: float
    """By that line."""
    shade: float = 0.0
    """How much of the picture the shade covers, 0 to 1."""


Colour = tuple[int, int, int]
"""sRGB, 0 to 255 each."""


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours that words can take; a shade is of the dark one."""

    light: Colour
    dark: Colour


class Backdrop:
    """A page without its words."""

    def __init__(self, picture: Image, bleed: float) -> None:
        """``picture`` has a pixel for each point and shows the page to its bleed."""
        self._picture = picture.reduce(COARSE)
        self._bleed = bleed

    def verdict(
        self, words: Sequence[Words], inks: Inks, *, shades: bool = True, white: bool = False
    ) -> Verdict:
        """How these words, which belong together and take one colour, must be set.

        ``shades`` allows a shade over the picture; ``white`` rules dark words out.
        """
        lines = [(self._pixels(line), line.needed) for line in words]
        light = worst(lines, inks.light)
        dark = worst(lines, inks.dark)
        if light.suffices:
            return Verdict(Ground.DARK, light.contrast, light.needed)
        if dark.suffices and not white:
            return Verdict(Ground.LIGHT, dark.contrast, dark.needed)
        best = light if white else max(light, dark, key=lambda found: found.share)
        for shade in SHADES if shades else ():
            shaded = [
                ([_mixed(pixel, inks.dark, shade) for pixel in pixels], needed)
                for pixels, needed in lines
            ]
            if worst(shaded, inks.light).suffices:
                return Verdict(Ground.SHADED, best.contrast, best.needed, shade)
        return Verdict(Ground.BUSY, best.contrast, best.needed)

    def _pixels(self, line: Words) -> list[Colour]:
        """The colours under a line."""
        left, top, right, bottom = (
            (edge + self._bleed) / COARSE for edge in (line.left, line.top, line.right, line.bottom)
        )
        box = (
            max(0, int(left)),
            max(0, int(top)),
            min(self._picture.width, int(right) + 1),
            min(self._picture.height, int(bottom) + 1),
        )
        if box[0] >= box[2] or box[1] >= box[3]:
            return []
        data = self._picture.crop(box).tobytes()
        return [(data[i], data[i + 1], data[i + 2]) for i in range(0, len(data), 3)]


@dataclass(frozen=True, slots=True)
class Reached:
    """The contrast of a line with what lies under it."""

    contrast: float
    needed: float

    @property
    def share(self) -> float:
        """Of what is needed."""
        return self.contrast / self.needed

    @property
    def suffices(self) -> bool:
        return self.share >= 1


def worst(lines: Sequence[tuple[Sequence[Colour], float]], ink: Colour) -> Reached:
    """The line that is worst off in an ink; each is given with what it needs."""
    found = [Reached(_contrast(pixels, ink), needed) for pixels, needed in lines if pixels]
    return min(found, key=lambda line: line.share, default=Reached(float("inf"), LEAST))


def _contrast(pixels: Sequence[Colour], ink: Colour) -> float:
    """What all pixels but some stray ones reach at least."""
    ratios = sorted(ratio(luminance(*pixel), luminance(*ink)) for pixel in pixels)
    return ratios[len(ratios) // STRAY]


def _mixed(pixel: Colour, shade: Colour, share: float) -> Colour:
    red, green, blue = (
        round(own * (1 - share) + other * share) for own, other in zip(pixel, shade, strict=True)
    )
    return red, green, blue


def ratio(one: float, other: float) -> float:
    """The contrast of two luminances, 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def luminance(red: int, green: int, blue: int) -> float:
    """Relative luminance of an sRGB colour, 0 to 1."""
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


@cache
def _linear(channel: int) -> float:
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

"""What a picture is to words that are set on it: a dark ground, a light one, or neither."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image as Raster
from PIL import UnidentifiedImageError

WIDE = 240
"""Pixels: the picture is judged from a copy of this width."""
LEAST_TYPICAL, LEAST_WORST = 4.5, 3.0
"""Contrast that half and nine tenths of the ground must give."""
NIGHT = 0.0211
"""Relative luminance of the colour of dark words."""

_FILL = re.compile(r"""(?:fill\s*[:=]\s*["']?)#([0-9a-fA-F]{6})\b""")


class Ground(enum.StrEnum):
    """How words must be set to be read."""

    DARK = "dark"
    """White words."""
    LIGHT = "light"
    """Dark words."""
    BUSY = "busy"
    """White words on a ground of their own."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a frame: ``left``, ``top``, ``right``, ``bottom`` in the frame's unit."""

    left: float
    top: float
    right: float
    bottom: float


def ground_of(picture: Path, frame: tuple[float, float], window: Window) -> Ground:
    """Judge the part of a picture that shows in a window of the frame that it fills.

    The picture covers the frame and is cropped evenly. A drawing (SVG) is judged by its
    first filled shape. What cannot be read leaves the dark ground under it.
    """
    if picture.suffix.lower() == ".svg":
        return _judge(_first_fill(picture))
    try:
        with Raster.open(picture) as image:
            image.draft("RGB", (WIDE * 2, WIDE * 2))
            small = image.convert("RGB").resize(
                (WIDE, max(1, round(WIDE * image.height / image.width))),
                Raster.Resampling.BOX,
            )
    except (OSError, UnidentifiedImageError):
        return Ground.DARK
    scale = max(frame[0] / small.width, frame[1] / small.height)
    left = (small.width - frame[0] / scale) / 2
    top = (small.height - frame[1] / scale) / 2
    part = small.crop(
        (
            round(left + window.left / scale),
            round(top + window.top / scale),
            round(left + window.right / scale),
            round(top + window.bottom / scale),
        )
    )
    data = part.tobytes()
    return _judge([_luminance(*data[i : i + 3]) for i in range(0, len(data), 3)])


def _first_fill(picture: Path) -> list[float]:
    try:
        match = _FILL.search(picture.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return []
    return [_luminance(*bytes.fromhex(match[1]))] if match else []


def _judge(luminances: list[float]) -> Ground:
    if not luminances:
        return Ground.DARK
    ordered = sorted(luminances)
    typical = ordered[len(ordered) // 2]
    bright, dim = ordered[len(ordered) * 9 // 10], ordered[len(ordered) // 10]
    if _ratio(1.0, typical) >= LEAST_TYPICAL and _ratio(1.0, bright) >= LEAST_WORST:
        return Ground.DARK
    if _ratio(typical, NIGHT) >= LEAST_TYPICAL and _ratio(dim, NIGHT) >= LEAST_WORST:
        return Ground.LIGHT
    return Ground.BUSY


def _ratio(lighter: float, darker: float) -> float:
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(red: int, green: int, blue: int) -> float:
    """Relative luminance of an sRGB colour, 0 to 1."""

    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

"""Whether two pictures of a page look the same.

A picture is compared in squares of 8 pixels, which at 50 pixels to the inch is 4 mm, about
a line of text. Of each square and each of red, green and blue the mean counts: it hardly
changes where an edge is smoothed in another way, and it does where there is more or less
ink, or another ink. A square differs where its mean is off by more than 4 of 255 and half
of what its pixels stray from it; so a plain ground may change by next to nothing, and a
square full of small type by as much as another machine's smoothing of it. A page differs
where one square does, or where all squares together are off by more than 1 on average.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

DPI = 50
"""Pixels to the inch."""
SQUARE = 8
"""Pixels."""
PLAIN = 4.0
"""What the mean of a square may be off by where all its pixels are alike, of 255."""
SHARE = 0.5
"""Of what the pixels stray from the mean: how much more it may be off by."""
ON_AVERAGE = 1.0
"""What all squares together may be off by."""

_WHITE = 12
"""Pixels between the pictures that are shown side by side."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a page differs from what it should look like."""

    squares: tuple[tuple[int, int], ...]
    """Those that differ, as column and row, the worst first."""
    average: float
    """What all squares are off by."""
    resized: bool = False
    """Whether the page is of another size."""

    def __str__(self) -> str:
        if self.resized:
            return "its size is another"
        if not self.squares:
            return f"all of it differs a little, by {self.average:.1f} of 255"
        x, y = (round((at + 0.5) * SQUARE / DPI * 25.4) for at in self.squares[0])
        many = f"{len(self.squares)} squares differ" if len(self.squares) > 1 else "it differs"
        return f"{many}, most of all {x} mm from its left edge and {y} mm from its head"


def difference(expected: Image.Image, got: Image.Image) -> Difference | None:
    """How a picture differs from another in RGB; None where it looks the same."""
    if expected.size != got.size:
        return Difference((), 255.0, resized=True)
    off = ImageChops.difference(_means(expected), _means(got))
    strays = ImageChops.lighter(_strays(expected), _strays(got))
    width = off.width
    found: dict[tuple[int, int], float] = {}
    for number, (by, stray) in enumerate(zip(off.tobytes(), strays.tobytes(), strict=True)):
        if (excess := by - PLAIN - SHARE * stray) > 0:
            row, column = divmod(number // 3, width)
            found[column, row] = max(excess, found.get((column, row), 0.0))
    average = sum(off.tobytes()) / len(off.tobytes())
    if not found and average <= ON_AVERAGE:
        return None
    return Difference(tuple(sorted(found, key=lambda at: -found[at])), average)


def side_by_side(expected: Image.Image, got: Image.Image, found: Difference) -> Image.Image:
    """What was expected, what was got, and the latter with the squares that differ marked."""
    marked = Image.blend(got, Image.new("RGB", got.size, "white"), 0.7)
    draw = ImageDraw.Draw(marked)
    for column, row in found.squares:
        x, y = column * SQUARE, row * SQUARE
        draw.rectangle((x, y, x + SQUARE - 1, y + SQUARE - 1), outline="#E6007E")
    pictures = (expected, got, marked)
    size = sum(one.width + _WHITE for one in pictures), max(one.height for one in pictures)
    sheet = Image.new("RGB", size, "#808080")
    x = 0
    for one in pictures:
        sheet.paste(one, (x, 0))
        x += one.width + _WHITE
    return sheet


def _means(picture: Image.Image) -> Image.Image:
    """A pixel for each square, of its mean colour."""
    return picture.reduce(SQUARE)


def _strays(picture: Image.Image) -> Image.Image:
    """A pixel for each square: what its own stray from their mean, on average."""
    means = _means(picture)
    size = means.width * SQUARE, means.height * SQUARE
    plain = means.resize(size, Image.Resampling.NEAREST).crop((0, 0, *picture.size))
    return _means(ImageChops.difference(picture, plain))

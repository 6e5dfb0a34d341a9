"""What comes near the trim keeps clear of it, or goes on to the end of the bleed."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from tests.pages.reading import Box, Page

CLEAR = 5 * 72 / 25.4
"""Points between text and the trim."""
RULE = 2.0
"""Points: what is thinner is a rule, no ground."""
NEAR = 0.1
"""Points that an edge may be off."""
PAINTED = 128
"""What of 255 counts as painted: less is the edge of something, smoothed."""


def near_trim(page: Page) -> Iterator[str]:
    """Text that may be cut."""
    inside = page.trim.grown(-CLEAR + 0.01)
    for text in page.texts:
        if text.box.within(inside) != text.box:
            box = text.box
            gap = min(box.left, box.top, page.width - box.right, page.height - box.bottom)
            yield f"page {page.name}: {text} stands {gap / 72 * 25.4:.2f} mm from the trim"


def across_trim(page: Page) -> Iterator[str]:
    """Rules that cross the trim, and grounds that cross it and end before the bleed does.

    Of a picture only the whole matters: see ``short_of_bleed``.
    """
    sheet = page.trim.grown(page.bleed)
    for mark in page.marks:
        box = mark.box
        if mark.picture or box.within(page.trim.grown(NEAR)) == box:
            continue
        if min(box.width, box.height) < RULE:
            yield f"page {page.name}: the rule at {box} crosses the trim"
        elif any(NEAR < over < page.bleed - NEAR for over in _over(box, page)):
            yield f"page {page.name}: the ground at {box} ends in the bleed, which is {sheet}"


def _over(box: Box, page: Page) -> tuple[float, float, float, float]:
    """How far a box goes beyond the trim on each side."""
    return -box.left, -box.top, box.right - page.width, box.bottom - page.height


def short_of_bleed(page: Page, paint: Image.Image) -> Iterator[str]:
    """Sides on which something is painted up to the trim but not through all of the bleed.

    ``paint`` is the page within its bleed, as ``rendering.paints`` gives it. The edge of a
    thing may run aslant through the bleed.
    """
    bleed = round(page.bleed)
    sides = {"head": 0, "right-hand side": 90, "foot": 180, "left-hand side": 270}
    for side, turn in sides.items():
        rows = _rows(paint.rotate(turn, expand=True), bleed)
        trim, beyond = rows[-1], rows[:-1]
        bare = [
            x for x, on in enumerate(trim) if on and not all(_near(r, x, bleed) for r in beyond)
        ]
        if bare:
            yield (
                f"page {page.name}: what is painted at the trim of the {side}, "
                f"{len(bare)} pt wide, does not reach the end of the bleed"
            )


def _rows(paint: Image.Image, bleed: int) -> list[list[bool]]:
    """Whether the points in each row from the sheet's end to a point within the trim are
    painted; a row without its corners."""
    strip = paint.crop((bleed, 0, paint.width - bleed, bleed + 1))
    values = strip.tobytes()
    width = strip.width
    # The outermost may be a part of a point only.
    return [
        [value >= PAINTED for value in values[y * width : (y + 1) * width]]
        for y in range(1, bleed + 1)
    ]


def _near(row: list[bool], x: int, by: int) -> bool:
    return row[x] or any(row[max(0, x - by) : x + by + 1])

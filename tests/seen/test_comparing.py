"""The comparison itself: what it must see, and what it must not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageEnhance

from hm.compose.house import House
from hm.compose.tokens import read_tokens
from tests.proof.building import Built
from tests.seen.comparing import DPI, difference, side_by_side
from tests.seen.pictures import SPECIMEN, draw, kept

LINE = round(12 / 72 * DPI)
"""Pixels."""


COLOURS = {colour.name: colour.screen for colour in read_tokens(House(SPECIMEN)).colours()}


def page(name: str) -> Image.Image:
    picture = kept(name)
    assert picture
    return picture


def moved(picture: Image.Image, head: float, by: int) -> Image.Image:
    """The page with what is below ``head``, a share of its height, moved down."""
    top = round(head * picture.height)
    result = picture.copy()
    result.paste(picture.crop((0, top, picture.width, picture.height - by)), (0, top + by))
    return result


def recoloured(picture: Image.Image, colour: str, by: tuple[int, int, int]) -> Image.Image:
    """The page with what is in a colour of the house in another one."""
    old = COLOURS[colour]
    new = tuple(max(0, min(255, value + more)) for value, more in zip(old, by, strict=True))
    off = ImageChops.difference(picture, Image.new("RGB", picture.size, old)).convert("L")
    near = off.point(lambda value: 255 * (value < 9))
    return Image.composite(Image.new("RGB", picture.size, new), picture, near)


def without(picture: Image.Image, *box: float) -> Image.Image:
    """The page with nothing in a part of it: left, top, right, bottom as shares of it."""
    result = picture.copy()
    size = (*picture.size, *picture.size)
    corners = [share * whole for share, whole in zip(box, size, strict=True)]
    ImageDraw.Draw(result).rectangle(corners, fill="white")
    return result


CHANGES: dict[str, tuple[str, Callable[[Image.Image], Image.Image]]] = {
    "all of the page a line lower": ("comment", lambda p: moved(p, 0, LINE)),
    "its text a line lower": ("profile", lambda p: moved(p, 0.5, LINE)),
    "its last lines a line lower": ("comment", lambda p: moved(p, 0.8, LINE)),
    "its text half a line lower": ("tips", lambda p: moved(p, 0.5, LINE // 2)),
    "another accent": ("comment", lambda p: recoloured(p, "blue-accent", (-21, 22, -61))),
    "an accent a little darker": ("comment", lambda p: recoloured(p, "blue-accent", (-8, -8, -8))),
    "a tint a little darker": ("comment", lambda p: recoloured(p, "blue-tint", (-6, -6, -6))),
    "paler type": ("tips", lambda p: ImageEnhance.Contrast(p).enhance(0.93)),
    "no picture": ("profile", lambda p: without(p, 0.66, 0, 1, 0.3)),
    "no folio": ("tips", lambda p: without(p, 0, 0.95, 0.3, 0.99)),
    "no tab": ("legal", lambda p: without(p, 0.7, 0.01, 1, 0.04)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_style_is_seen(change: str) -> None:
    name, make = CHANGES[change]
    before = page(name)
    assert difference(before, make(before))
    assert difference(before, before) is None


@pytest.mark.parametrize("fine", [2, 4])
def test_smoothing_is_not_seen(fine: int, wheelbarrow: Built) -> None:
    """Pages drawn coarser or finer, so that every edge is smoothed in another way."""
    pages = draw(wheelbarrow.out("issue-1") / "issue-1-screen.pdf", fine)
    for name, other in pages.items():
        with Image.open(wheelbarrow.root / f"{name}.png") as usual:
            assert difference(usual.convert("RGB"), other.convert("RGB")) is None, name


def test_what_differs_is_told_and_shown() -> None:
    before = Image.new("RGB", (413, 584), "white")
    after = before.copy()
    ImageDraw.Draw(after).rectangle((200, 96, 207, 111), fill="black")
    found = difference(before, after)
    assert str(found) == (
        "2 squares differ, most of all 104 mm from its left edge and 51 mm from its head"
    )
    assert found
    shown = side_by_side(before, after, found)
    assert [x for x in range(shown.width) if shown.getpixel((x, 100)) == (0, 0, 0)] == [
        *range(625, 633)
    ]


def test_another_size_is_another_page() -> None:
    before = page("comment")
    assert str(difference(before, before.crop((0, 0, 400, 500)))) == "its size is another"

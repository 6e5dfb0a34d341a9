"""Words on the picture of the cover: what is done so that they can be read, and what is told."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from tests.layout.small import MM, Built, Small

WHITE, NIGHT = (255, 255, 255), (0, 39, 85)
TOP, BLOCK = "the nameplate and the line below it", "the headline and what goes with it"
RULE = "low-cover-contrast"


def cover(root: Path, picture: str | bytes, words: str = "", more: str = "") -> Built:
    name = "cover.svg" if isinstance(picture, str) else "cover.png"
    words = words or "  headline: What the wall saw\n  points: [A chair]\n  text: (and no more)\n"
    return (
        Small(root)
        .put(f"images/{name}", picture)
        .issue(
            f"cover:\n{more}  image: images/{name}\n  alt: A wall\n  credit: null\n{words}"
            "flatplan: {cover: cover}\n"
        )
        .build()
    )


def flat(colour: str) -> bytes:
    return png(Image.new("RGB", (432, 606), colour))


def png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def contrast(made: Built, words: str) -> float:
    """The contrast of words with what lies right beside them."""
    with pypdfium2.PdfDocument(made.path("screen")) as pdf:
        text = pdf[0].get_textpage()
        found = text.search(words).get_next()
        assert found, words
        boxes = [text.get_charbox(found[0] + n) for n in range(found[1])]
        height = pdf[0].get_height()
    left, top = min(box[0] for box in boxes), height - max(box[3] for box in boxes)
    right, bottom = max(box[2] for box in boxes), height - min(box[1] for box in boxes)
    scale = 4
    page = made.page("screen", 0, 72 * scale)
    letters = page.crop(tuple(round(v * scale) for v in (left, top, right, bottom)))
    beside = page.getpixel((round((left - 2) * scale), round((top + bottom) / 2 * scale)))
    assert isinstance(beside, tuple)
    pixels = [pixel for _, pixel in letters.getcolors(999999) or [] if isinstance(pixel, tuple)]
    return max(_ratio(pixel, beside) for pixel in pixels)


def _ratio(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    lights = sorted(_light(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: tuple[int, ...]) -> float:
    parts = [channel / 255 for channel in colour[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def told(made: Built) -> list[str]:
    """Which words would not be read."""
    return sorted(fault.message.partition(" would")[0] for fault in made.said(RULE))


@pytest.mark.parametrize(
    ("colour", "letters"), [("#223344", WHITE), ("#00756E", WHITE), ("#EEEEDD", NIGHT)]
)
def test_dark_and_light_pictures_need_nothing(
    colour: str, letters: tuple[int, int, int], small_root: Path
) -> None:
    made = cover(small_root, flat(colour))
    assert told(made) == []
    page = made.page("screen", 0, 144)
    assert letters in {pixel for _, pixel in page.getcolors(999999) or []}
    # The picture is as it was, beside the words and anywhere.
    ground = Image.new("RGB", (1, 1), colour).getpixel((0, 0))
    for x, y in ((5, 5), (5, 80), (110, 80), (200, 290)):
        assert page.getpixel((round(x * MM * 2), round(y * MM * 2))) == ground
    for words in ("little magazine", "issue 1", "What the wall", "A chair", "(and no"):
        assert contrast(made, words) >= 4.5


@pytest.mark.parametrize("colour", ["#888888", "#5F8F6F", "#B07048"])
def test_a_middling_picture_is_shaded(colour: str, small_root: Path) -> None:
    made = cover(small_root, flat(colour))
    assert told(made) == [BLOCK, TOP]
    for fault in made.said(RULE):
        assert fault.place.path.endswith("/issue.yaml")
        assert fault.place.line == 5
        assert "4.5 : 1 is needed" in fault.message
        assert "shaded" in str(fault.help)
    for words in ("little magazine", "issue 1", "What the wall", "A chair", "(and no"):
        assert contrast(made, words) >= 4.5
    # Away from the words it is as it was, and nothing ends in an edge.
    page = made.page("screen", 0, 72)
    ground = Image.new("RGB", (1, 1), colour).getpixel((0, 0))
    assert page.getpixel((round(205 * MM), round(200 * MM))) == ground
    row = [page.getpixel((x, round(200 * MM))) for x in range(page.width)]
    steps = [
        abs(a - b)
        for one, other in pairwise(row)
        for a, b in zip(one, other, strict=True)  # type: ignore[arg-type]
    ]
    assert max(steps) < 6


def test_a_picture_in_black_and_white_is_covered(small_root: Path) -> None:
    crowd = Image.new("RGB", (432, 606), "#000000")
    pen = ImageDraw.Draw(crowd)
    for x in range(0, 432, 32):
        pen.rectangle((x, 0, x + 15, 606), "#FFFFFF")
    made = cover(small_root, png(crowd))
    assert told(made) == [BLOCK, TOP]
    assert all("ground of their own" in str(fault.help) for fault in made.said(RULE))
    page = made.page("screen", 0, 72)
    # As wide as the words and as high, and no more.
    assert [page.getpixel((round(x * MM), round(70 * MM))) for x in (2, 60, 105)] == [NIGHT] * 3
    assert page.getpixel((round(100 * MM), round(2 * MM))) == NIGHT
    assert {page.getpixel((x, round(200 * MM))) for x in range(page.width)} >= {
        (0, 0, 0),
        (255, 255, 255),
    }
    assert contrast(made, "(and no") >= 4.5


def test_a_drawing_is_judged_by_what_lies_under_the_words(small_root: Path) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 216 303">'
        '<rect width="216" height="303" fill="{}"/><rect width="{}" height="150" fill="{}"/></svg>'
    )
    # Its first shape is light, but the words stand on the second.
    assert told(cover(small_root, drawing.format("#FFFFFF", 216, "#222222"))) == []
    # Its first shape is dark, but part of the words stands on one that is neither.
    made = cover(small_root, drawing.format("#222222", 60, "#999999"))
    assert told(made) == [BLOCK, TOP]


def test_a_focal_point_decides_what_lies_under_the_words(small_root: Path) -> None:
    wide = Image.new("RGB", (2400, 606), "#101010")
    wide.paste(Image.new("RGB", (1600, 606), "#8C8C8C"), (800, 0))
    for focus, expected in (("0% 50%", []), ("100% 50%", [BLOCK, TOP])):
        made = cover(small_root, png(wide), more=f"  focus: {focus}\n")
        assert told(made) == expected


def test_large_words_need_less(small_root: Path) -> None:
    # White on this grey reaches 3.5.
    large = cover(small_root, flat("#898989"), "  headline: What the wall saw\n")
    assert told(large) == [TOP]
    assert "4.5 : 1" in large.said(RULE)[0].message
    small = cover(small_root, flat("#898989"), "  text: (and no more)\n")
    assert told(small) == [BLOCK, TOP]


def test_the_fault_can_be_silenced(small_root: Path) -> None:
    made = cover(small_root, flat("#888888"), more=f"  # hm: ignore {RULE}\n")
    assert told(made) == []
    assert made.said("idle-ignore") == []

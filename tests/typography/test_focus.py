"""Pictures are cropped by their focal point, and never stretched."""

from __future__ import annotations

import ctypes
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from hm.cli import run
from tests.pages.reading import Box
from tests.proof.building import TINY, Built, article, copy_magazine, replace
from tests.typography.conftest import BLUE, GREEN, RED, YELLOW

SCALE = 2
"""Pixels in a point."""

FOCUSED = {
    "the cover": (0, (0, 50)),
    "the letter": (2, (100, 0)),
    "a news story": (3, (50, 100)),
    "a feature’s opener": (4, (0, 0)),
    "a picture in a column": (5, (50, 100)),
    "a profile panel": (5, (0, 100)),
    "an interview": (6, (50, 0)),
    "a comment": (8, (100, 50)),
    "a profile": (9, (0, 100)),
}
"""The page of each picture, and its focal point per cent."""


@dataclass(frozen=True)
class Crop:
    """A picture on a page: how it is drawn, and what shows of it."""

    drawn: Box
    shown: Box
    pixels: Image.Image

    def meeting(self) -> tuple[float, float]:
        """Where the four colours meet in what shows, in its widths and heights.

        Words on the picture hide some of it, so that the colours of a row or column are
        told by the most of its pixels.
        """
        small = self.pixels.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE)
        width, height = small.size
        columns = [small.crop((x, 0, x + 1, height)).histogram() for x in range(width)]
        rows = [small.crop((0, y, width, y + 1)).histogram() for y in range(height)]
        left = sum(found[0] + found[2] > found[1] + found[3] for found in columns)
        above = sum(found[0] + found[1] > found[2] + found[3] for found in rows)
        return left / width, above / height


def _palette() -> Image.Image:
    palette = Image.new("P", (1, 1))
    palette.putpalette([*RED, *GREEN, *BLUE, *YELLOW])
    return palette


def crops(path: Path) -> dict[int, list[Crop]]:
    """The pictures of every page, in the order they are painted."""
    found: dict[int, list[Crop]] = {}
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            left, bottom, right, top = page.get_mediabox()
            sheet = Box(0, 0, right - left, top - bottom)
            paint = page.render(scale=SCALE).to_pil()
            for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=9):
                x1, y1, x2, y2 = thing.get_bounds()
                drawn = Box(x1 - left, top - y2, x2 - left, top - y1)
                shown = drawn.within(sheet)
                for xs, ys in clips(thing):
                    path_box = Box(min(xs) - left, top - max(ys), max(xs) - left, top - min(ys))
                    shown = shown.within(path_box)
                edges = (shown.left, shown.top, shown.right, shown.bottom)
                pixels = paint.crop(tuple(round(edge * SCALE) for edge in edges))
                found.setdefault(number, []).append(Crop(drawn, shown, pixels))
    return found


def clips(thing: Any) -> Iterator[tuple[list[float], list[float]]]:
    """The horizontal and vertical positions of the paths that clip a thing."""
    clip = pdfium.FPDFPageObj_GetClipPath(thing.raw)
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        xs, ys = [], []
        for number in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            x, y = ctypes.c_float(), ctypes.c_float()
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, number)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            xs.append(x.value)
            ys.append(y.value)
        if xs:
            yield xs, ys


@pytest.fixture(scope="module")
def pictures(comma: Built) -> dict[int, list[Crop]]:
    return crops(comma.out("issue-1") / "issue-1-print.pdf")


@pytest.mark.parametrize("what", FOCUSED)
def test_a_crop_keeps_the_focal_point(pictures: dict[int, list[Crop]], what: str) -> None:
    page, focus = FOCUSED[what]
    crop = pictures[page][what == "a profile panel"]
    drawn, shown = crop.drawn, crop.shown
    parts = (shown.width / drawn.width, shown.height / drawn.height)
    assert min(parts) < 0.97, "nothing is cropped: the test would prove nothing"
    for met, part, per_cent in zip(crop.meeting(), parts, focus, strict=True):
        expected = (0.5 - (1 - part) * per_cent / 100) / part
        assert met == pytest.approx(min(1, max(0, expected)), abs=0.02)


def test_no_picture_is_stretched(pictures: dict[int, list[Crop]]) -> None:
    every = [crop.drawn for found in pictures.values() for crop in found]
    assert len(every) == len(FOCUSED)
    shapes = {round(box.height / box.width, 2) for box in every}
    assert shapes == {1.0, 3.0}


def test_web_pages_keep_the_focal_point(comma: Built) -> None:
    web = comma.out("issue-1") / "web"
    for name, focus in {
        "words.html": ["0% 0%", "50% 100%", "0% 100%"],
        "view.html": ["100% 50%"],
        "index.html": ["0% 50%", "100% 0%"],
    }.items():
        html = (web / name).read_text(encoding="utf-8")
        found = re.findall(r'<img[^>]*style="object-position: ([^"]+)"', html)
        assert found[: len(focus)] == focus


BAD = {
    "the cover": (
        "issue.yaml",
        "  alt: A very small desk\n",
        "  alt: A very small desk\n  focus: top\n",
        "top",
        "‘top’ is not a point of a picture",
    ),
    "the lead picture": (
        "articles/small-office.md",
        "  credit: Bea Sketch\n",
        "  credit: Bea Sketch\n  focus: 140% 20%\n",
        "140%",
        "‘140% 20%’ is not a point of a picture",
    ),
    "a list": (
        "articles/small-office.md",
        "  credit: Bea Sketch\n",
        "  credit: Bea Sketch\n  focus: [40%, 20%]\n",
        "[40%",
        "this should be a point of the picture",
    ),
    "a picture in the text": (
        "articles/small-office.md",
        '{credit="Bea Sketch" place',
        '{credit="Bea Sketch" focus="40" place',
        '40" place',
        "‘40’ is not a point of a picture",
    ),
    "a profile panel": (
        "articles/small-office.md",
        "::: pull-quote",
        '::: profile {image="images/lamp.svg" alt="x" focus="a b"}\n:::\n\n::: pull-quote',
        "a b",
        "‘a b’ is not a point of a picture",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_point_is_told_with_its_place(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, old, new, value, message = BAD[what]
    root = copy_magazine(TINY, tmp_path / "magazine")
    path = root / "issues/issue-1" / file
    replace(path, old, new)
    before = path.read_text(encoding="utf-8").partition(value)[0]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    monkeypatch.chdir(root)
    run(["check", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert [
        (one["path"], one["line"], one["column"], one["message"])
        for one in told
        if one["rule"] == "bad-value"
    ] == [(str(path.relative_to(root)), *place, message)]


def test_a_point_in_braces_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_magazine(TINY, tmp_path / "magazine")
    replace(
        article(root, "small-office"), '{credit="Bea Sketch" place', '{focus="40.5% 100%" place'
    )
    monkeypatch.chdir(root)
    run(["check", "--format", "json"])
    rules = {one["rule"] for one in json.loads(capsys.readouterr().out)}
    assert rules.isdisjoint({"bad-value", "unknown-attribute"})

"""The print PDF: boxes, inks, marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Object

from hm.compose.house import House
from hm.compose.tokens import read_tokens
from hm.editions import print as print_edition
from hm.editions.colour import press
from hm.model.sheet import Laid
from tests.editions.conftest import ROOT

MM = 72 / 25.4
SCALE = 4


def things(pdf: pikepdf.Pdf) -> list[Object]:
    """Every dictionary and stream that the pages draw with, each once."""
    found: list[Object] = []
    seen: set[tuple[int, int]] = set()

    def walk(thing: object) -> None:
        if isinstance(thing, Array):
            for part in thing:
                walk(part)
        elif isinstance(thing, Dictionary | pikepdf.Stream):
            if thing.is_indirect and thing.objgen in seen:
                return
            seen.add(thing.objgen)
            found.append(thing)
            for key in thing.keys():  # noqa: SIM118
                if key != "/Parent":
                    walk(thing[key])

    for page in pdf.pages:
        walk(page.obj.Resources)
    return found


def contents(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Every content stream of the document: pages, forms, patterns."""
    for page in pdf.pages:
        yield page.obj.Contents
    for thing in things(pdf):
        if thing.get("/Subtype") == Name.Form or thing.get("/PatternType") == 1:
            yield thing


def operators(stream: Object) -> list[tuple[tuple[float, ...], str]]:
    return [
        (tuple(float(n) for n in i.operands if not isinstance(n, Name)), str(i.operator))
        for i in pikepdf.parse_content_stream(stream)
        if str(i.operator) in {"rg", "RG", "k", "K", "g", "G"}
    ]


@pytest.fixture(scope="module")
def sheets(built):
    """Every page as a picture, whose lower left corner is that of the slug."""
    document = pypdfium2.PdfDocument(built.out / "issue-7-print.pdf")
    yield [page.render(scale=SCALE).to_pil().convert("L") for page in document]
    document.close()


def dark(sheet, x: float, y: float, reach: float = 0.5) -> bool:
    """Whether anything dark stands within ``reach`` mm of a point; mm from the trim's
    lower left corner."""
    px, py = ((x + 13) * MM * SCALE, sheet.height - (y + 13) * MM * SCALE)
    r = reach * MM * SCALE
    around = sheet.crop((int(px - r), int(py - r), int(px + r) + 1, int(py + r) + 1))
    return bool(around.getextrema()[0] < 128)


def test_boxes(print_pdf):
    assert len(print_pdf.pages) == 8
    for page in print_pdf.pages:
        boxes = {key: [float(n) / MM for n in page.obj[key]] for key in
                 ("/MediaBox", "/BleedBox", "/TrimBox")}  # fmt: skip
        assert boxes["/TrimBox"] == pytest.approx([0, 0, 210, 297], abs=1e-5)
        assert boxes["/BleedBox"] == pytest.approx([-3, -3, 213, 300], abs=1e-5)
        assert boxes["/MediaBox"] == pytest.approx([-13, -13, 223, 310], abs=1e-5)


def test_no_rgb_is_left(print_pdf):
    seen = 0
    for stream in contents(print_pdf):
        used = operators(stream)
        assert not [name for _, name in used if name in {"rg", "RG"}]
        seen += len(used)
    assert seen > 30
    for page in print_pdf.pages:
        assert Name.DeviceCMYK == page.obj.Group.CS
    shadings = [thing.ColorSpace for thing in things(print_pdf) if "/ShadingType" in thing]
    groups = [thing.Group.CS for thing in things(print_pdf) if "/Group" in thing]
    assert set(shadings) == set(groups) == {Name.DeviceCMYK, Name.DeviceGray}


def test_tokens_take_their_press_values(print_pdf):
    used = operators(print_pdf.pages[0].obj.Contents)
    assert ((0, 0.9, 0.85, 0.15), "k") in used  # the ground, red-accent
    assert ((0.9, 0.6, 0, 0), "k") in used  # the headline, blue-accent
    assert ((0, 0, 0, 1), "k") in used
    (gradient,) = [
        thing
        for thing in things(print_pdf)
        if thing.get("/ShadingType") == 2 and thing.ColorSpace == Name.DeviceCMYK
    ]
    ends = gradient.Function.Functions[0]
    assert [float(n) for n in ends.C0] == [0, 0.9, 0.85, 0.15]
    assert [float(n) for n in ends.C1] == [0.9, 0.6, 0, 0]


def test_what_has_no_colour_is_printed_in_black_ink(print_pdf):
    for page in print_pdf.pages:
        first = operators(page.obj.Contents)[:2]
        assert first == [((0, 0, 0, 1), "k"), ((0, 0, 0, 1), "K")]
    patterns = [s for s in contents(print_pdf) if "/PatternType" in s]
    assert patterns
    for pattern in patterns:
        assert operators(pattern)[:2] == [((0, 0, 0, 1), "k"), ((0, 0, 0, 1), "K")]


def test_masks_are_light_not_ink(print_pdf):
    masks = [
        thing.SMask.G for thing in things(print_pdf) if isinstance(thing.get("/SMask"), Dictionary)
    ]
    assert masks
    greys = [pair for mask in masks for pair in operators(mask)]
    assert {name for _, name in greys} == {"g"}
    assert pytest.approx(0.502, abs=0.001) in [values[0] for values, _ in greys]


def test_content_that_holds_strings_is_changed_in_its_colours_only(fragments, built, tmp_path):
    path = tmp_path / "strings.pdf"
    with pikepdf.open(fragments["cover"]) as pdf:
        page = pdf.pages[0].obj
        odd = b"\n/Artifact BMC (\n1 0 0 rg\n) pop 1 0 0 rg .8 0.172549 0.129412 RG EMC"
        page.Contents.write(page.Contents.read_bytes() + odd.replace(b" pop", b" Tj"))
        pdf.save(path)
    first = replace(built.laid.runs[0], fragment=path)
    laid = Laid((first, *built.laid.runs[1:]))
    (made,) = print_edition.write(built.issue, laid, built.house, tmp_path)
    with pikepdf.open(made) as pdf:
        content = pdf.pages[0].obj.Contents
        (string,) = [
            bytes(i.operands[0])
            for i in pikepdf.parse_content_stream(content)
            if str(i.operator) == "Tj"
        ]
        assert string == b"\n1 0 0 rg\n"
        used = operators(content)
        assert ((0, 1, 1, 0), "k") in used
        assert ((0, 0.9, 0.85, 0.15), "K") in used
        assert not [name for _, name in used if name in {"rg", "RG"}]


def test_other_colours_never_take_too_much_ink():
    inks = press(read_tokens(House(ROOT)).colours())
    steps = [n / 10 for n in range(11)]
    for rgb in ((r, g, b) for r in steps for g in steps for b in steps):
        mixed = inks.mix(rgb)
        assert all(0 <= part <= 1 for part in mixed)
        assert sum(mixed) <= 2.0000001 or tuple(mixed) in {
            colour.press for colour in read_tokens(House(ROOT)).colours()
        }
    assert [float(n) for n in inks.numbers((0.5, 0.5, 0.5))] == [0, 0, 0, 0.5]
    assert [float(n) for n in inks.numbers((0, 0, 1))] == [1, 1, 0, 0]


def test_crop_marks_stand_at_the_corners_outside_the_bleed(sheets):
    for sheet in sheets:
        for x, outward in ((0, -1), (210, 1)):
            for y, upward in ((0, -1), (297, 1)):
                assert dark(sheet, x, y + upward * 5, 0.2)
                assert dark(sheet, x + outward * 5, y, 0.2)
    plain = sheets[1]
    for x, outward in ((0, -1), (210, 1)):
        for y, upward in ((0, -1), (297, 1)):
            assert not dark(plain, x, y + upward * 2.5, 0.3)
            assert not dark(plain, x + outward * 2.5, y, 0.3)
            assert not dark(plain, x, y + upward * 9, 0.5)


def test_crop_marks_are_on_every_plate(print_pdf):
    form = print_pdf.pages[0].obj.Resources.XObject["/hm-marks"]
    space = form.Resources.ColorSpace.All
    assert isinstance(space, Array)
    assert list(space)[:3] == [Name.Separation, Name.All, Name.DeviceCMYK]
    assert form.read_bytes().count(b" l S") == 8
    assert b"0.25 w" in form.read_bytes()


def test_the_ground_bleeds_and_ends_at_the_bleed(sheets):
    cover = sheets[0]
    assert dark(cover, -2.5, 280, 0.2)
    assert dark(cover, 212.5, 280, 0.2)
    assert not dark(cover, -4, 280, 0.5)
    assert not dark(cover, 214, 280, 0.5)
    assert not dark(cover, 100, 302, 0.5)


def test_the_slug_names_the_file_the_issue_and_the_page(print_pdf, sheets):
    # Drawn as outlines, there is no text to read: count the letters and compare the pages.
    marked = [page.obj.Contents.read_bytes().rpartition(b"/hm-marks Do")[2] for page in
              print_pdf.pages]  # fmt: skip
    letters = [slug.count(b" 0 cm") for slug in marked]
    names = ["Cover", "Inside front cover", "page 1", "page 2", "page 3", "page 4",
             "Inside back cover", "Back cover"]  # fmt: skip
    assert letters == [len(name) for name in names]
    assert len(set(marked)) == 8
    common = print_pdf.pages[0].obj.Resources.XObject["/hm-marks"].read_bytes()
    assert common.count(b" 0 cm") == len("issue-7-print.pdf  Healthcare Manager 7, winter 2011")
    assert dark(sheets[0], 20, -8, 10)


def test_marks_are_artifacts(print_pdf):
    for page in print_pdf.pages:
        content = page.obj.Contents.read_bytes()
        assert content.count(b"/hm-marks Do") == 1
        tail = content[content.index(b"/Artifact <<") :]
        assert tail.startswith(b"/Artifact <</Type /Page>> BDC\n/hm-marks Do")
        assert tail.endswith(b"EMC\n")

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
from hm.editions.profile import SHIPPED, PressProfile
from hm.model.issue import PressTerms
from hm.model.sheet import Laid
from tests.editions.conftest import ROOT

MM = 72 / 25.4
PROFILE = PressProfile((ROOT / SHIPPED).read_bytes(), "")
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
        assert ((0, 0.9, 0.85, 0.15), "K") in used  # a token, which knows its inks
        (red,) = {inks for inks, name in used if name == "k"} & {PROFILE.ink(255, 0, 0)}
        assert red[1] > 0.8 > 0.3 > red[0]
        assert not [name for _, name in used if name in {"rg", "RG"}]


def test_other_colours_go_through_the_profile_and_greys_into_black():
    tokens = read_tokens(House(ROOT)).colours()
    inks = press(tokens, PROFILE.ink)
    steps = [n / 10 for n in range(11)]
    for rgb in ((r, g, b) for r in steps for g in steps for b in steps):
        mixed = inks.mix(rgb)
        assert all(0 <= part <= 1 for part in mixed)
        assert sum(mixed) <= 3.01
    assert [float(n) for n in inks.numbers((0.5, 0.5, 0.5))] == [0, 0, 0, 0.5]
    assert [float(n) for n in inks.numbers((0, 0, 0))] == [0, 0, 0, 1]
    blue = [float(n) for n in inks.numbers((0, 0, 1))]
    assert blue[0] > 0.8
    assert blue[1] > 0.6
    assert blue[2] < 0.1


def test_it_says_that_it_is_pdf_x_4_and_for_what_press(print_pdf):
    assert print_pdf.pdf_version == "1.6"
    (intent,) = print_pdf.Root.OutputIntents
    assert intent.S == Name.GTS_PDFX
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert str(intent.RegistryName) == "http://www.color.org"
    profile = intent.DestOutputProfile
    assert int(profile.N) == 4
    assert profile.read_bytes() == (ROOT / SHIPPED).read_bytes()
    assert print_pdf.docinfo.Trapped == Name("/False")
    with print_pdf.open_metadata() as metadata:
        assert metadata["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert metadata["pdf:Trapped"] == "False"
        assert metadata["xmpMM:RenditionClass"] == "default"
        assert metadata["xmpMM:DocumentID"].startswith("uuid:")
        assert metadata["xmp:CreateDate"] == "2011-12-01T00:00:00Z"


def test_a_press_is_given_nothing_that_a_reader_clicks_or_hears(print_pdf):
    assert not {"/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/OpenAction"} & set(
        print_pdf.Root.keys()
    )
    for page in print_pdf.pages:
        assert not {"/Annots", "/StructParents", "/AA"} & set(page.obj.keys())
        assert b"MCID" not in page.obj.Contents.read_bytes()
    assert "/PageLabels" in print_pdf.Root


def test_black_text_overprints_and_nothing_else_does(print_pdf):
    checked = 0
    for page in print_pdf.pages:
        black, over, kept = False, False, []
        states = page.obj.Resources.ExtGState
        for instruction in pikepdf.parse_content_stream(page.obj.Contents):
            name = str(instruction.operator)
            if name == "q":
                kept.append((black, over))
            elif name == "Q":
                black, over = kept.pop()
            elif name == "k":
                black = [float(n) for n in instruction.operands] == [0, 0, 0, 1]
            elif name == "gs":
                over = bool(states[str(instruction.operands[0])].get("/op", over))
            elif name in ("Tj", "TJ"):
                assert over == black
                checked += black
            elif name in ("f", "f*", "B", "Do", "sh"):
                assert not over
    assert checked > 5


def test_with_errors_it_says_on_every_page_that_it_is_not_for_press(built, tmp_path):
    clean = (built.out / "issue-7-print.pdf").read_bytes()
    assert b"not for press" not in clean
    (path,) = print_edition.write(built.issue, built.laid, built.house, tmp_path, 2)
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo.Keywords) == "not for press: 2 errors"
        with pdf.open_metadata() as metadata:
            assert metadata["pdf:Keywords"] == "not for press: 2 errors"
        form = pdf.pages[5].obj.Resources.XObject["/hm-marks"].read_bytes()
    document = pypdfium2.PdfDocument(path)
    for page in document:
        sheet = page.render(scale=SCALE).to_pil().convert("L")
        assert dark(sheet, 20, 305, 4)
    document.close()
    assert form.count(b"0 1 1 0 k") == 1
    again = print_edition.write(built.issue, built.laid, built.house, tmp_path / "one", 1)
    with pikepdf.open(again[0]) as pdf:
        assert str(pdf.docinfo.Keywords) == "not for press: 1 error"


def test_colour_bars_where_the_printer_wants_them(built, tmp_path):
    terms = PressTerms(bars=True)
    issue = replace(built.issue, magazine=replace(built.issue.magazine, press=terms))
    (path,) = print_edition.write(issue, built.laid, built.house, tmp_path)
    with pikepdf.open(path) as pdf:
        form = pdf.pages[0].obj.Resources.XObject["/hm-marks"]
        bars = [inks for inks, name in operators(form) if name == "k"][1:]
        patches = [
            [float(n) / MM for n in i.operands]
            for i in pikepdf.parse_content_stream(form)
            if str(i.operator) == "re"
        ]
    assert {(1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)} <= set(bars)
    assert len(bars) == len(patches) == 12
    for x, y, width, height in patches:
        assert 0 < x < x + width < 210
        assert 300 < y < y + height < 310


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
    assert common.count(b" 0 cm") == len(
        "issue-7-print.pdf  Healthcare Manager 7, winter 2011  2011-12-01"
    )
    assert dark(sheets[0], 20, -8, 10)

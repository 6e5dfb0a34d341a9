"""What ``hm preflight`` says of good PDFs, and of PDFs with a fault each."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Dictionary, Name, Pdf

from hm.check.registry import rules
from hm.cli import run
from tests.preflight import faults
from tests.preflight.conftest import Change, Told

Made = Callable[..., Path]
Ask = Callable[..., Told]


def font(rights: int) -> bytes:
    """A TrueType font of two letters with these licence bits."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "H", "i"])
    builder.setupCharacterMap({72: "H", 105: "i"})
    pen = TTGlyphPen(None)
    for x, y in ((0, 0), (0, 700), (300, 700)):
        (pen.lineTo if y or x else pen.moveTo)((x, y))
    pen.closePath()
    glyph = pen.glyph()
    builder.setupGlyf({".notdef": glyph, "H": glyph, "i": glyph})
    builder.setupHorizontalMetrics({".notdef": (400, 0), "H": (400, 0), "i": (400, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Kept", "styleName": "Regular"})
    builder.setupOS2(fsType=rights)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def test_good_pdfs_have_no_faults(fit: Path, preflight: Ask, monkeypatch) -> None:
    monkeypatch.chdir(fit)
    told = preflight("--strict")
    assert told.findings == []
    assert told.code == 0
    assert "issue-1-print.pdf: 8 pages for print; no faults found" in told.err
    assert "issue-1-screen.pdf: 8 pages for screen; no faults found" in told.err


PRINT: list[tuple[str, Change, str]] = [
    ("off-press-colour", faults.rgb_picture, "(300 × 300 pixels, 30 mm from the left, 237 mm"),
    ("off-press-colour", faults.rgb_picture, "is in DeviceRGB"),
    ("off-press-colour", faults.lab_picture, "is in Lab"),
    ("off-press-colour", faults.indexed_picture, "is in indexed DeviceRGB"),
    ("off-press-colour", faults.profiled_picture, "is in ICC-based RGB"),
    ("off-press-colour", faults.inline_picture, "the picture ‘inline’ (20 × 20 pixels"),
    ("off-press-colour", faults.rgb_text, "1 text line in DeviceRGB"),
    ("off-press-colour", faults.rgb_in_a_form, "1 area in DeviceRGB"),
    ("off-press-colour", faults.rgb_gradient, "1 gradient in DeviceRGB"),
    ("missing-output-intent", faults.no_intent, "has no output intent"),
    ("missing-output-intent", faults.no_profile, "brings no profile"),
    ("narrow-bleed", partial(faults.bleed, 1), "a bleed of 1 mm (all sides), where 3 mm"),
    ("narrow-bleed", partial(faults.bleed, 0), "has no bleed"),
    ("missing-trim-box", faults.no_trim, "has no TrimBox"),
    ("box-out-of-order", faults.boxes_crossed, "the BleedBox does not lie inside the MediaBox"),
    ("uneven-pages", faults.another_size, "the first is 210 × 297 mm"),
    ("rich-ink", faults.rich_area, "1 area of C 100 M 100 Y 100 K 100: 400 % of ink"),
    ("rich-ink", faults.rich_registration, "400 % of ink"),
    ("rich-ink", faults.rich_picture, "takes 394 % of ink"),
    ("rich-ink", faults.rich_jpeg, "takes 39"),
    ("coarse-picture", faults.coarse, "has 100 pixels to the inch"),
    ("soft-picture", faults.soft, "has 150 pixels to the inch"),
    ("unembedded-font", faults.loose_font, "the font Helvetica (Type1; page 1) is not embedded"),
    ("type-3-font", faults.drawn_font, "the font Drawn is a Type 3 font"),
    ("annotation-on-page", faults.link, "1 Link"),
    ("white-overprint", faults.white_overprint, "1 area in white overprint"),
    ("knockout-black", faults.black_knockout, "1 text line in black alone"),
    ("rich-black-text", faults.mixed_black, "1 text line from 9.0 points on in C 60 M 50"),
    ("spot-colour", faults.spot, "‘PANTONE 300 C’"),
    ("rgb-blending", faults.rgb_group, "in DeviceRGB"),
    ("short-artwork", faults.short_area, "an area reaches the trim at the left and ends 0 mm"),
    ("not-for-press", faults.notice, "that it is not for press: 2 errors"),
    ("missing-pdfx-claim", faults.unclaimed, "does not say that it is PDF/X-4"),
    ("whole-font", partial(faults.kept_font, name="Kept", data=font(0)), "Kept is embedded whole"),
    (
        "restricted-font",
        partial(faults.kept_font, name="ABCDEF+Kept", data=font(2)),
        "the font Kept forbid embedding (fsType 2)",
    ),
]


@pytest.mark.parametrize(("rule", "change", "words"), PRINT)
def test_a_fault_in_a_pdf_for_print(
    rule: str, change: Change, words: str, made: Made, preflight: Ask
) -> None:
    told = preflight(str(made(change)))
    [one] = [found for found in told.findings if words in found["message"]]
    assert one["rule"] == rule
    others = {"box-out-of-order": {"narrow-bleed"}}.get(rule, set())
    assert set(told.rules) - others == {rule}
    severity = {known.name: known.severity for known in rules()}[rule]
    assert one["severity"] == severity
    assert one["help"].endswith(".")
    assert told.code == (1 if severity == "error" else 0)
    assert one["path"] == "supplied.pdf" or one["path"].endswith("/supplied.pdf")
    assert one["line"] is None


def no_alt(pdf: Pdf) -> None:
    for element in pdf.objects:
        if isinstance(element, Dictionary) and element.get("/S") == Name.Figure:
            del element["/Alt"]
            return
    raise AssertionError("the issue has no figure")


def loose_picture(pdf: Pdf) -> None:
    image = faults.picture(pdf, Name.DeviceRGB, b"\x20\x80\xc0")
    page = pdf.pages[0]
    page.obj.Resources.XObject["/Loose"] = image
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q q 50 0 0 50 90 90 cm /Loose Do Q")


def untagged(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def no_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


def no_ua(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]


def heavy(pdf: Pdf) -> None:
    pdf.Root.Ballast = pdf.make_stream(b"x" * 6_000_000)


SCREEN: list[tuple[str, Change, str]] = [
    ("figure-without-alt", no_alt, "1 figure without alternative text"),
    ("untagged-picture", loose_picture, "is not tagged"),
    ("untagged-pdf", untagged, "has no tags"),
    ("unnamed-pdf", no_language, "does not name its language"),
    ("missing-pdfua-claim", no_ua, "does not say that it is PDF/UA"),
    ("heavy-pdf", heavy, "MB, where 6 are the limit"),
]


@pytest.mark.parametrize(("rule", "change", "words"), SCREEN)
def test_a_fault_in_a_pdf_for_the_screen(
    rule: str, change: Change, words: str, made: Made, preflight: Ask
) -> None:
    told = preflight(str(made(change, "screen", compress_streams=False)), "--as", "screen")
    [one] = told.findings
    assert one["rule"] == rule
    assert words in one["message"]
    assert "press-sheet" not in told.err


def test_every_rule_of_a_pdf_has_a_case() -> None:
    covered = {rule for rule, *_ in (*PRINT, *SCREEN)}
    assert {rule.name for rule in rules() if rule.check_pdf} == covered | {"encrypted-pdf"}


def test_a_pdf_says_itself_what_it_is_for(made: Made, preflight: Ask) -> None:
    path = str(made(lambda pdf: None, "screen"))
    assert preflight(path).findings == []
    assert "off-press-colour" in preflight(path, "--as", "print").rules


def test_a_restricted_pdf_and_a_locked_one(made: Made, preflight: Ask) -> None:
    owner = made(lambda pdf: None, encryption=pikepdf.Encryption(owner="o", user=""))
    assert preflight(str(owner)).rules == ["encrypted-pdf"]
    locked = made(lambda pdf: None, encryption=pikepdf.Encryption(owner="o", user="u"))
    told = preflight(str(locked))
    assert [one["rule"] for one in told.findings] == ["encrypted-pdf"]
    assert "cannot be opened" in told.findings[0]["message"]
    assert told.code == 1


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"\0" * 4000, b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf(data: bytes, tmp_path: Path, preflight: Ask) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    told = preflight(str(path))
    assert told.rules == ["unreadable-file"]
    assert told.code == 1
    assert not list(tmp_path.glob("*sheet*"))


def test_a_damaged_pdf_is_told_and_nothing_is_said_of_it_on_the_way(
    made: Made, preflight: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    """Bytes are overwritten all over the file; whatever is left of it is looked at."""
    path = made(
        lambda pdf: None,
        compress_streams=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    good = path.read_bytes()
    for start in (997, 3001, 5003, 7001, 9001):
        data = bytearray(good)
        data[start :: len(data) // 60] = b"<" * len(data[start :: len(data) // 60])
        path.write_bytes(data)
        told = preflight(str(path), "--select", "unreadable-file,missing-output-intent")
        assert told.code in (0, 1)
        assert "bug" not in told.err
    assert caplog.records == []


def test_malformed_content_paints_nothing(made: Made, preflight: Ask) -> None:
    assert preflight(str(made(faults.garbage))).findings == []


def test_a_rich_jpeg_is_not_taken_for_a_light_one(made: Made, preflight: Ask) -> None:
    def light(pdf: Pdf) -> None:
        faults.place(pdf, faults.jpeg(pdf, (0, 0, 15, 0)))

    path = made(light)
    assert preflight(str(path)).findings == []
    sheet = json.loads((path.parent / "supplied-press-sheet.json").read_text())
    [found] = [one for one in sheet["pictures"] if one["name"] == "Fault"]
    assert found["ink_percent"] == pytest.approx(6, abs=1)


def test_marks_outside_the_bleed_may_be_rich(made: Made, preflight: Ask) -> None:
    def patch(pdf: Pdf) -> None:
        faults.draw(pdf, "1 1 1 1 k -34 100 12 12 re f")

    assert preflight(str(made(patch))).findings == []


def test_artwork_under_which_other_artwork_bleeds_may_end(made: Made, preflight: Ask) -> None:
    def two(pdf: Pdf) -> None:
        faults.short_area(pdf)
        faults.draw(pdf, "0 .2 0 0 k -9 100 50 200 re f", 1)

    assert preflight(str(made(two))).findings == []


class TestPressSheet:
    """The page for the printer."""

    def test_one_page_and_the_same_as_json(self, made: Made, preflight: Ask) -> None:
        path = made(faults.rgb_picture)
        preflight(str(path))
        with pikepdf.open(path.with_name("supplied-press-sheet.pdf")) as pdf:
            assert len(pdf.pages) == 1
        data = json.loads(path.with_name("supplied-press-sheet.json").read_text())
        assert data["file"] == "supplied.pdf"
        assert data["pages"] == 8
        assert data["trim_mm"] == [210, 297]
        assert data["bleed_mm"] == 3
        assert data["claims"] == ["PDF/X-4"]
        assert data["profile"]["name"]
        assert data["bytes"] == path.stat().st_size
        [finding] = data["findings"]
        assert (finding["rule"], finding["page"]) == ("off-press-colour", 1)
        [picture] = [one for one in data["pictures"] if one["name"] == "Fault"]
        assert picture["pixels"] == [300, 300]
        assert picture["placed_mm"] == [20, 20]
        assert picture["pixels_per_inch"] == 381
        assert all(one["embedded"] for one in data["fonts"])

    def test_the_same_bytes_each_time(self, made: Made, preflight: Ask) -> None:
        path = made(faults.rgb_picture)
        sheets = []
        for _ in range(2):
            preflight(str(path))
            sheets.append([file.read_bytes() for file in sorted(path.parent.glob("*sheet.*"))])
        assert len(sheets[0]) == 2
        assert sheets[0] == sheets[1]

    def test_a_crowd_of_findings_stays_on_one_page(self, made: Made, preflight: Ask) -> None:
        def crowd(pdf: Pdf) -> None:
            image = faults.picture(pdf, Name.DeviceRGB, b"\x20\x80\xc0")
            for number in range(60):
                faults.draw(
                    pdf,
                    f"300 0 0 300 {number} {number} cm /Fault Do",
                    XObject=Dictionary(Fault=image),
                )

        path = made(crowd)
        assert len(preflight(str(path)).findings) > 60
        with pikepdf.open(path.with_name("supplied-press-sheet.pdf")) as pdf:
            assert len(pdf.pages) == 1

    def test_it_tells_all_whatever_was_asked(self, made: Made, preflight: Ask) -> None:
        path = made(faults.rgb_picture)
        assert preflight(str(path), "--select", "spot-colour").findings == []
        data = json.loads(path.with_name("supplied-press-sheet.json").read_text())
        assert [one["rule"] for one in data["findings"]] == ["off-press-colour"]

    def test_where_it_goes(self, fit: Path, tmp_path: Path, preflight: Ask) -> None:
        root = tmp_path / "magazine"
        shutil.copytree(fit, root)
        advert = root / "issues" / "issue-1" / "ads" / "sea.pdf"
        shutil.copy(root / "build" / "issue-1" / "issue-1-print.pdf", advert)
        preflight(str(advert))
        assert not list(advert.parent.glob("*sheet*"))
        assert (root / "build" / "issue-1" / "sea-press-sheet.pdf").is_file()
        preflight(str(advert), "--out", str(tmp_path / "there"))
        assert (tmp_path / "there" / "sea-press-sheet.json").is_file()


class TestWords:
    """The command itself."""

    def test_magazine_yaml_sets_how_grave_a_rule_is(
        self, fit: Path, tmp_path: Path, preflight: Ask, monkeypatch
    ) -> None:
        root = tmp_path / "magazine"
        shutil.copytree(fit, root)
        monkeypatch.chdir(root)
        path = root / "build" / "issue-1" / "issue-1-print.pdf"
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            faults.spot(pdf)
            pdf.save(path)
        assert preflight().findings[0]["severity"] == "warning"
        config = root / "magazine.yaml"
        before = re.sub("^checks:.*\n", "", config.read_text(), flags=re.M)
        config.write_text(before + "\nchecks: {spot-colour: error}\n")
        told = preflight("1")
        assert (told.code, told.findings[0]["severity"]) == (1, "error")
        assert told.findings[0]["path"] == "build/issue-1/issue-1-print.pdf"
        assert told.findings[0]["page"] == 1
        config.write_text(before + "\nchecks: {spot-colour: off}\n")
        assert preflight("1").findings == []

    def test_magazine_yaml_sets_how_much_ink_the_paper_takes(
        self, fit: Path, tmp_path: Path, preflight: Ask, monkeypatch
    ) -> None:
        root = tmp_path / "magazine"
        shutil.copytree(fit, root)
        monkeypatch.chdir(root)
        path = root / "build" / "issue-1" / "issue-1-print.pdf"
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            faults.draw(pdf, "0.9 0.9 0.9 0 k 90 90 40 40 re f")
            pdf.save(path)
        assert preflight("1").findings == []
        config = root / "magazine.yaml"
        config.write_text(config.read_text() + "\npress: {ink: 260}\n")
        [one] = [found for found in preflight("1").findings if "1 area" in found["message"]]
        assert "270 % of ink, where 260 % is the limit" in one["message"]

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["nowhere.pdf"], "There is no file nowhere.pdf."),
            (["1"], "has not been built. Build it: hm build issue-1."),
            (["1", "--as", "web"], "'--as'"),
            (["1", "--select", "overset-run"], "overset-run reads no PDF: hm check asks it."),
            (["1", "--ignore", "rich-inc"], "Did you mean ‘rich-ink’?"),
        ],
    )
    def test_wrong_usage(self, words: list[str], told: str, magazine: Path, capsys) -> None:
        assert run(["preflight", *words]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert told in said.err

    def test_check_sends_rules_of_pdfs_here(self, magazine: Path, capsys) -> None:
        assert run(["check", "--select", "rich-ink"]) == 2
        assert "rich-ink reads a finished PDF: hm preflight asks it." in capsys.readouterr().err

"""The barcode of the cover, read back from both PDFs and measured in the print PDF."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tests.layout.small import MM, Built, Small

COVER = """\
cover:
  headline: What the wall saw
  lines:
    - {title: Paint, text: How it dries}
    - {title: Doors, text: Which of them shut}
flatplan: {cover: cover}
"""
BARE = "flatplan: {cover: cover}\n"
ISSN = "issn: 0000-0000\n"
MODULE = 0.264 * MM
SLUG = 13 * MM
"""From the edge of the print PDF's sheet to the trim."""


def built(
    root: Path,
    magazine: str,
    issue: str = COVER,
    number: int = 1,
) -> Built:
    return Small(root, magazine).issue(issue, number).build()


def read(picture: Image.Image) -> list[str]:
    found = zxingcpp.read_barcodes(picture, ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Require)
    return [code.text for code in found if code.valid]


@pytest.mark.parametrize(
    ("magazine", "issue", "number", "said"),
    [
        (f"{ISSN}barcode: true\n", COVER, 1, "977000000000301"),
        (f"{ISSN}barcode: true\n", BARE, 63, "977000000000363"),
        (f"{ISSN}barcode: {{place: bottom-left}}\n", COVER, 7, "977000000000307"),
        # The check figures are those that a published catalogue gives for these serials.
        ("issn: 0264-3596\nbarcode: true\n", BARE, 12, "977026435900812"),
        ('issn: 2434-561X\nbarcode: {variant: "05"}\n', BARE, 99, "977243456105199"),
        (f"{ISSN}barcode: true\n", BARE, 104, "977000000000300104"),
    ],
)
def test_says_serial_and_issue(
    magazine: str,
    issue: str,
    number: int,
    said: str,
    small_root: Path,
) -> None:
    made = built(small_root, magazine, issue, number)
    for edition in ("print", "screen"):
        assert read(made.page(edition, 0, 200)) == [said]


def marks(picture: Image.Image, dpi: float) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the bars with the add-on's, in points."""
    places = [code.position for code in zxingcpp.read_barcodes(picture)]
    assert places
    xs = [corner.x for place in places for corner in (place.top_left, place.bottom_right)]
    ys = [corner.y for place in places for corner in (place.top_left, place.bottom_right)]
    scale = 72 / dpi
    return min(xs) * scale, min(ys) * scale, max(xs) * scale, max(ys) * scale


def bars(picture: Image.Image, row: int) -> list[tuple[bool, int]]:
    """The stretches of black and of white along a row of pixels: whether black, how long."""
    found: list[tuple[bool, int]] = []
    for x in range(picture.width):
        pixel = picture.getpixel((x, row))
        assert isinstance(pixel, tuple)
        black = sum(pixel) < 384
        if found and found[-1][0] == black:
            found[-1] = (black, found[-1][1] + 1)
        else:
            found.append((black, 1))
    return found


@pytest.mark.parametrize("place", ["bottom-right", "bottom-left"])
def test_is_to_scale_with_its_quiet_zones(
    place: str,
    small_root: Path,
) -> None:
    made = built(small_root, f"{ISSN}barcode: {{place: {place}}}\n")
    dpi = 1200.0
    panel = 138 * MODULE
    left = (12 * MM if place == "bottom-left" else 198 * MM - panel - 2 * 3.4 * MODULE) - 3
    box = (left, (297 - 22) * MM, left + panel + 2 * 3.4 * MODULE + 6, (297 - 20) * MM)
    strip = made.page("screen", 0, dpi, box)
    # The ground around the white panel is dark, so the quiet zones end where it begins.
    stretches = [
        (black, length * 72 / dpi / MODULE) for black, length in bars(strip, strip.height // 2)
    ]
    inside = stretches[1:-1]
    assert inside[0][1] == pytest.approx(11 + 3.4, abs=0.1)
    assert inside[-1][1] == pytest.approx(5 + 3.4, abs=0.1)
    symbol = inside[1:-1]
    assert [round(length) for _, length in symbol[:3]] == [1, 1, 1]
    # Every bar and every space is a whole number of modules; those of an EAN-13 make 95.
    assert all(length == pytest.approx(round(length), abs=0.12) for _, length in symbol)
    assert sum(round(length) for _, length in symbol[:59]) == 95
    assert not symbol[59][0]
    assert symbol[59][1] == pytest.approx(7, abs=0.1)
    assert sum(round(length) for _, length in symbol[60:]) == 20


def test_is_black_ink_alone_on_white(
    small_root: Path,
) -> None:
    made = built(small_root, f"{ISSN}barcode: true\n")
    painted: list[tuple[tuple[float, ...], int]] = []
    with pikepdf.open(made.path("print")) as pdf:
        ink: tuple[float, ...] = ()
        shapes = 0
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            match str(instruction.operator):
                case "k":
                    ink = tuple(float(part) for part in instruction.operands)
                case "re" | "h":
                    shapes += 1
                case "f" | "f*":
                    painted.append((ink, shapes))
                    shapes = 0
                case "n" | "S":
                    shapes = 0
    [at] = [n for n, (_, shapes) in enumerate(painted) if shapes > 35]
    assert painted[at][0] == (0, 0, 0, 1)
    assert painted[at - 1] == ((0, 0, 0, 0), 1)


def test_speaks_to_those_who_cannot_see_it(
    small_root: Path,
) -> None:
    made = built(small_root, f"{ISSN}barcode: true\n", number=63)
    with pikepdf.open(made.path("screen")) as pdf:
        told = [str(thing.Alt) for thing in pdf.objects if _is_dictionary_with(thing, "/Alt")]
    assert "Barcode: ISSN 0000-0000, issue 63" in told


def _is_dictionary_with(thing: object, key: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and key in thing


SMALLER = """:root {
  --trim-width: 148mm; --trim-height: 210mm; --cover-margin: 10mm; --cover-words-width: 80mm;
  --column: 37mm; --column-narrow: 36.9mm; --lines: 40;
}"""
"""The tokens of a magazine of another size."""


@pytest.mark.parametrize("place", ["bottom-right", "bottom-left"])
@pytest.mark.parametrize("tokens", ["", SMALLER])
def test_leaves_the_cover_lines_their_room(
    place: str, tokens: str, small_root: Path, tmp_path: Path
) -> None:
    lines = "".join(
        f"    - {{title: Line {n}, text: About a thing that takes more than one line of it}}\n"
        for n in range(6)
    )
    issue = COVER.replace("    - {title: Doors, text: Which of them shut}\n", lines)
    small = Small(tmp_path if tokens else small_root, f"{ISSN}barcode: {{place: {place}}}\n")
    if tokens:
        small.put("../../styles/tokens/z-own.css", tokens)
    made = small.issue(issue).build()
    assert made.said("overset-run") == []
    left, top, right, bottom = marks(made.page("screen", 0, 200), 200)
    # The panel around the bars that were found.
    left, top, right, bottom = left - 14 * MODULE, top - 10, right + 8 * MODULE, bottom + 10
    with pypdfium2.PdfDocument(made.path("screen")) as pdf:
        height = pdf[0].get_height()
        text = pdf[0].get_textpage()
        for index in range(text.count_chars()):
            x, under, end, over = text.get_charbox(index)
            apart = end < left or x > right or height - under < top or height - over > bottom
            assert apart, text.get_text_range(index, 1)


def test_is_there_only_where_it_is_asked_for(
    small_root: Path,
) -> None:
    for magazine in (ISSN, f"{ISSN}barcode: false\n"):
        made = built(small_root, magazine)
        assert zxingcpp.read_barcodes(made.page("screen", 0, 200)) == []


@pytest.mark.parametrize(
    ("magazine", "number", "rule", "line", "words"),
    [
        ("issn: 1234-5678\nbarcode: true\n", 1, "invalid-issn", 2, "after 1234-567 comes 9"),
        ("issn: 12345679\n", 1, "invalid-issn", 2, "‘12345679’ is not an ISSN"),
        ("barcode: true\n", 1, "unmade-barcode", 2, "no ISSN"),
        (f"{ISSN}barcode: true\n", 123456, "unmade-barcode", 1, "123456 does not fit"),
        (f"{ISSN}barcode: {{variant: 7}}\n", 1, "bad-value", 3, "two digits"),
        (f"{ISSN}barcode: {{place: top}}\n", 1, "bad-value", 3, "‘top’ is not a place"),
        (f"{ISSN}barcode: perhaps\n", 1, "bad-value", 3, "true or false"),
    ],
)
def test_what_is_wrong_is_told(
    magazine: str,
    number: int,
    rule: str,
    line: int,
    words: str,
    small_root: Path,
) -> None:
    made = built(small_root, magazine, number=number)
    [fault] = made.said(rule)
    assert words in fault.message
    assert fault.place.line == line
    assert fault.help
    if rule != "bad-value":
        assert zxingcpp.read_barcodes(made.page("screen", 0, 200)) == []

"""QR codes made of an address: read back from both PDFs, and linked on the web."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from weasyprint import HTML

from hm.compose.house import House
from hm.editions import web
from hm.read import read_issue, read_magazine
from tests.layout.small import Built, Small

JOIN, LIST, ROOM = (
    "https://example.org/join?from=hm&issue=1",
    "https://example.org/list",
    "mailto:rooms@example.org",
)
WORDS = "Rotas are written by people who will not work them, and read by those who will. " * 8
FEATURE = f"""\
{WORDS}

![Join the walk]({"qr:" + JOIN} "Join *the walk* on a Sunday"){{#walk}}

{WORDS}

::: box {{title="Rooms"}}
Ask for one.

![Write for a room](qr:{ROOM})
:::

::: find-out-more {{title="Find out more" place="bottom"}}
All of it is there.

![The whole list](<qr:{LIST}> "Scan for the list")
:::
"""
IN_FEATURE = [JOIN, ROOM, LIST]
INK = (29, 29, 27)


@pytest.fixture(scope="module")
def built(small_root: Path) -> Built:
    return (
        Small(small_root)
        .article("walk", "title: A walk\nkind: feature\nsection: news", FEATURE)
        .article(
            "ad-walks",
            "title: Walks\nkind: ad",
            f"## Walk with us\n\nEvery Sunday.\n\n![Join us](qr:{JOIN})\n\nWalks",
        )
        .article(
            "shoes",
            "title: Shoes\nkind: news\nsection: news",
            f'{WORDS}\n\n![The list](qr:{LIST} "Scan it")',
        )
        .issue("flatplan: {1: ad-walks, 2-3: walk, 4: shoes}\n")
        .build()
    )


def read(built: Built, edition: str, index: int) -> dict[str, zxingcpp.Barcode]:
    codes = zxingcpp.read_barcodes(built.page(edition, index, 200))
    return {code.text: code for code in codes}


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_every_code_leads_to_its_address(edition: str, built: Built) -> None:
    found = [read(built, edition, index) for index in range(4)]
    assert list(found[0]) == [JOIN]
    assert sorted([*found[1], *found[2]]) == sorted(IN_FEATURE)
    assert list(found[3]) == [LIST]
    assert {code.ec_level for page in found for code in page.values()} == {"M"}
    for rule in ("bad-value", "engine-warning", "missing-alt", "overset-run", "uncredited-image"):
        assert built.said(rule) == []


@pytest.mark.parametrize("index", [0, 3])
def test_a_code_stands_in_white_and_in_the_ink_of_text(index: int, built: Built) -> None:
    page = built.page("screen", index, 288)
    [code] = read(built, "screen", index).values()
    scale = 288 / 200
    place = code.position
    left, top = place.top_left.x * scale, place.top_left.y * scale
    right, bottom = place.bottom_right.x * scale, place.bottom_right.y * scale
    # The finder in the corner begins with a row of seven black modules.
    row = [page.getpixel((x, round(top) + 3)) == INK for x in range(round(left) - 3, page.width)]
    begins = row.index(True)
    module = (row.index(False, begins) - begins) / 7
    quiet = 3.6 * module
    for x, y in (
        (left - quiet, top - quiet),
        (left - quiet, bottom),
        (right + quiet, top),
        (right + quiet, bottom + quiet),
    ):
        assert page.getpixel((round(x), round(y))) == (255, 255, 255)


def test_a_code_is_printed_in_black_ink_alone(built: Built) -> None:
    with pikepdf.open(built.path("print")) as pdf:
        ink: tuple[float, ...] = ()
        shapes = 0
        painted: dict[int, tuple[float, ...]] = {}
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            match str(instruction.operator):
                case "k":
                    ink = tuple(float(part) for part in instruction.operands)
                case "re" | "h":
                    shapes += 1
                case "f" | "f*":
                    painted[shapes] = ink
                    shapes = 0
                case "n" | "S":
                    shapes = 0
    assert painted[max(painted)] == (0, 0, 0, 1)
    assert max(painted) > 100


def test_a_code_is_a_link_with_words(built: Built) -> None:
    links: list[str] = []
    with pikepdf.open(built.path("screen")) as pdf:
        for page in pdf.pages:
            links += [str(note.A.URI) for note in page.get("/Annots", ()) if "/URI" in note.A]
        told = {
            str(thing.Alt)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        }
    assert sorted(links) == sorted([JOIN, *IN_FEATURE, LIST])
    assert told >= {"Join us", "Join the walk", "Write for a room", "The whole list", "The list"}


def test_words_stand_beside_it(built: Built) -> None:
    with pypdfium2.PdfDocument(built.path("screen")) as pdf:
        pages = [pdf[index].get_textpage().get_text_bounded() for index in range(4)]
    text = re.sub(r"\s+", " ", " ".join(pages))
    for words in ("Join the walk on a Sunday", "Scan for the list", "Scan it"):
        assert words in text
    assert "qr:" not in text
    assert "walk#walk" in built.laid.landings


def test_the_web_shows_it_and_leads_there(built: Built, small_root: Path, tmp_path: Path) -> None:
    magazine, _ = read_magazine(small_root)
    assert magazine
    issue = read_issue(magazine, built.name).issue
    assert issue
    web.write(issue, built.laid, House(small_root), tmp_path)
    for name, address in (("ad-walks", JOIN), ("shoes", LIST)):
        html = (tmp_path / "web" / f"{name}.html").read_text()
        [(href, src)] = re.findall(r'<a class="code" href="([^"]*)"><img src="([^"]*)"', html)
        assert href.replace("&amp;", "&") == address
        drawing = (tmp_path / "web" / src).read_bytes()
        assert drawing.startswith(b"<svg")
        page = HTML(string=f'<img width=300 src="{src}">', base_url=f"{tmp_path}/web/").write_pdf()
        with pypdfium2.PdfDocument(page) as pdf:
            [code] = zxingcpp.read_barcodes(pdf[0].render(scale=2).to_pil())
        assert code.text == address


@pytest.mark.parametrize(
    ("words", "rule", "told"),
    [
        ("![x](qr:example.org/join)", "bad-value", "‘example.org/join’ leads nowhere"),
        ("![x](qr:)", "bad-value", "leads nowhere"),
        ("![x](qr:ftp://example.org)", "bad-value", "leads nowhere"),
        (f"![x](qr:https://example.org/{'x' * 300})", "bad-value", "too fine to print"),
        ("![](qr:https://example.org)", "missing-alt", "nothing says"),
        ('::: profile {image="qr:https://example.org" alt="x"}\nx\n:::', "bad-value", "stand here"),
    ],
)
def test_what_is_wrong_is_told(words: str, rule: str, told: str, small_root: Path) -> None:
    made = (
        Small(small_root)
        .article("walk", "title: A walk\nkind: feature\nsection: news", f"Words.\n\n{words}")
        .issue("flatplan: {1: walk}\n")
        .build()
    )
    [fault] = made.said(rule)
    assert told in fault.message
    assert fault.place.line == 9
    assert fault.help


@pytest.mark.parametrize("key", ["image", "cover"])
def test_a_code_is_no_lead_picture(key: str, small_root: Path) -> None:
    small = Small(small_root)
    head, cover = "title: A walk\nkind: feature\nsection: news", ""
    if key == "image":
        head += "\nimage: {src: 'qr:https://example.org', alt: x}"
    else:
        cover = "cover: {image: 'qr:https://example.org', alt: x}\n"
    made = small.article("walk", head, "Words.").issue(f"{cover}flatplan: {{1: walk}}\n").build()
    [fault] = made.said("bad-value")
    assert fault.message == "a QR code cannot stand here"
    assert "![what it leads to](qr:https://example.org)" in str(fault.help)

"""A magazine of another size, with faces, colours and words of its own: nothing of the house
shows in what is built of it.

What it should look like is written here in figures, so that a token which is not heeded is
found even where everything agrees with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
import yaml

from hm.compose.house import House
from hm.compose.tokens import read_tokens
from tests.pages.book import Book
from tests.pages.reading import Text
from tests.proof.building import REPOSITORY, Built, hm

MM = 72 / 25.4
WIDTH, HEIGHT, BLEED = 148 * MM, 210 * MM, 5 * MM
INNER, OUTER, HEAD = 14 * MM, 11 * MM, 17 * MM
COLUMN, GUTTER = 59.25 * MM, 4.5 * MM
LINE, SIZE = 11.5, 9.7
SHARED = {"white"}
"""The colours of the house that any magazine prints with."""


@pytest.fixture(scope="module")
def low_water(small: Built) -> Book:
    return Book("small", small, "issue-1")


def test_it_is_built_without_a_fault(small: Built) -> None:
    assert (small.code, small.diagnostics) == (0, [])
    checked = hm(small.root, "check", "--strict")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_its_sheets_are_its_own(low_water: Book) -> None:
    with pikepdf.open(low_water.pdf("print")) as pdf:
        for page in pdf.pages:
            assert _box(page, "/TrimBox") == pytest.approx([0, 0, WIDTH, HEIGHT], abs=0.01)
            beyond = [-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED]
            assert _box(page, "/BleedBox") == pytest.approx(beyond, abs=0.01)
    with pikepdf.open(low_water.pdf("screen")) as pdf:
        for page in pdf.pages:
            assert _box(page, "/MediaBox") == pytest.approx([0, 0, WIDTH, HEIGHT], abs=0.01)


def test_its_text_stands_in_two_columns_on_its_line(low_water: Book) -> None:
    lines = {page.name: list(_running(low_water, page.texts)) for page in low_water.print_pages}
    assert sum(map(len, lines.values())) > 400
    edges: Counter[tuple[bool, int]] = Counter()
    for page in low_water.issue.flatplan.pages:
        left = INNER if page.recto else OUTER
        for text in lines[page.name]:
            column = (text.box.left - left) / (COLUMN + GUTTER)
            if page.name != "1":  # whose letter has a measure of its own
                assert -0.02 < column < 2, f"page {page.name}: {text}"
                assert text.box.right < left + 2 * COLUMN + GUTTER + 1, f"page {page.name}: {text}"
            if abs(text.box.left - left - round(column) * (COLUMN + GUTTER)) < 1:
                edges[page.recto, round(column)] += 1
    # Most lines begin at the edge of a column; the others are indented, or beside a drop cap.
    assert set(edges) == {(True, 0), (True, 1), (False, 0), (False, 1)}
    assert min(edges.values()) > 60
    offsets = {
        round((text.baseline - HEAD) % LINE, 1)
        for name, texts in lines.items()
        for text in texts
        if name != "1"
    }
    assert max(offsets) - min(offsets) <= 0.2, offsets


def test_its_faces_are_the_only_ones(low_water: Book) -> None:
    for edition in ("print", "screen"):
        with pikepdf.open(low_water.pdf(edition)) as pdf:
            names = {
                str(thing.FontName).rpartition("+")[2]
                for thing in pdf.objects
                if isinstance(thing, pikepdf.Dictionary) and thing.get("/FontName")
            }
        assert {name[: len("Low-Serif")].rstrip("-") for name in names} == {"Low-Sans", "Low-Serif"}
    fonts = {path.name for path in (_web(low_water) / "fonts").iterdir()}
    licences = {name for name in fonts if not name.endswith(".woff2")}
    assert licences == {"OFL-alegreya.txt", "OFL-archivo-narrow.txt"}
    assert {re.split(r"-latin", name)[0] for name in fonts - licences} == {
        "alegreya",
        "archivo-narrow",
    }


def test_no_colour_of_the_house_is_in_it(low_water: Book) -> None:
    theirs = read_tokens(House(REPOSITORY)).colours()
    ours = read_tokens(House(low_water.built.root)).colours()
    screen = {c.screen for c in theirs if c.name not in SHARED}
    assert screen.isdisjoint(c.screen for c in ours)
    press = {c.press for c in theirs} - {c.press for c in ours}

    painted = set(_operands(low_water.pdf("screen"), "rg"))
    assert {_byte(c.screen) for c in ours if c.name in ("ink", "night", "sea-accent")} <= painted
    assert painted.isdisjoint(map(_byte, screen))
    inked = set(_operands(low_water.pdf("print"), "k"))
    assert {_rounded(c.press) for c in ours if c.name in ("ink", "night", "sea-accent")} <= inked
    assert inked.isdisjoint(map(_rounded, press))

    named = set(re.findall(r"#[0-9a-f]{6}\b", _web_text(low_water).lower()))
    assert named.isdisjoint(f"#{bytes(rgb).hex()}" for rgb in screen)


def test_no_word_of_the_house_is_in_it(low_water: Book) -> None:
    house = yaml.safe_load((REPOSITORY / "magazine.yaml").read_text(encoding="utf-8"))
    words = [
        house["title"],
        house["publisher"],
        house["address"][0],
        house["site"],
        house["about"][:30],
        house["editor"]["name"],
        house["sections"]["heads-up"]["strap"],
        house["style"]["end_sign"],
        "MiP",
        "HM Sans",
        "Schibsted",
        "Source Serif",
    ]
    print_text = " ".join(text.words for page in low_water.print_pages for text in page.texts)
    screen_text = " ".join(text.words for page in low_water.screen_pages for text in page.texts)
    assert "Low Water" in print_text  # in its own capitals, where the house has none
    web = re.sub(r"https?://", "", _web_text(low_water))
    for text in (print_text, screen_text, web):
        for word in words:
            assert word.lower() not in text.lower(), word


def test_its_sign_stands_where_the_house_has_slashes(low_water: Book) -> None:
    pages = {page.name: page for page in low_water.screen_pages}
    signs = [text for text in pages["6"].texts if text.words.strip() == "~"]
    assert len(signs) >= 2, "a pull quote stands between two"
    assert any("~ autumn 2026" in _line(pages["6"].texts, text) for text in pages["6"].texts)


def test_two_columns_are_enough_for_an_opener_and_a_box_with_its_page(low_water: Book) -> None:
    pages = {page.name: page for page in low_water.screen_pages}
    [title] = [text for text in pages["7"].texts if "A crossing" in text.words]
    assert title.box.left == pytest.approx(INNER, abs=2), "the title stands over the text"
    hours = [text for text in pages["7"].texts if text.words.startswith(("High", "Five"))]
    edges = sorted(text.box.left for text in hours)
    assert edges == pytest.approx([INNER, INNER + COLUMN + GUTTER], abs=1.5)
    [headline] = [text for text in pages["5"].texts if text.words.startswith("is there twice")]
    [deck] = [text for text in pages["5"].texts if text.words.startswith("Two miles of sand")]
    assert deck.box.left == pytest.approx(headline.box.left, abs=2)
    assert deck.baseline > headline.baseline
    assert deck.box.width > 1.5 * COLUMN


def test_its_template_and_its_styles_win(low_water: Book) -> None:
    contents = {page.name: page for page in low_water.screen_pages}["1"]
    [folio] = [text for text in contents.texts if text.words == "16"]
    [title] = [text for text in contents.texts if "eleven thousand times" in text.words]
    assert folio.box.left > title.box.right, "the folio stands at the end of its line"
    assert abs(folio.baseline - title.baseline) < 2


def _running(book: Book, texts: tuple[Text, ...]) -> Iterator[Text]:
    assert (book.body.font, book.body.size) == ("Low-Serif", SIZE)
    return (text for text in texts if book.body.sets(text))


def _line(texts: tuple[Text, ...], one: Text) -> str:
    """The words beside a text, on its line."""
    beside = [text for text in texts if abs(text.baseline - one.baseline) < 1]
    return " ".join(text.words for text in sorted(beside, key=lambda text: text.box.left))


def _box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(edge) for edge in page.obj[name]]


def _operands(path: Path, operator: str) -> Iterator[tuple[float, ...]]:
    """The colours that an operator sets anywhere in a PDF: on pages, in pictures."""
    setting = re.compile(rb"([\d. -]+) %b\b" % operator.encode())
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") in (None, "/Form"):
                for match in setting.finditer(b"" if "/Length1" in thing else thing.read_bytes()):
                    yield tuple(round(float(part), 3) for part in match[1].split())


def _byte(rgb: tuple[int, int, int]) -> tuple[float, ...]:
    return tuple(round(part / 255, 3) for part in rgb)


def _rounded(cmyk: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(part, 3) for part in cmyk)


def _web(book: Book) -> Path:
    return book.built.out(book.name) / "web"


def _web_text(book: Book) -> str:
    pages = [path for path in sorted(_web(book).rglob("*")) if path.suffix in (".html", ".css")]
    assert len(pages) > 15
    return "\n".join(path.read_text(encoding="utf-8") for path in pages)

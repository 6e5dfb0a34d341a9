"""What a screen reader says, and in which order: the structure of the screen PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Object

from tests.proof import pdf as reader
from tests.proof.building import Built, build, copy_magazine, hm, once, replace
from tests.proof.building import article as manuscript

PAGES = ["cover", "inside-front", "1", "2", "3", "4", "inside-back", "back"]

WHOLE = """---
title: The whole of it
kind: feature
section: features
standfirst: What is read first, and what is read next.
image:
  src: images/cover.jpg
  alt: A desk by a window
  credit: Bea Sketch
---

{opening}

::: pull-quote {{by="Cy Pher"}}
Nobody reads the same words twice!
:::

## Second thoughts

::: pull-quote
Words that stand nowhere else
:::

1. One
2. Two

{closing}

::: box {{title="Set apart" place="bottom"}}
Read after the page.
:::
"""
SENTENCES = "The window was open and so was the door, and somebody had left both of them so. "
OPENING = f"Alone. {SENTENCES * 6}Nobody reads the same words twice, they say. {SENTENCES * 12}"
CLOSING = f"Again. {SENTENCES * 30}Amen."


def elements(node: Object) -> Iterator[Object]:
    for kid in node.get("/K", ()):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def kind_of(element: Object) -> str:
    return str(element.S)[1:]


def kinds(pdf: pikepdf.Pdf, kind: str) -> list[Object]:
    return [e for e in elements(pdf.Root.StructTreeRoot) if kind_of(e) == kind]


def parent_kind(element: Object) -> str:
    return str(element.P.S)


def run_together(words: str) -> str:
    """Words without spaces and the hyphens of line ends, which no tree tells."""
    return "".join(letter for letter in words if letter.isalnum())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tiny magazine with a feature whose text goes on from column to column."""

    def make(root: Path) -> Built:
        copy_magazine(Path(__file__).parents[1] / "issues" / "tiny", root)
        text = WHOLE.format(opening=OPENING, closing=CLOSING)
        manuscript(root, "small-office").write_text(text, encoding="utf-8")
        welcome = manuscript(root, "welcome")
        replace(welcome, "(page:small-office#the-lamp)", "(page:small-office)")
        replace(welcome, "Everything in", "Look at who.int/small. Everything in")
        return build(root, "--spreads")

    return once(tmp_path_factory, "reading", make)


@pytest.fixture
def screen(built: Built) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(built.out("issue-1") / "issue-1-screen.pdf") as pdf:
        yield pdf


def test_an_article_is_read_from_its_title_to_its_boxes(built: Built) -> None:
    document = reader.read(built.out("issue-1") / "issue-1-screen.pdf", PAGES)
    spoken = [piece.words for piece in document.pieces if piece.page in ("3", "4")]
    expected = [
        "The whole of it",
        "What is read first, and what is read next.",
        "Bea Sketch",
        OPENING,
        "Second thoughts",
        "Words that stand nowhere else",
        "1. One 2. Two",
        CLOSING,
        "Set apart",
        "Read after the page.",
    ]
    words = run_together("".join(spoken))
    at = -1
    for passage in map(run_together, expected):
        found = words.find(passage)
        assert found > at, f"{passage[:60]} … is read at {found}, after {at}: {words}"
        at = found


def test_a_pull_quote_is_read_where_the_text_has_not_its_words(built: Built) -> None:
    document = reader.read(built.out("issue-1") / "issue-1-screen.pdf", PAGES)
    words = run_together(document.page("3") + document.page("4"))
    assert words.count(run_together("Nobody reads the same words twice")) == 1
    assert words.count(run_together("Words that stand nowhere else")) == 1


def test_a_paragraph_that_goes_on_overleaf_is_one(screen: pikepdf.Pdf) -> None:
    across = [p for p in kinds(screen, "P") if len({page.objgen for page in _pages(p)}) == 2]
    assert len(across) == 1
    assert all(parent_kind(e) != "/P" for e in kinds(screen, "P"))
    assert all(not parent_kind(e).startswith("/H") for e in kinds(screen, "H2"))


def _pages(element: Object) -> list[Object]:
    return [e.Pg for e in (element, *elements(element)) if "/Pg" in e]


def test_items_have_labels_and_lists_tell_their_numbering(screen: pikepdf.Pdf) -> None:
    items = kinds(screen, "LI")
    assert len(items) >= 4
    assert [[str(kid.S) for kid in item.K] for item in items] == [["/Lbl", "/LBody"]] * len(items)
    assert {str(one.A.ListNumbering) for one in kinds(screen, "L")} == {"/Decimal", "/Disc"}


def test_a_caption_follows_its_picture(screen: pikepdf.Pdf) -> None:
    captions = kinds(screen, "Caption")
    assert captions
    for caption in captions:
        kids = list(caption.P.K)
        at = [kid.objgen for kid in kids].index(caption.objgen)
        assert kind_of(kids[at - 1]) == "Figure"


def test_the_contents_are_a_table_of_contents(screen: pikepdf.Pdf) -> None:
    lines = kinds(screen, "TOCI")
    assert len(lines) == 2
    assert {parent_kind(line) for line in lines} == {"/TOC"}
    assert all(any(e.S == "/Link" for e in elements(line)) for line in lines)


def test_a_headline_of_several_lines_is_one_link(screen: pikepdf.Pdf) -> None:
    (headline,) = [e for e in kinds(screen, "H1") if any(k.S == "/Link" for k in elements(e))]
    assert [str(kid.S) for kid in headline.K] == ["/Link"]


def test_a_word_parted_at_a_lines_end_has_a_soft_hyphen(built: Built, screen: pikepdf.Pdf) -> None:
    parted = [str(e.ActualText) for e in elements(screen.Root.StructTreeRoot) if "/ActualText" in e]
    assert parted
    assert all(words.endswith("\u00ad") and "-" not in words[-2:] for words in parted)


def test_printed_addresses_are_links_that_say_where_they_lead(screen: pikepdf.Pdf) -> None:
    annotations = [a for page in screen.pages for a in page.obj.get("/Annots", ())]
    assert "https://who.int/small" in {str(a.A.get("/URI", "")) for a in annotations}
    assert all(str(a.Contents) for a in annotations)


def test_facing_pages_are_shown_together(built: Built, screen: pikepdf.Pdf) -> None:
    assert screen.Root.PageLayout == Name.TwoPageRight
    with pikepdf.open(built.out("issue-1") / "issue-1-spreads.pdf") as spreads:
        widths = [round(float(page.mediabox[2])) for page in spreads.pages]
        assert widths == [595, 1191, 1191, 1191, 595]
        labels = [str(page.label) for page in spreads.pages]
        assert labels == [
            "Cover", "Inside front cover, 1", "2–3", "4, Inside back cover", "Back cover",
        ]  # fmt: skip
        sheets = {page.obj.objgen for page in spreads.pages}
        for view in list(spreads.Root.Names.Dests.Names)[1::2]:
            assert view[0].objgen in sheets
        links = [a for page in spreads.pages for a in page.obj.get("/Annots", ())]
        single = [a for page in screen.pages for a in page.obj.get("/Annots", ())]
        assert len(links) == len(single)
        # The contents stand on the right-hand page, and so do their links.
        contents = spreads.pages[1].obj.Annots
        assert all(float(a.Rect[0]) > 595 for a in contents)
    order = [
        [piece.words for piece in _read(built, name, pages).pieces]
        for name, pages in (("screen", PAGES), ("spreads", ["a", "b", "c", "d", "e"]))
    ]
    assert [len(words) for words in order] == [len(order[0])] * 2


def _read(built: Built, edition: str, names: list[str]) -> reader.Document:
    return reader.read(built.out("issue-1") / f"issue-1-{edition}.pdf", names)


def test_spreads_are_an_edition_of_their_own(built: Built) -> None:
    said = hm(built.root, "build", "-e", "spreads", "--out", "elsewhere")
    assert said.returncode in (0, 1), said.stderr
    written = {path.name for path in (built.root / "elsewhere" / "issue-1").iterdir()}
    assert written == {"issue-1-spreads.pdf", "pages.json"}

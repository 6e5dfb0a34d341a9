"""Words as set: figures, small capitals, spaces that hold, hyphens within bounds."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from hm.compose.house import House
from hm.compose.references import planned_pages
from hm.compose.web import WebComposer
from hm.read import read_issue, read_magazine
from tests.pages.reading import Page, Text, read
from tests.proof.building import Built, replace
from tests.typography.conftest import ENDINGS, write_magazine

HYPHEN = "\x02"
"""What the reader of PDFs makes of a hyphen at the end of a line."""
COLUMNS = (34.0, 212.0, 389.0)
"""Where the columns of page 4 begin, in points."""


def screen(built: Built) -> Path:
    return built.out("issue-1") / "issue-1-screen.pdf"


@pytest.fixture(scope="module")
def pages(comma: Built) -> list[Page]:
    return read(screen(comma))


def height(path: Path, page: int, words: str, character: str) -> float:
    """How high a character of some words is drawn, in points."""
    with pypdfium2.PdfDocument(path) as document:
        text = document[page].get_textpage()
        found = text.search(words, match_case=True).get_next()
        assert found, f"“{words}” is not on the page"
        _, bottom, _, top = text.get_charbox(found[0] + words.index(character))
        return float(top - bottom)


def words_page(root: Path) -> str:
    """The web page of the feature, composed without laying anything out."""
    magazine, _ = read_magazine(root)
    assert magazine is not None
    issue = read_issue(magazine, "issue-1").issue
    assert issue is not None
    return WebComposer(issue, House(root), {}).compose(planned_pages(issue))["words.html"]


def lines(page: Page) -> list[list[str]]:
    """The lines of running text in each column of a page."""
    columns: dict[float, dict[float, list[Text]]] = {left: {} for left in COLUMNS}
    for text in page.texts:
        if text.size == 9.0 and text.font.startswith("HM-Serif"):
            left = max((x for x in COLUMNS if x <= text.box.left + 1), default=COLUMNS[0])
            columns[left].setdefault(text.baseline, []).append(text)
    return [
        [" ".join(text.words for text in parts) for _, parts in sorted(column.items())]
        for column in columns.values()
    ]


@pytest.fixture(scope="module")
def columns(pages: list[Page]) -> list[list[str]]:
    return lines(pages[5])


class TestFigures:
    """Old-style in running serif text, lining everywhere else."""

    @pytest.mark.parametrize(
        ("page", "words", "x"),
        [
            (4, "in 1965", "n"),  # running text
            (4, "set in 2024", "n"),  # a deck
        ],
    )
    def test_old_style(self, comma: Built, page: int, words: str, x: str) -> None:
        figure = re.search("[012]", words)
        assert figure
        low, figures = (height(screen(comma), page, words, c) for c in (x, figure[0]))
        assert figures == pytest.approx(low, rel=0.12)

    @pytest.mark.parametrize(
        ("page", "words", "capital"),
        [
            (5, "In 1924", "I"),  # a box
            (5, "quarters in 2024", "q"),  # a caption: q is as high as it is deep
        ],
    )
    def test_lining(self, comma: Built, page: int, words: str, capital: str) -> None:
        high = height(screen(comma), page, words, capital)
        figure = height(screen(comma), page, words, words[-1])
        assert figure == pytest.approx(high, rel=0.12)


class TestSmallCapitals:
    """Where magazine.yaml asks for them."""

    @pytest.mark.parametrize("words", ["UNISON", "ENGLAND", "COVID"])
    def test_are_the_fonts_own_in_running_text(self, pages: list[Page], words: str) -> None:
        [text] = [text for text in pages[4].texts if text.words == words]
        assert text.size == 9.0
        capitals = next(text for text in pages[4].texts if "NHS met" in text.words)
        assert text.box.height < 0.85 * capitals.box.height

    def test_are_smaller_capitals_in_italics(self, pages: list[Page]) -> None:
        [text] = [text for text in pages[4].texts if text.words == "ACAS"]
        assert text.font == "HM-Serif-Italic"
        assert 7.5 < text.size < 8.5

    def test_leave_headings_boxes_and_short_runs_alone(self, pages: list[Page]) -> None:
        words = [text.words for text in pages[4].texts] + [text.words for text in pages[5].texts]
        assert any(text.startswith("UNISON in a cross-head") for text in words)
        assert any("PCNs wrote" in text for text in words)
        boxed = [text for text in pages[5].texts if text.words == "UNISON"]
        assert [(text.font, text.size) for text in boxed] == [("HM-Sans", 8.7)] * 2

    def test_stay_capitals_to_copy_search_and_hear(self, comma: Built) -> None:
        with pypdfium2.PdfDocument(screen(comma)) as document:
            text = document[4].get_textpage()
            assert "UNISON and the NHS met at NHS" in text.get_text_bounded()
            assert text.search("COVID-19", match_case=True).get_next()
        html = (comma.out("issue-1") / "web/words.html").read_text(encoding="utf-8")
        assert '<span class="caps">UNISON</span> and the NHS met' in html
        assert ">UNISON in a cross-head of 2024</h2>" in html

    def test_are_not_set_unasked(self, tmp_path: Path) -> None:
        root = write_magazine(tmp_path / "plain")
        replace(root / "magazine.yaml", "style: {small_caps: 4}\n", "")
        html = words_page(root)
        assert "caps" not in html
        assert "UNISON and the NHS met" in html

    @pytest.mark.parametrize("written", ["one", "1", "400"])
    def test_take_a_number_of_letters(self, tmp_path: Path, written: str) -> None:
        root = write_magazine(tmp_path / "wrong")
        replace(root / "magazine.yaml", "small_caps: 4", f"small_caps: {written}")
        magazine, told = read_magazine(root)
        assert magazine is not None
        assert [(one.rule, str(one.place)) for one in told] == [("bad-value", "magazine.yaml:7:21")]
        assert "UNISON and the NHS met" in words_page(root)


class TestSpaces:
    """What belongs together stays on a line."""

    def test_hold_in_print(self, columns: list[list[str]]) -> None:
        told = " ".join(line for column in columns for line in column)
        assert told.count("£5 million") == 6
        assert told.count("J. B. Type") == 4
        for column in columns:
            for line in column:
                assert not re.search(r"\b(10|5|12|9|page|Dr|Mrs|J\.|B\.|No\.)$", line), line
                assert not line.startswith(("—", "km", "mg", "million", "am,")), line

    def test_are_no_break_spaces_on_the_web(self, comma: Built) -> None:
        html = (comma.out("issue-1") / "web/words.html").read_text(encoding="utf-8")
        for words in (
            "10~km for 5~mg of tea, paid £5~million by 9~am, and saw page~8 with Dr~Swift",
            "J.~B.~Type met Mrs~Rule~— on 12~July~— and rang 020~7946~0018 for No.~10",
        ):
            assert words.replace("~", "\u00a0") in html

    def test_a_short_last_word_is_not_alone(self, columns: list[list[str]]) -> None:
        assert "nobody in the room knew." in [line for column in columns for line in column]


class TestHyphens:
    """Only where they look well."""

    def test_never_more_than_two_in_a_row(self, columns: list[list[str]]) -> None:
        most = 0
        for column in columns:
            row = 0
            for line in column:
                row = row + 1 if line.endswith(HYPHEN) else 0
                most = max(most, row)
        assert most == 2

    def test_leave_the_last_word_whole(self, columns: list[list[str]]) -> None:
        told = [line for column in columns for line in column]
        ends = [line for line in told if line.endswith("the representation.")]
        ends += [line for line in told if line == "representation."]
        assert len(ends) == ENDINGS

    def test_part_no_capitals_and_no_compounds(self, columns: list[list[str]]) -> None:
        ends = [line.split()[-1] for column in columns for line in column]
        parted = [word[:-1] for word in ends if word.endswith(HYPHEN)]
        assert "rep" in parted  # plain words are parted
        assert not [word for word in parted if word.isupper()]
        told = [line for column in columns for line in column]
        assert sum("ORGANISATIONAL" in line for line in told) == 8
        # A compound breaks after its own hyphen, and there only.
        assert {word for word in parted if word in ("cross", "well", "decision")}
        assert not [word for word in parted if "-" in word]

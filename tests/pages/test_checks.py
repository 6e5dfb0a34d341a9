"""Every check of the pages finds the fault that it is for, and nothing on a page without it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from hm.layout.grid import Grid
from tests.pages.baselines import body, first_baseline, off_grid
from tests.pages.columns import Block, Start, blocks, short_of_foot, unlevel
from tests.pages.contrast import contrast, faint
from tests.pages.drawing import BLEED, HEIGHT, WIDTH, Sheet
from tests.pages.edges import across_trim, near_trim, short_of_bleed
from tests.pages.overlaps import overlaps
from tests.pages.reading import Page, read
from tests.pages.rendering import grounds, paints

GRID = Grid(
    width=WIDTH, height=HEIGHT, bleed=BLEED, inner=20, outer=20, head=40,
    line=12, lines=26, columns=2, gutter=20,
)  # fmt: skip
COLUMNS = (20.0, 160.0)
"""The left edges of the columns."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "page.pdf"


def page(sheet: Sheet, path: Path) -> Page:
    (only,) = read(sheet.save(path))
    return only


def only(faults: Iterable[str]) -> str:
    """The one fault that there is."""
    (fault,) = faults
    return fault


# Reading


def test_text_is_read_with_its_place_and_face(path: Path) -> None:
    (text,) = page(Sheet().text("Hx", 30, 100, size=20, colour="1 0 0"), path).texts
    assert (text.words, text.font, text.size) == ("Hx", "Helvetica", 20)
    assert (text.baseline, text.colour, text.upright) == (100, (255, 0, 0), True)
    assert text.box.left == pytest.approx(31.5, abs=1)
    assert text.box.top == pytest.approx(85.6, abs=1)
    assert text.box.bottom == pytest.approx(100, abs=0.5)


def test_text_in_a_picture_belongs_to_it(path: Path) -> None:
    sheet = Sheet().text("drawn", 30, 100).text("set", 30, 200)
    sheet.operators[0] = sheet.operators[0].replace("/Span", "/Figure")
    assert [text.words for text in page(sheet, path).texts] == ["set"]


def test_a_mark_is_what_shows_of_it(path: Path) -> None:
    sheet = Sheet()
    sheet.operators.append("q 0 0 100 50 re W n")
    sheet.picture(-50, 300, 200, 500, "1 0 0")
    sheet.operators.append("Q")
    (mark,) = page(sheet, path).marks
    assert mark.picture
    assert (mark.box.left, mark.box.right) == (0, 100)
    assert (mark.box.top, mark.box.bottom) == (350, 400)


# Text on text


def test_lines_set_solid_do_not_overlap(path: Path) -> None:
    sheet = Sheet().text("Typography", 30, 100, size=24).text("Typography", 30, 124, size=24)
    assert list(overlaps(page(sheet, path))) == []


def test_text_on_text_is_found(path: Path) -> None:
    sheet = Sheet().text("a caption", 30, 100).text("the text below", 40, 104).text("far", 30, 200)
    assert only(overlaps(page(sheet, path))).startswith("page 1: “a caption”")


# The trim


@pytest.mark.parametrize(
    ("left", "baseline", "gap"), [(8.5, 100, 3.1), (100, 16, 3.1), (256, 100, 2.7), (100, 392, 2.8)]
)
def test_text_near_the_trim_is_found(path: Path, left: float, baseline: float, gap: float) -> None:
    sheet = Sheet().text("tab here", left, baseline, size=10).text("text", 100, 200)
    fault = only(near_trim(page(sheet, path)))
    assert "tab here" in fault
    assert float(fault.split(" mm")[0].split()[-1]) == pytest.approx(gap, abs=0.15)


def test_text_5_mm_from_the_trim_is_clear_of_it(path: Path) -> None:
    assert list(near_trim(page(Sheet().text("tab", 14.5, 200), path))) == []


def test_a_ground_to_the_bleed_is_right(path: Path) -> None:
    sheet = Sheet().ground(-BLEED, -BLEED, WIDTH + BLEED, 120)
    path = sheet.save(path)
    (only_page,) = read(path)
    assert list(across_trim(only_page)) == []
    assert list(short_of_bleed(only_page, paints(path)[0])) == []


def test_a_ground_that_ends_in_the_bleed_is_found(path: Path) -> None:
    sheet = Sheet().ground(-BLEED, -BLEED + 2, WIDTH + BLEED, 120)
    assert "ends in the bleed" in only(across_trim(page(sheet, path)))


def test_a_rule_that_crosses_the_trim_is_found(path: Path) -> None:
    sheet = Sheet().ground(100, 200, WIDTH + BLEED, 200.5)
    assert "rule" in only(across_trim(page(sheet, path)))


@pytest.mark.parametrize(
    ("box", "side"),
    [
        ((50, 0, 250, 90), "head"),
        ((200, 50, WIDTH, 90), "right-hand side"),
        ((50, 300, 250, HEIGHT + 4), "foot"),
        ((-2, 50, 90, 90), "left-hand side"),
    ],
)
def test_a_picture_without_bleed_is_found(
    path: Path, box: tuple[float, float, float, float], side: str
) -> None:
    path = Sheet().picture(*box, "0.5 0.5 0.5").save(path)
    assert side in only(short_of_bleed(read(path)[0], paints(path)[0]))


# The grid


def test_running_text_on_the_grid_and_off_it(path: Path) -> None:
    (text,) = page(Sheet().text("sample", 20, 50), path).texts
    first = first_baseline(text, GRID)
    assert GRID.head < first < GRID.head + GRID.line
    rows = [first + n * GRID.line for n in range(12)]
    even = page(Sheet().column(COLUMNS[0], rows).text("a caption", 160, 91.3, size=7), path)
    assert list(off_grid(even, GRID, body([even]))) == []
    rows[7] += 1
    odd = page(Sheet().column(COLUMNS[0], rows), path)
    assert "+1.00 pt off the grid" in only(off_grid(odd, GRID, body([odd])))
    assert "line 7" in only(off_grid(odd, GRID, body([odd])))


# Columns


def test_columns_that_are_level(path: Path) -> None:
    block = _block(_columns(10, 9), path)
    assert [end.text for end in block.ends] == [True, True]
    assert list(unlevel(block, GRID, 1)) == []


def test_columns_that_are_not_level(path: Path) -> None:
    block = _block(_columns(10, 8), path)
    assert "column 2 is 2.0 lines short" in only(unlevel(block, GRID, 1))


def test_a_box_at_the_end_of_a_column_ends_it(path: Path) -> None:
    sheet = _columns(10, 4).ground(COLUMNS[1], 100, COLUMNS[1] + GRID.column, 150)
    block = _block(sheet, path)
    assert not block.ends[1].text
    assert list(unlevel(block, GRID, 1)) == []


def test_a_column_may_end_before_a_cross_head(path: Path) -> None:
    sheet = _columns(10, 0).column(COLUMNS[1], [GRID.head + 9 + n * 12 for n in range(1, 14)])
    sheet.text("A cross-head", COLUMNS[1], GRID.head + 9, size=10)
    block = _block(sheet, path)
    assert [end.head for end in block.ends] == [True, False]
    assert list(unlevel(block, GRID, 1)) == []


def test_columns_end_above_what_lies_across_them(path: Path) -> None:
    sheet = _columns(10, 10).ground(-BLEED, 180, WIDTH + BLEED, HEIGHT + BLEED)
    sheet.text("in the box across", COLUMNS[0], 220)
    block = _block(sheet, path)
    assert list(unlevel(block, GRID, 0)) == []
    assert block.foot < 180


def test_articles_one_below_another_have_columns_of_their_own(path: Path) -> None:
    sheet = _columns(5, 5)
    sheet.column(COLUMNS[0], [200, 212]).column(COLUMNS[1], [200])
    there = page(sheet, path)
    starts = [Start("upper", 0), Start("lower", 180)]
    upper, lower = blocks(there, GRID, body([there]), True, starts)
    assert list(unlevel(upper, GRID, 0)) == []
    assert "of lower end unlevel" in only(unlevel(lower, GRID, 0))


def test_columns_that_go_on_stand_at_the_foot(path: Path) -> None:
    assert list(short_of_foot(_block(_columns(26, 23), path), GRID)) == []
    assert "column 2" in only(short_of_foot(_block(_columns(26, 19), path), GRID))


def _columns(one: int, other: int) -> Sheet:
    """Two columns of so many lines."""
    sheet = Sheet()
    for left, lines in zip(COLUMNS, (one, other), strict=True):
        sheet.column(left, [GRID.head + 9 + n * GRID.line for n in range(lines)])
    return sheet


def _block(sheet: Sheet, path: Path) -> Block:
    there = page(sheet, path)
    (block,) = blocks(there, GRID, body([there]), True, [Start("article", 0)])
    return block


# Contrast


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("size", "found"), [(12, 1), (18, 0)])
def test_large_text_needs_less_contrast(path: Path, size: float, found: int) -> None:
    sheet = Sheet().ground(0, 0, WIDTH, HEIGHT, "1 1 1").text("grey", 50, 100, size, "0.5 0.5 0.5")
    path = sheet.save(path)
    assert len(list(faint(read(path)[0], grounds(path)[0]))) == found


def test_text_that_runs_onto_a_light_part_of_a_picture_is_found(path: Path) -> None:
    sheet = Sheet().picture(0, 0, WIDTH, HEIGHT, "0 0 0.3").picture(120, 0, 150, 200, "0.8 0.8 0.7")
    sheet.text("across the light part of it", 50, 100, colour="1 1 1")
    sheet.text("beside it", 50, 300, colour="1 1 1")
    path = sheet.save(path)
    assert "across the light" in only(faint(read(path)[0], grounds(path)[0]))

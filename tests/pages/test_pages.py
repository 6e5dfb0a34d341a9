"""The pages of whole issues, as an independent reader finds them in the finished PDFs.

An exemption is given by name of the issue and the page, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.pages.baselines import off_grid
from tests.pages.book import Book
from tests.pages.columns import dealt, short_of_foot, unlevel
from tests.pages.contrast import faint
from tests.pages.edges import across_trim, near_trim, short_of_bleed
from tests.pages.overlaps import overlaps
from tests.pages.rendering import grounds, paints

FEATURES = ("feature", "interview")
TRIM_SIZED = {
    ("tiny", "inside-back"): "an advertisement supplied as large as the trim ends with it",
}
UNLEVEL = {
    ("tiny", "2"): "the engine parts the paragraph before a list that it may not part",
}


def none(faults: Iterable[str]) -> None:
    """Fail with all faults that were found, one a line."""
    if found := list(faults):
        pytest.fail("\n".join(found), pytrace=False)


def test_no_text_overlaps_other_text(book: Book) -> None:
    none(fault for page in book.print_pages for fault in overlaps(page))


def test_text_keeps_5_mm_from_the_trim(book: Book) -> None:
    none(fault for page in book.print_pages for fault in near_trim(page))


def test_what_crosses_the_trim_fills_the_bleed(book: Book) -> None:
    none(fault for page in book.tagged_pages for fault in across_trim(page))


def test_what_is_painted_at_the_trim_reaches_the_bleed(book: Book) -> None:
    none(
        fault
        for page, paint in zip(book.print_pages, paints(book.pdf("print")), strict=True)
        if (book.label, page.name) not in TRIM_SIZED
        for fault in short_of_bleed(page, paint)
    )


def test_running_text_stands_on_the_grid(book: Book) -> None:
    lines = [text for page in book.print_pages for text in page.texts if book.body.sets(text)]
    assert len(lines) > 20
    none(fault for page in book.print_pages for fault in off_grid(page, book.grid, book.body))


def test_columns_end_level_on_the_last_page_of_an_article(book: Book) -> None:
    lasts = [
        (block, book.issue.articles[block.slug].kind)
        for block, last in book.blocks()
        if last and (book.label, block.page) not in UNLEVEL
    ]
    assert any(len(block.ends) > 1 for block, _ in lasts)
    none(
        fault
        for block, kind in lasts
        if kind != "editorial"  # a letter is set in one column of its own width
        for fault in unlevel(block, book.grid, dealt(block) - (kind in FEATURES))
    )


def test_columns_end_level_or_at_the_foot_where_text_goes_on(book: Book) -> None:
    none(
        fault
        for block, last in book.blocks()
        if not last
        for fault in short_of_foot(block, book.grid)
    )


def test_text_can_be_read_on_its_ground(book: Book) -> None:
    none(
        fault
        for page, ground in zip(book.screen_pages, grounds(book.pdf("screen")), strict=True)
        for fault in faint(page, ground)
    )

"""The breaking of a news run into pages, on stories that are only measures."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from hm.compose.house import House, shipped
from hm.compose.tokens import read_tokens
from hm.layout.grid import Grid
from hm.layout.news_page import BETWEEN, Space
from hm.layout.news_plan import PagePlan, Plan, plan_pages
from hm.layout.news_text import ColumnText, column_text
from hm.layout.news_treatment import HeadlineStyle, Treatment

GRID = Grid.of(read_tokens(House(shipped())))


@dataclass(frozen=True)
class Measures:
    """A story of so many lines in paragraphs of five."""

    text: ColumnText
    shape: float | None
    heading: int

    def head(self, style: HeadlineStyle, columns: int, step: int) -> int:
        return max(2, self.heading - step)

    def caption(self, span: int) -> int:
        return 1

    def foot(self, columns: int) -> int:
        return 0


def story(lines: int, *, picture: bool = True, heading: int = 4) -> Measures:
    rows = [(12.0 * i, 12.0, i // 5) for i in range(lines)]
    return Measures(column_text(rows, 12.0), 2 / 3 if picture else None, heading)


def plan(*stories: Measures, pages: int, first: int = 2) -> Plan:
    spaces = [Space(3, 62, recto=(first + i) % 2 == 1) for i in range(pages)]
    return plan_pages(stories, spaces, GRID)


def order(plan: Plan) -> list[list[int]]:
    return [[placed.story for placed in page.placed] for page in plan.pages]


def depth(page: PagePlan) -> int:
    heights = [placed.lines for placed in page.placed]
    return sum(heights) + BETWEEN * (len(heights) - 1)


def test_stories_keep_their_order_and_fill_their_pages() -> None:
    laid = plan(*(story(70) for _ in range(8)), pages=4)
    assert [number for page in order(laid) for number in page] == list(range(8))
    assert all(len(page) == 2 for page in order(laid))
    for page in laid.pages:
        assert depth(page) + page.white == 62
        assert page.white <= 2


@pytest.mark.parametrize(
    ("first", "treatment"), [(2, Treatment.STACK), (3, Treatment.OVER)], ids=["verso", "recto"]
)
def test_a_story_alone_is_stacked_on_a_verso_and_headed_on_a_recto(
    first: int, treatment: Treatment
) -> None:
    (page,) = plan(story(75), pages=1, first=first).pages
    assert [placed.treatment for placed in page.placed] == [treatment]
    assert page.white == 0


def test_facing_pages_do_not_open_alike() -> None:
    laid = plan(*(story(lines) for lines in (60, 55, 60, 55)), pages=2)
    verso, recto = (page.placed[0].treatment for page in laid.pages)
    assert verso is not recto


def test_only_one_picture_on_a_page_is_elastic() -> None:
    laid = plan(*(story(40) for _ in range(3)), pages=1)
    mains = [p for p in laid.pages[0].placed if p.treatment in ("stack", "over", "split")]
    assert len(laid.pages[0].placed) == 3
    assert len(mains) <= 1


def test_the_picture_shrinks_before_the_headline_and_goes_last() -> None:
    found = [plan(story(lines), pages=1).pages[0].placed for lines in (90, 120, 153, 162, 172)]
    assert all(len(placed) == 1 for placed in found)
    pictures = [placed[0].picture for placed in found]
    steps = [placed[0].step for placed in found]
    assert pictures == sorted(pictures, reverse=True)
    assert steps == sorted(steps)
    shrunk = next(i for i, picture in enumerate(pictures) if picture <= 8)
    assert steps[shrunk] == 0
    assert pictures[-1] == 0
    assert steps[-1] > 0


def test_a_story_longer_than_a_page_runs_on_and_others_follow() -> None:
    laid = plan(story(240), story(40), pages=2)
    head, rest = laid.pages
    assert head.placed[-1].runs_on
    assert rest.tail is not None
    assert (rest.tail.story, rest.tail.ends) == (0, True)
    assert [placed.story for placed in rest.placed] == [1]
    assert rest.placed[0].top == rest.tail.lines + BETWEEN


def test_a_story_runs_on_only_where_a_page_would_stay_blank() -> None:
    whole = plan(story(100), story(100), pages=2)
    assert not any(page.tail for page in whole.pages)
    spread = plan(story(150), pages=2)
    assert spread.pages[1].tail is not None
    blank = plan(story(30), pages=2)
    assert [len(page.placed) for page in blank.pages] == [1, 0]
    assert blank.pages[1].tail is None


def test_what_finds_no_page_is_over() -> None:
    laid = plan(*(story(160, picture=False) for _ in range(4)), pages=2)
    assert len(laid.pages) == 2
    placed = [number for page in order(laid) for number in page]
    assert placed + list(laid.over) == list(range(4))
    assert laid.over


def test_two_lines_of_a_paragraph_stay_together() -> None:
    rows = [(12.0 * i, 12.0, i // 3) for i in range(6)]
    assert column_text(rows, 12.0).least(2) == 3
    uneven = [(12.0 * i, 12.0, 0 if i < 4 else 1) for i in range(7)]
    assert column_text(uneven, 12.0).least(2) == 4


def test_a_cross_head_takes_the_next_lines_along() -> None:
    rows = [(0.0, 12.0, "a"), (12.0, 12.0, "head")]
    rows += [(24.0 + 12 * i, 12.0, "b") for i in range(2)]
    assert column_text(rows, 12.0).fill([24.0]) == 2
    assert column_text(rows, 12.0, heads=frozenset({"head"})).fill([24.0]) == 1


def test_a_piece_breaks_only_if_it_is_long() -> None:
    rows = [(0.0, 12.0, "a"), (12.0, 12.0, "box"), (24.0, 12.0, "b")]
    whole = column_text(rows, 12.0, whole={"box": 6})
    long = column_text(rows, 12.0, whole={"box": 6}, long=frozenset({"box"}))
    assert whole.least(2) == 7
    assert long.least(2) == 4

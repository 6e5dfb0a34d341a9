"""Runs that flow in columns: magazines in, laid-out pages out."""

from __future__ import annotations

from pathlib import Path

import pytest

from hm.compose.house import House
from hm.compose.references import planned_pages
from hm.compose.run import RunComposer
from hm.compose.source import Pattern, RunSource
from hm.compose.tokens import read_tokens
from hm.layout import flow
from hm.layout.engine import Engine
from hm.layout.galley import Item, fill, moved_on
from hm.layout.grid import Grid
from hm.layout.outcome import Outcome, Press
from hm.read import read_issue, read_magazine

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "Rotas are written by people who will not work them, and read by those who will. "


def press_of(root: Path) -> Press:
    house = House(root)
    tokens = read_tokens(house)
    return Press(Engine(house, root), house, tokens, Grid.of(tokens))


def sources(root: Path, name: str) -> dict[str, RunSource]:
    magazine, _ = read_magazine(root)
    assert magazine
    issue = read_issue(magazine, name).issue
    assert issue
    composer = RunComposer(issue, House(root), planned_pages(issue))
    made = (composer.source(run) for run in issue.flatplan.runs)
    return {source.key: source for source in made if source.pattern is Pattern.FLOW}


@pytest.fixture(scope="module")
def specimen() -> tuple[Grid, dict[str, tuple[RunSource, Outcome]]]:
    """Every run of issue 63 that flows, laid out."""
    press = press_of(ROOT)
    runs = sources(ROOT, "issue-63")
    return press.grid, {key: (run, flow.lay_out(run, press)) for key, run in runs.items()}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Press]:
    """The root of a magazine whose issues are the tests', and its press."""
    root = tmp_path_factory.mktemp("flow")
    (root / "magazine.yaml").write_text(
        "title: Little Magazine\nsections:\n  long: {title: long reads}\n"
    )
    return root, press_of(root)


def laid(shelf: tuple[Path, Press], flatplan: str, key: str, **articles: str) -> Outcome:
    """Lay out one run of an issue of articles, each its front matter and its body."""
    root, press = shelf
    name = f"issue-{len(list(root.glob('issues/*'))) + 1}"
    folder = root / "issues" / name
    (folder / "articles").mkdir(parents=True)
    (folder / "issue.yaml").write_text(
        f"number: 1\nseason: spring\nyear: 2025\nflatplan: {flatplan}\n"
    )
    for slug, text in articles.items():
        head, _, body = text.partition("\n\n")
        (folder / "articles" / f"{slug}.md").write_text(
            f"---\n{head}\n---\n\n{body}\n", encoding="utf-8"
        )
    return flow.lay_out(sources(root, name)[key], press)


def feature(body: str, title: str = "A headline") -> str:
    return f"title: {title}\nkind: feature\nsection: long\n\n{body}"


def words(outcome: Outcome) -> str:
    """What is printed, drop caps joined to their words and no-break spaces plain."""
    text = " ".join(
        line.text for i in range(len(outcome.rendering)) for line in outcome.rendering.lines(i)
    )
    return text.replace("\u00a0", " ").replace("R otas", "Rotas")


class TestSpecimen:
    def test_every_run_fills_its_pages(
        self, specimen: tuple[Grid, dict[str, tuple[RunSource, Outcome]]]
    ) -> None:
        _, runs = specimen
        assert runs
        for key, (source, outcome) in runs.items():
            assert len(outcome.rendering) == len(source.pages), key
            assert outcome.overset == (), key
            assert outcome.notes == [], key

    def test_lines_stand_on_the_grid(
        self, specimen: tuple[Grid, dict[str, tuple[RunSource, Outcome]]]
    ) -> None:
        grid, runs = specimen
        checked = captions = 0
        for key, (_, outcome) in runs.items():
            for index in range(len(outcome.rendering)):
                for line in outcome.rendering.lines(index):
                    if not line.columns or abs(line.height - grid.line) > 0.2:
                        continue
                    off = (line.y - grid.head) % grid.line
                    if abs(off - 2) < 0.15:  # captions hang two points below their line
                        captions += 1
                        continue
                    assert min(off, grid.line - off) < 0.15, (key, index, line.text)
                    assert line.y + line.height < grid.head + grid.depth + 0.5, (key, line.text)
                    checked += 1
        assert checked > 700
        assert captions < 10

    def test_the_last_columns_end_level(
        self, specimen: tuple[Grid, dict[str, tuple[RunSource, Outcome]]]
    ) -> None:
        grid, runs = specimen
        for key, (_, outcome) in runs.items():
            # A box or a picture may have the last page to itself.
            pages = [outcome.rendering.column_feet(i) for i in range(len(outcome.rendering))]
            feet = [page for page in pages if page][-1]
            assert max(feet) - min(feet) <= 4 * grid.line, (key, feet)


class TestGivingWay:
    def test_what_does_not_fit_is_overset_from_its_line_on(self, shelf: tuple[Path, Press]) -> None:
        body = "\n\n".join([SENTENCE * 12] * 12)
        outcome = laid(shelf, "{1: long}", "1", long=feature(body))
        assert len(outcome.rendering) == 1
        (overset,) = outcome.overset
        assert overset.slug == "long"
        printed = words(outcome)
        shown = printed.count("Rotas")
        # Paragraphs stand on every second line from the seventh on, twelve sentences each.
        assert overset.place.line == 7 + 2 * (shown // 12)
        assert overset.words > 100
        assert overset.lines > 20

    def test_a_long_headline_steps_down(self, shelf: tuple[Path, Press]) -> None:
        title = "A headline of twenty words that goes on until every reader of this has forgotten"
        outcome = laid(shelf, "{1: long}", "1", long=feature(SENTENCE * 60, title))
        assert outcome.overset == ()
        assert "twenty words" in words(outcome)

    def test_a_long_box_goes_across_the_foot(self, shelf: tuple[Path, Press]) -> None:
        box = f'::: box {{#facts title="Facts"}}\n{SENTENCE * 30}\n:::'
        outcome = laid(
            shelf, "{1-2: long}", "1-2", long=feature(f"{SENTENCE * 90}\n\n{box}\n\n{SENTENCE}")
        )
        grid = shelf[1].grid
        spots = [
            outcome.rendering.landings(index)["long#facts"]
            for index in range(2)
            if "long#facts" in outcome.rendering.landings(index)
        ]
        (spot,) = spots
        assert spot.x == pytest.approx(grid.outer, abs=0.1) or spot.x == pytest.approx(
            grid.inner, abs=0.1
        )
        assert outcome.overset == ()

    def test_two_rails_on_one_page_are_both_there(self, shelf: tuple[Path, Press]) -> None:
        boxes = "".join(
            f'::: box {{title="{name}" place="outer@1"}}\nWords of {name}.\n:::\n\n'
            for name in ("Anna", "Bertha")
        )
        outcome = laid(shelf, "{1: long}", "1", long=feature(boxes + SENTENCE * 20))
        assert "Words of Anna" in words(outcome)
        assert "Words of Bertha" in words(outcome)

    def test_a_piece_taller_than_the_column_left_for_it_moves_on(
        self, shelf: tuple[Path, Press]
    ) -> None:
        quote = f"::: pull-quote\n{SENTENCE * 2}\n:::"
        body = f"{SENTENCE * 2}\n\n{quote}\n\n" + "\n\n".join([SENTENCE * 5] * 8)
        outcome = laid(shelf, "{1-2: long}", "1-2", long=feature(body))
        assert outcome.overset == ()
        assert words(outcome).count("Rotas") == 2 + 2 + 40


class TestOddRuns:
    def test_a_missing_manuscript_leaves_a_page(self, shelf: tuple[Path, Press]) -> None:
        outcome = laid(shelf, "{1-2: gone}", "1-2", other=feature(SENTENCE))
        assert len(outcome.rendering) == 2
        assert outcome.composed

    def test_a_supplied_advertisement_beside_an_article(self, shelf: tuple[Path, Press]) -> None:
        root, _ = shelf
        (root / "pictures").mkdir(exist_ok=True)
        (root / "pictures" / "ad.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" '
            'viewBox="0 0 60 40"><rect width="60" height="40" fill="#8D1F77"/></svg>'
        )
        ad = "title: Lamps\nkind: ad\nad: {src: ../../pictures/ad.svg, alt: Lamps for sale}\n\n"
        outcome = laid(shelf, "{1: [long, lamps]}", "1", long=feature(SENTENCE * 20), lamps=ad)
        assert outcome.rendering.box_of(0, "figure") is not None
        assert outcome.notes == []


class TestBoxesAcrossTheFoot:
    LIST = (
        '::: box {title="In short" place="bottom"}\n'
        "A paragraph that says something about the office and its lamp, and its door.\n\n"
        "1. First thing\n2. Second thing\n3. Third thing\n:::\n\n"
    )

    def test_a_list_is_not_lost(self, shelf: tuple[Path, Press]) -> None:
        outcome = laid(shelf, "{1: long}", "1", long=feature(SENTENCE * 20 + "\n\n" + self.LIST))
        assert outcome.overset == ()
        for said in ("something about", "First thing", "Third thing"):
            assert said in words(outcome)

    def test_one_does_not_cover_the_next(self, shelf: tuple[Path, Press]) -> None:
        second = self.LIST.replace("In short", "At length")
        body = SENTENCE * 20 + "\n\n" + self.LIST + second
        outcome = laid(shelf, "{1: long}", "1", long=feature(body))
        # What is set later is painted over what was set before: from the top one down.
        titles = [
            line.y for line in outcome.rendering.lines(0) if line.text in ("In short", "At length")
        ]
        assert titles == sorted(titles)
        assert len(titles) == 2


class TestGalley:
    def lines(self, count: int, **more: object) -> Item:
        return Item((12.0,) * count, **more)  # type: ignore[arg-type]

    def test_two_lines_stay_together(self) -> None:
        assert fill([self.lines(5)], [48, 48]).used == (36, 24)
        assert fill([self.lines(2), self.lines(3)], [36, 36]).used == (24, 36)

    def test_a_heading_goes_with_its_text(self) -> None:
        items = [self.lines(3), self.lines(1, gap=12.0, keep=True, id="h"), self.lines(4)]
        filled = fill(items, [60, 60])
        assert filled.used == (36, 60)
        assert filled.flush == ("h",)

    def test_what_is_over_is_counted(self) -> None:
        assert fill([self.lines(9)], [48]).over == 5

    def test_a_tall_piece_is_told_and_moved(self) -> None:
        items = [Item((100.0,), key="quote"), self.lines(4, words=True)]
        assert fill(items, [48, 120]).tall == "quote"
        moved = moved_on(items, "quote")
        assert moved is not None
        assert [item.key for item in moved] == ["", "quote"]
        assert fill(moved, [48, 120]).tall is None

"""News pages, from manuscripts to laid-out pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from hm.compose.house import House
from hm.compose.references import planned_pages
from hm.compose.run import RunComposer
from hm.compose.source import Flow, Pattern, RunSource
from hm.compose.tokens import read_tokens
from hm.layout import news
from hm.layout.engine import Engine, LineSpot
from hm.layout.grid import Grid
from hm.layout.outcome import Outcome, Press
from hm.read import read_issue, read_magazine

REAL = Path(__file__).parents[3] / "shared" / "real-issues"

MAGAZINE = """\
title: Specimen
publisher: Nobody
address: [Nowhere]
issn: 1759-9784
language: en-GB
sections:
  heads-up: {title: heads up, strap: What has happened}
"""
SENTENCE = """
    the rota was kept by hand until somebody asked why and nobody knew so a new one came
    with fewer shifts and more sleep for all managers who had been asked to attend every
    meeting in every building of a trust that stretches from hill to harbour
"""
WORDS = SENTENCE.split()
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}">'
    '<rect width="{0}" height="{1}" fill="#F7BAA7"/></svg>'
)


def paragraph(words: int, turn: int = 0) -> str:
    picked = [WORDS[(i * 7 + turn * 5 + i // 3) % len(WORDS)] for i in range(words)]
    return " ".join([picked[0].capitalize(), *picked[1:]]) + "."


def text(words: int) -> str:
    return "\n\n".join(paragraph(min(55, words - at), at) for at in range(0, words, 55))


def story(title: str, words: int, picture: str = "", more: str = "", deck: str = "") -> str:
    front = [f'title: "{title}"', "kind: news", "section: heads-up", "label: Work"]
    if deck:
        front.append(f"standfirst: {deck}")
    if picture:
        front += ["image:", f"  src: images/{picture}.svg", "  alt: A plain ground"]
        front += ["  caption: What it shows", "  credit: Specimen Studio"]
    return "\n".join(["---", *front, "---", "", text(words), "", more, ""])


def noticeboard(events: int, words: int) -> str:
    front = ["title: Noticeboard", "kind: noticeboard", "section: heads-up", "events:"]
    for event in range(events):
        front += [f"  - date: 2025-{event % 12 + 1:02}-{event + 1:02}"]
        front += [f"    title: Event {event + 1}", "    venue: Somewhere"]
        front += [f"    text: {paragraph(words, event)}"]
    return "\n".join(["---", *front, "---", "", "Tell the editor.", ""])


BOX = '::: box {title="Ask first"%s}\nBoxed words stand here.\n\n- One thing\n:::\n\nAfter it.\n'


@dataclass(frozen=True)
class Laid:
    source: RunSource
    outcome: Outcome
    grid: Grid

    def lines(self, index: int, slug: str | None = None) -> list[LineSpot]:
        return [
            line
            for line in self.outcome.rendering.lines(index)
            if line.text.strip() and (slug is None or line.slug == slug)
        ]

    def pages_of(self, slug: str) -> list[int]:
        return [i for i in range(len(self.outcome.rendering)) if self.lines(i, slug)]

    def words(self, slug: str) -> str:
        every = [line.text for i in self.pages_of(slug) for line in self.lines(i, slug)]
        return letters("".join(every))


def letters(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "", words.lower())


Lay = Callable[[str, dict[str, str]], Laid]


@pytest.fixture(scope="module")
def lay(tmp_path_factory: pytest.TempPathFactory) -> Lay:
    root = tmp_path_factory.mktemp("magazine")
    (root / "magazine.yaml").write_text(MAGAZINE, encoding="utf-8")
    press = press_of(root)

    def lay_out(pages: str, articles: dict[str, str]) -> Laid:
        number = len(list(root.glob("issues/*"))) + 1
        folder = root / "issues" / f"issue-{number}"
        (folder / "articles").mkdir(parents=True)
        (folder / "images").mkdir()
        (folder / "images" / "wide.svg").write_text(PICTURE.format(600, 400), encoding="utf-8")
        (folder / "images" / "tall.svg").write_text(PICTURE.format(400, 500), encoding="utf-8")
        (folder / "issue.yaml").write_text(
            f"number: {number}\nseason: spring\nyear: 2025\ncover: {{headline: One}}\n"
            f"contributors: []\nflatplan:\n  {pages}: [{', '.join(articles)}]\n",
            encoding="utf-8",
        )
        for slug, words in articles.items():
            (folder / "articles" / f"{slug}.md").write_text(words, encoding="utf-8")
        return laid(root, folder.name, press)

    return lay_out


def press_of(root: Path) -> Press:
    house = House(root)
    tokens = read_tokens(house)
    return Press(Engine(house, root), house, tokens, Grid.of(tokens))


def laid(root: Path, name: str, press: Press) -> Laid:
    magazine, _ = read_magazine(root)
    assert magazine is not None
    issue = read_issue(magazine, name).issue
    assert issue is not None
    composer = RunComposer(issue, House(root), planned_pages(issue))
    run = next(
        source
        for source in map(composer.source, issue.flatplan.runs)
        if source.pattern is Pattern.NEWS
    )
    return Laid(run, news.lay_out(run, press), press.grid)


def assert_sound(run: Laid) -> None:
    """Everything is there, in its order, inside the page, and nothing stands on another."""
    assert run.outcome.overset == ()
    assert run.outcome.notes == []
    assert len(run.outcome.rendering) == len(run.source.pages)
    grid = run.grid
    foot = grid.head + grid.depth
    slugs = [article.slug for article in run.source.stories]
    first = [min(run.pages_of(slug)) for slug in slugs]
    assert first == sorted(first)
    running = {
        (article.slug, int(line), int(column))
        for article in run.source.stories
        for part in article.body
        if isinstance(part, Flow)
        for line, column in re.findall(r'data-at="(\d+):(\d+)"', part.html)
    }
    for index, page in enumerate(run.source.pages):
        below = 0.0
        here = [slug for slug in slugs if run.lines(index, slug)]
        for slug in here:
            lines = run.lines(index, slug)
            assert min(line.y for line in lines) >= below - 1
            below = max(line.y + line.height for line in lines)
            right = grid.left(page.recto) + grid.measure
            for line in lines:
                if line.columns:
                    assert line.y + line.height <= foot + 1
                    assert line.x + 1 < right
                if line.columns and line.at and (slug, *line.at) in running:
                    off = (line.y - grid.head) % grid.line
                    assert min(off, grid.line - off) < 0.5
    for article in run.source.stories:
        for part in article.body:
            plain = letters(re.sub(r"<[^>]*>", "", re.sub(r"&\w+;", "", part.html)))
            assert plain in run.words(article.slug)


SOUND = {
    "a picture at the head": ("2", {"a": story("One story", 400, "wide")}),
    "five on a page": ("3", {f"s{i}": story(f"Short story {i}", 90) for i in range(5)}),
    "no pictures": ("2-3", {f"s{i}": story(f"Story {i}", 320) for i in range(4)}),
    "a headline without end": (
        "3",
        {
            "a": story("The reorganisation of the reorganisation of regional duties " * 4, 250),
            "b": story("Incomprehensibilities interdepartmentally unacknowledged", 250, "tall"),
        },
    ),
    "boxes": (
        "2-3",
        {
            "a": story("In its column", 420, "wide", BOX % ""),
            "b": story("At its foot", 300, "tall", BOX % " place=bottom", "A deck of some words"),
            "c": story("A third", 120),
        },
    ),
    "a rail on a recto": (
        "3-4",
        {
            "board": noticeboard(5, 20),
            "a": story("Beside it", 350, "wide"),
            "b": story("Another", 250, "tall"),
            "c": story("A third", 300),
        },
    ),
    "long stories": (
        "2-5",
        {
            "a": story("Short", 300, "wide"),
            "b": story("Two pages and a bit", 2300, "wide", BOX % " place=bottom"),
            "c": story("After it", 280, "tall"),
            "d": story("Last", 280),
        },
    ),
}


@pytest.mark.parametrize("case", SOUND)
def test_stories_stand_whole_and_apart(lay: Lay, case: str) -> None:
    assert_sound(lay(*SOUND[case]))


def test_spare_lines_go_to_the_picture(lay: Lay) -> None:
    short = lay("2", {"a": story("One", 250, "wide")})
    long = lay("2", {"a": story("One", 450, "wide")})
    deep = [run.outcome.rendering.box_of(0, "frame") for run in (short, long)]
    assert deep[0] is not None
    assert deep[1] is not None
    assert deep[0][3] > deep[1][3]
    assert min(short.outcome.fill, long.outcome.fill) > 0.95


def test_a_story_longer_than_a_page_runs_on(lay: Lay) -> None:
    run = lay("2-3", {"a": story("Long", 1700, "wide")})
    assert_sound(run)
    assert run.pages_of("a") == [0, 1]
    columns = {round(line.x / 40) for line in run.lines(1, "a")}
    assert len(columns) >= 3


def test_two_long_stories_share_a_page(lay: Lay) -> None:
    run = lay("2-4", {"a": story("Long", 1500), "b": story("Longer", 1500)})
    assert_sound(run)
    assert set(run.pages_of("a")) & set(run.pages_of("b")) == {1}


def test_what_does_not_fit_is_overset_where_it_begins(lay: Lay) -> None:
    run = lay("2", {"a": story("Fits", 900), "b": story("Does not", 900)})
    assert len(run.outcome.rendering) == 1
    slugs = [lost.slug for lost in run.outcome.overset]
    assert slugs
    assert set(slugs) <= {"a", "b"}
    for lost in run.outcome.overset:
        assert lost.lines > 10
        assert lost.words > 60
        assert lost.place.path.endswith(f"articles/{lost.slug}.md")
        assert lost.place.line >= 7


def test_a_story_too_short_for_its_pages_leaves_them_blank(lay: Lay) -> None:
    run = lay("2-4", {"a": story("Short", 150, "wide")})
    assert len(run.outcome.rendering) == 3
    assert run.pages_of("a") == [0]
    assert run.outcome.fill == 0.0
    assert run.outcome.overset == ()


def test_the_rail_stands_in_the_outer_column_and_is_read_last(lay: Lay) -> None:
    run = lay("2", {"board": noticeboard(4, 15), "a": story("Beside it", 250, "wide")})
    assert_sound(run)
    rail, beside = run.lines(0, "board"), run.lines(0, "a")
    assert max(line.x + line.width for line in rail) < min(line.x for line in beside)
    order = [line.slug for line in run.lines(0)]
    assert order == ["", "", *["a"] * len(beside), *["board"] * len(rail)]


def test_a_rail_too_long_is_set_tighter_then_goes_on(lay: Lay) -> None:
    news_story = {"a": story("One", 250, "wide"), "b": story("Two", 350)}
    longer = lay("2-3", {"board": noticeboard(12, 14), **news_story})
    longest = lay("2-3", {"board": noticeboard(12, 50), **news_story})
    assert longer.pages_of("board") == [0]
    assert min(line.height for line in longer.lines(0, "board")) < 10
    assert longest.pages_of("board") == [0, 1]
    beside = max(line.x + line.width for line in longest.lines(1, "b"))
    assert beside < min(line.x for line in longest.lines(1, "board"))
    for event in range(12):
        assert letters(paragraph(50, event)) in longest.words("board")
    assert longest.outcome.overset == ()


def test_a_rail_without_stories_has_three_columns(lay: Lay) -> None:
    run = lay("2", {"board": noticeboard(9, 30)})
    assert len({round(line.x) for line in run.lines(0, "board")}) == 3
    assert run.outcome.overset == ()
    assert run.outcome.fill == 1.0
    title = [line for line in run.lines(0) if not line.slug]
    assert [line.text for line in title] == ["heads up", "What has happened"]


@pytest.mark.skipif(not REAL.is_dir(), reason="the published issues are not here")
@pytest.mark.parametrize("name", ["issue-59", "issue-60"])
def test_the_published_issues(name: str) -> None:
    run = laid(REAL, name, press_of(REAL))
    assert_sound(run)
    assert all(run.lines(index) for index in range(len(run.source.pages)))

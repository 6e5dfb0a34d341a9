"""Cover, page of contents and masthead, advertisements: tiny magazines in, pages out."""

from __future__ import annotations

import functools
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from hm.compose.house import House
from hm.compose.references import planned_pages
from hm.compose.run import RunComposer
from hm.compose.source import Pattern, RunSource
from hm.compose.tokens import read_tokens
from hm.layout import ad, cover, front
from hm.layout.engine import Engine
from hm.layout.grid import Grid
from hm.layout.outcome import Outcome, Press
from hm.model.issue import Issue
from hm.read import read_issue, read_magazine

LAY_OUT = {Pattern.COVER: cover.lay_out, Pattern.FRONT: front.lay_out, Pattern.AD: ad.lay_out}
REAL = Path(__file__).resolve().parents[3] / "shared" / "real-issues"
MM = 72 / 25.4
BLEED = 3 * MM
TRIM = 297 * MM

NIGHT, STONE, PLUM, WHITE = (0, 39, 85), (242, 236, 225), (141, 31, 119), (255, 255, 255)

LOREM = "Rotas are written by people who will not work them, and read by those who will. "


@dataclass
class Printed:
    """A run on paper."""

    outcome: Outcome
    pdf: bytes

    def page(self, index: int = 0) -> pypdfium2.PdfPage:
        return pypdfium2.PdfDocument(self.pdf)[index]

    def text(self, index: int = 0) -> str:
        return squeezed(self.page(index).get_textpage().get_text_bounded())

    def box(self, words: str, index: int = 0) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of words, in points from the trim's top left corner."""
        text = self.page(index).get_textpage()
        found = text.search(words).get_next()
        assert found, f"“{words}” is not on the page"
        boxes = [text.get_charbox(found[0] + i) for i in range(found[1])]
        return (
            min(box[0] for box in boxes),
            TRIM - max(box[3] for box in boxes),
            max(box[2] for box in boxes),
            TRIM - min(box[1] for box in boxes),
        )

    def pictures(self, index: int = 0) -> list[tuple[float, float, float, float]]:
        """Left, top, right, bottom of every picture, in points from the trim."""
        return [
            (left, TRIM - top, right, TRIM - bottom)
            for left, bottom, right, top in (
                item.get_bounds() for item in self.page(index).get_objects(filter=[3], max_depth=9)
            )
        ]

    def colour(self, x: float, y: float, index: int = 0) -> tuple[int, ...]:
        """The colour of a spot, in millimetres from the trim's top left corner."""
        image = self.page(index).render(scale=1).to_pil()
        spot = image.getpixel((round(x * MM + BLEED), round(y * MM + BLEED)))
        assert isinstance(spot, tuple)
        return spot[:3]

    def links(self) -> list[str]:
        with pikepdf.open(io.BytesIO(self.pdf)) as pdf:
            return [
                str(note.A.URI)
                for page in pdf.pages
                for note in page.get("/Annots", pikepdf.Array())
                if "/A" in note and "/URI" in note.A
            ]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The root of a magazine whose issues are the tests': the engine is loaded once for all."""
    yield tmp_path_factory.mktemp("shelf")
    press_for.cache_clear()


class Magazine:
    """A tiny magazine, and one issue of it."""

    def __init__(self, root: Path, issue: str, title: str = "Little Magazine") -> None:
        self.root = root
        self.name = f"issue-{len(list(root.glob('issues/*'))) + 1}"
        self.folder = root / "issues" / self.name
        (self.folder / "articles").mkdir(parents=True)
        (root / "magazine.yaml").write_text(
            f"title: {title}\npublisher: Specimen Press\nissn: 0000-0000\n"
            "sections:\n  news: {title: news first}\n  long: {title: long reads}\n"
        )
        (self.folder / "issue.yaml").write_text(f"number: 1\nseason: spring\nyear: 2025\n{issue}")

    def article(self, slug: str, head: str, body: str = LOREM) -> Magazine:
        path = self.folder / "articles" / f"{slug}.md"
        path.write_text(f"---\n{head}\n---\n\n{body}\n", encoding="utf-8")
        return self

    def advert(self, slug: str, body: str, title: str = "Advertiser Ltd") -> Magazine:
        return self.article(slug, f"title: {title}\nkind: ad", body)

    def picture(self, name: str, size: tuple[int, int], colour: str = "#345678") -> Magazine:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        Image.new("RGB", size, colour).save(path)
        return self

    def printed(self, key: str) -> Printed:
        return print_run(self.root, self.name, key)


def sources(root: Path, name: str) -> tuple[Issue, Iterator[RunSource]]:
    magazine, _ = read_magazine(root)
    assert magazine
    issue = read_issue(magazine, name).issue
    assert issue
    composer = RunComposer(issue, House(root), planned_pages(issue))
    return issue, (composer.source(run) for run in issue.flatplan.runs)


@functools.cache
def press_for(root: Path) -> Press:
    house = House(root)
    tokens = read_tokens(house)
    return Press(Engine(house, root), house, tokens, Grid.of(tokens))


def print_source(root: Path, source: RunSource) -> Printed:
    press = press_for(root)
    outcome = LAY_OUT[source.pattern](source, press)
    assert outcome.composed
    assert outcome.notes == []
    assert len(outcome.rendering) == len(source.pages)
    pdf, notes = press.engine.write(outcome.rendering)
    assert notes == ()
    return Printed(outcome, pdf)


def print_run(root: Path, name: str, key: str) -> Printed:
    _, runs = sources(root, name)
    return print_source(root, next(source for source in runs if source.key == key))


def squeezed(text: str) -> str:
    """Text without what line ends and typography add: only its letters and digits."""
    return re.sub(r"[\W_]+", "", text).casefold()


def bounds(box: tuple[float, float, float, float]) -> tuple[int, ...]:
    return tuple(round(edge / MM) for edge in box)


COVER = """\
cover:
  image: images/cover.png
  alt: A wall
  credit: Camera Person
  kicker: exclusive
  headline: What the wall saw in the night
  points: [It saw a chair, It saw another chair]
  text: (and nobody sitting)
  article: wall
  tagline: The magazine for walls
  lines:
    - {title: A plain line, text: Nothing behind it}
    - {title: A line to the paint, text: Which dries, article: paint}
flatplan:
  cover: cover
  1: wall
  2: paint
"""


def wall(root: Path, issue: str = COVER, colour: str = "#223344") -> Magazine:
    return (
        Magazine(root, issue)
        .article("wall", "title: Wall\nkind: feature\nsection: long")
        .article("paint", "title: Paint\nkind: news\nsection: news")
        .picture("images/cover.png", (800, 1100), colour)
    )


class TestCover:
    def test_carries_every_word_and_leads_to_its_articles(self, shelf: Path) -> None:
        printed = wall(shelf).printed("cover")
        for words in (
            "little magazine",
            "issue 1 // spring 2025",
            "The magazine for walls",
            "exclusive",
            "What the wall saw in the night",
            "It saw a chair",
            "It saw another chair",
            "(and nobody sitting)",
            "A plain line",
            "Nothing behind it",
            "Camera Person",
        ):
            assert squeezed(words) in printed.text(), words
        assert set(printed.links()) == {"hm:wall", "hm:paint"}
        assert bounds(printed.pictures()[0])[0] <= -3
        assert printed.outcome.overset == ()

    def test_leaves_the_credit_to_the_masthead(self, shelf: Path) -> None:
        magazine = wall(shelf, COVER.replace("  1: wall\n", "  1: [wall, masthead]\n"))
        assert "cameraperson" not in magazine.printed("cover").text()
        assert "cameraperson" in magazine.printed("1").text()

    def test_needs_nothing_but_a_title(self, shelf: Path) -> None:
        printed = Magazine(shelf, "flatplan: {cover: cover}\n").printed("cover")
        assert printed.text() == squeezed("little magazine issue 1 spring 2025")
        assert printed.colour(100, 200) == NIGHT

    @pytest.mark.parametrize("title", ["Healthcare Manager", "The Ward and Rota Review"])
    def test_sets_the_nameplate_as_wide_as_its_rule(self, tmp_path: Path, title: str) -> None:
        magazine = Magazine(tmp_path, "flatplan: {cover: cover}\n", title)
        left, _, right, _ = magazine.printed("cover").box(title.lower())
        assert left / MM == pytest.approx(12, abs=0.6)
        assert right / MM == pytest.approx(198, abs=1.2)

    def test_makes_way_for_its_lines(self, shelf: Path) -> None:
        points = ", ".join(f"Point {n} which takes two lines of the cover" for n in range(8))
        issue = COVER.replace("It saw a chair, It saw another chair", points).replace(
            "What the wall saw", "What the wall that stood in the corridor for forty years saw"
        )
        printed = wall(shelf, issue).printed("cover")
        assert printed.box("nobody sitting")[3] < printed.box("A plain line")[1]
        assert printed.outcome.overset == ()

    def test_says_what_does_not_fit(self, shelf: Path) -> None:
        points = ", ".join(f"Point {n} which takes two lines of the cover" for n in range(20))
        issue = COVER.replace("It saw a chair, It saw another chair", points)
        (over,) = wall(shelf, issue).printed("cover").outcome.overset
        assert over.slug == "cover"
        assert over.lines > 0
        assert over.place.path.endswith("/issue.yaml")

    @pytest.mark.parametrize(
        ("colour", "letters"), [("#223344", WHITE), ("#EEEEDD", NIGHT), ("#888888", WHITE)]
    )
    def test_can_be_read_on_any_picture(
        self, shelf: Path, colour: str, letters: tuple[int, int, int]
    ) -> None:
        printed = wall(shelf, colour=colour).printed("cover")
        image = printed.page().render(scale=2).to_pil().convert("RGB")
        left, top, right, bottom = (round(2 * (v + BLEED)) for v in printed.box("magazine"))
        shades = {c for _, c in image.crop((left, top, right, bottom)).getcolors(99999) or []}
        assert letters in shades
        dark = min(shades, key=sum)
        # A picture that is neither dark nor light is shaded.
        if letters == WHITE:
            assert sum(dark) < 3 * 0x80


LETTER = "kind: editorial\nauthors: [Ann Other]\nbio: |\n  *Ann Other*, Editor\n"
FRONT = """\
contributors: [Ann Other, Zoë Specimen]
masthead:
  design: Specimen Studio
  printer: Printed on paper
  copyright: Nobody’s copyright
  opinions: Opinions vary
  about: About *us*
  address: [The Shed]
flatplan:
  1: [welcome, contents, masthead]
  2: wall
  3: paint
"""


def desk(root: Path, issue: str = FRONT, paragraphs: int = 2, more: str = "") -> Magazine:
    letter = "\n\n".join([LOREM * 4] * paragraphs)
    return (
        Magazine(root, issue)
        .article("welcome", f"{LETTER}{more}", letter)
        .article("wall", "title: Wall\nkind: feature\nsection: long")
        .article(
            "paint",
            'title: Paint\nkind: news\nsection: news\ncontents: "Drying: *Zoë Specimen* waits"',
        )
        .picture("images/ann.png", (600, 700))
    )


PICTURE = "image: {src: images/ann.png, alt: Ann, caption: Ann at her desk, credit: Zoë}"


class TestFront:
    def test_has_contents_letter_and_masthead(self, shelf: Path) -> None:
        printed = desk(shelf, more=PICTURE).printed("1")
        text = printed.text()
        for words in (
            "news first 3 Drying Zoë Specimen waits",
            "long reads 2 Wall",
            "Welcome",
            LOREM * 4,
            "Ann Other, Editor",
            "Ann at her desk",
            "Zoë",
            "Little Magazine issue 1 // spring 2025 ISSN 0000-0000",
            "Published by Specimen Press The Shed",
            "Design and production Specimen Studio",
            "Contributors Ann Other, Zoë Specimen",
            "Printed on paper",
            "Nobody’s copyright",
            "Opinions vary",
            "About us",
        ):
            assert squeezed(words) in text, words
        assert {"hm:wall", "hm:paint"} <= set(printed.links())
        assert printed.outcome.overset == ()
        assert {"welcome", "contents", "masthead"} <= set(printed.outcome.rendering.landings(0))

    def test_stands_the_letter_on_the_outer_side(self, shelf: Path) -> None:
        recto = desk(shelf).printed("1")
        issue = FRONT.replace("  3: paint\n", "").replace("  2: wall\n", "  3: wall\n")
        verso = desk(shelf, issue.replace("  1: [", "  2: [")).printed("2")
        assert recto.box("Wall")[2] < recto.box("Welcome")[0]
        assert recto.colour(212, 290) == STONE
        assert recto.colour(-2, 290) == WHITE
        assert verso.box("Wall")[0] > verso.box("Welcome")[2]
        assert verso.colour(-2, 290) == STONE
        assert verso.colour(212, 290) == WHITE

    def test_gives_the_picture_what_the_letter_leaves(self, shelf: Path) -> None:
        def foot(paragraphs: int) -> float:
            printed = desk(shelf, paragraphs=paragraphs, more=PICTURE).printed("1")
            assert printed.outcome.overset == ()
            return max((box[3] for box in printed.pictures()), default=0.0)

        assert foot(4) > foot(6) > foot(8) == 0.0

    def test_says_where_a_long_letter_runs_over(self, shelf: Path) -> None:
        (over,) = desk(shelf, paragraphs=12, more=PICTURE).printed("1").outcome.overset
        assert over.slug == "welcome"
        assert over.place.path.endswith("/articles/welcome.md")
        assert over.place.line > 20
        assert over.words > 5 * over.lines

    def test_runs_on_over_further_pages(self, shelf: Path) -> None:
        issue = "flatplan:\n  1-2: [welcome, contents]\n  3: wall\n"
        printed = desk(shelf, issue, 14).printed("1-2")
        assert printed.outcome.overset == ()
        assert squeezed("Ann Other, Editor") in printed.text(1)

    @pytest.mark.parametrize(
        ("planned", "there", "missing"),
        [
            ("contents", "long reads", "Specimen Press"),
            ("masthead", "Specimen Press", "long reads"),
            ("contents, masthead", "long reads", "Welcome"),
            ("welcome, masthead", "Ann Other, Editor", "long reads"),
            ("welcome, contents", "Ann Other, Editor", "Specimen Press"),
        ],
    )
    def test_any_part_may_be_missing(
        self, shelf: Path, planned: str, there: str, missing: str
    ) -> None:
        issue = FRONT.replace("welcome, contents, masthead", planned)
        printed = desk(shelf, issue, more=PICTURE).printed("1")
        assert squeezed(there) in printed.text()
        assert squeezed(missing) not in printed.text()
        assert printed.outcome.overset == ()

    def test_loses_no_word_of_other_articles(self, shelf: Path) -> None:
        issue = FRONT.replace("welcome, contents, masthead", "contents, paint, dates, welcome")
        magazine = desk(shelf, issue.replace("  3: paint\n", "")).article(
            "dates",
            "title: Noticeboard\nkind: noticeboard\nsection: news\nevents:\n"
            "  - {date: 2025-07-09, title: A day out, venue: Leeds}\n",
            "",
        )
        text = magazine.printed("1").text()
        assert text.index("welcome") < text.index(squeezed("Paint" + LOREM))
        assert squeezed("9 July A day out Leeds") in text

    def test_sets_crowded_contents_closer(self, shelf: Path) -> None:
        count = 16
        plan = "".join(f"  {n}: story-{n}\n" for n in range(2, count + 2))
        magazine = desk(shelf, FRONT.replace("  2: wall\n  3: paint\n", plan), more=PICTURE)
        for n in range(2, count + 2):
            magazine.article(
                f"story-{n}",
                f'title: "Story {n}: of which a line on the contents page says what it is"\n'
                "kind: feature\nsection: long",
            )
        printed = magazine.printed("1")
        assert printed.outcome.overset == ()
        last = printed.box(f"Story {count + 1}")
        assert last[3] < printed.box("ISSN")[1]


class TestAdvertisements:
    def test_headline_text_and_name(self, shelf: Path) -> None:
        magazine = Magazine(shelf, "flatplan: {1: ad-chairs}\n").advert(
            "ad-chairs", f"## Sit down\n\nNEW CHAIRS\n\n{LOREM}\n\n- one\n- two\n\nADVERTISER Ltd"
        )
        printed = magazine.printed("1")
        assert printed.text() == squeezed(f"Sit down NEW CHAIRS {LOREM} » one » two ADVERTISER Ltd")
        assert printed.box("Sit down")[1] < printed.box("NEW CHAIRS")[1]
        assert printed.box("two")[3] < printed.box("ADVERTISER")[1]
        assert printed.outcome.overset == ()

    def test_title_is_the_headline_where_text_stands_first(self, shelf: Path) -> None:
        magazine = Magazine(shelf, "flatplan: {1: ad-chairs}\n").advert(
            "ad-chairs", f"{LOREM}\n\n## More\n\nYes.\n\nChairs & Co", title="Sit down"
        )
        printed = magazine.printed("1")
        assert printed.text() == squeezed(f"Sit down {LOREM} More Yes. Chairs & Co")

    def test_grounds_change_in_turn(self, shelf: Path) -> None:
        magazine = Magazine(shelf, "flatplan: {1: [ad-a, ad-b], 2: ad-c, 3: ad-d}\n")
        for slug in ("ad-a", "ad-b", "ad-c", "ad-d"):
            magazine.advert(slug, "## Sit\n\nOn a chair.")
        shared = magazine.printed("1")
        assert shared.colour(-2, -2) == PLUM
        assert shared.colour(-2, 146) == PLUM
        assert shared.colour(-2, 151) == STONE
        assert shared.colour(-2, 299) == STONE
        assert magazine.printed("2").colour(-2, 299) == NIGHT
        assert magazine.printed("3").colour(-2, 299) == PLUM

    def test_a_code_has_a_quiet_zone(self, shelf: Path) -> None:
        printed = (
            Magazine(shelf, "flatplan: {1: ad-chairs}\n")
            .advert("ad-chairs", "## Sit\n\nOn a chair.\n\n![QR code](ads/code.png)")
            .picture("ads/code.png", (300, 300), "#000000")
            .printed("1")
        )
        left, top, right, bottom = (edge / MM for edge in printed.pictures()[0])
        assert right - left == pytest.approx(bottom - top, abs=0.1)
        for x, y in ((left - 4, top - 4), (right + 4, bottom + 4), (left - 4, bottom + 4)):
            assert printed.colour(x, y) == WHITE

    def test_text_gives_way_before_it_is_overset(self, shelf: Path) -> None:
        magazine = Magazine(shelf, "flatplan: {1: ad-a, 2: ad-b}\n")
        for slug, count in (("ad-a", 8), ("ad-b", 40)):
            magazine.advert(slug, "## Sit down today\n\n" + "\n\n".join([LOREM * 3] * count))
        fits = magazine.printed("1")
        assert fits.outcome.overset == ()
        assert fits.box("Sit down")[3] < fits.box("Rotas are")[1]
        (over,) = magazine.printed("2").outcome.overset
        assert over.slug == "ad-b"
        assert over.place.line > 8

    @pytest.mark.parametrize(
        ("size", "box"), [((2160, 3030), (-3, -3, 213, 300)), ((2000, 2000), (0, 44, 210, 254))]
    )
    def test_a_supplied_picture_keeps_its_proportions(
        self, shelf: Path, size: tuple[int, int], box: tuple[int, ...]
    ) -> None:
        head = "title: Ready\nkind: ad\nad: {src: ads/ready.png, alt: A ready-made one}"
        printed = (
            Magazine(shelf, "flatplan: {1: ad-ready}\n")
            .article("ad-ready", head, "")
            .picture("ads/ready.png", size)
            .printed("1")
        )
        assert bounds(printed.pictures()[0]) == pytest.approx(box, abs=1)

    def test_a_supplied_pdf_is_put_in_later(self, shelf: Path) -> None:
        head = "title: Ready\nkind: ad\nad: {src: ads/ready.pdf, alt: A ready-made one}"
        magazine = (
            Magazine(shelf, "flatplan: {1: ad-ready}\n")
            .article("ad-ready", head, "")
            .picture("ads/ready.pdf", (210, 297))
        )
        printed = magazine.printed("1")
        (overlay,) = printed.outcome.overlays
        assert overlay.path.endswith("/ads/ready.pdf")
        assert overlay.page == 0
        assert "ad-ready" in printed.outcome.rendering.landings(0)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real issues are not here")
@pytest.mark.parametrize("name", ["issue-59", "issue-60"])
def test_real_issues_keep_every_word(name: str, tmp_path: Path) -> None:
    root = tmp_path / "magazine"
    shutil.copytree(REAL / "issues" / name, root / "issues" / name)
    shutil.copy(REAL / "magazine.yaml", root)
    issue, runs = sources(root, name)
    seen = ""
    for source in runs:
        if source.pattern in LAY_OUT:
            printed = print_source(root, source)
            assert printed.outcome.overset == (), source.key
            seen += "".join(printed.text(i) for i in range(len(source.pages)))
    wanted = words_of_composed_pages(issue, root)
    assert len(wanted) > 50
    assert [words for words in wanted if squeezed(words) not in seen] == []


def words_of_composed_pages(issue: Issue, root: Path) -> list[str]:
    """Every paragraph of the letter and the advertisements, and the lines of issue.yaml."""
    found: list[str] = []
    for article in issue.articles.values():
        if article.kind in ("editorial", "ad"):
            text = (root / article.path).read_text(encoding="utf-8").split("---\n", 2)[2]
            text = re.sub(r'!\[.*?\]\(.*?(?: "(.*?)")?\)', r"\1", text)
            text = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", text)
            found += [line for block in text.split("\n\n") for line in block.split("\n")]
    for part in (issue.cover.headline, issue.cover.text, *issue.cover.points):
        found.append(part or "")
    for line in issue.cover.lines:
        found += [line.title, line.text or ""]
    found += [credit.name for credit in issue.contributors]
    found += list(issue.masthead.address)
    return [words for words in found if squeezed(words)]

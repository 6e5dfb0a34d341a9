"""Very long and very short content: every case has a decent outcome, and is told where the
author must act.

The cases share a few magazines, one page or two for each, so that all are built quickly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.layout.small import Built, Small
from tests.pages import reading
from tests.pages.edges import across_trim, near_trim
from tests.pages.overlaps import overlaps

SENTENCE = "Rotas are written by people who will not work them, and read by those who will. "
TWENTY = (
    "What happened when a hospital that had run out of almost everything asked its porters "
    "how they would run it instead"
)
LONG = "Interdepartmentalcommunicationsinfrastructureandneighbourhoodrepresentation"
ADDRESS = "https://www.example.org/" + "departments-of-a-long-name/" * 4
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40">'
    '<rect width="60" height="40" fill="#8D1F77"/></svg>'
)
LABEL = "A label of sixty characters, longer than any you will write"
PEOPLE = ("A B", "Alexandra Wilhelmina Featherstone-Haugh of the Moor")
TEXT = "\n\n".join([SENTENCE * 5] * 3)
LONG_BOX = "\n\n".join([SENTENCE * 6] * 20)
KINDS = ("feature", "comment", "interview", "legal", "tips", "profile")


def words(count: int) -> str:
    return " ".join((SENTENCE * (count // 15 + 1)).split()[:count])


def table(columns: int) -> str:
    rows = [["Organisational"] * columns, ["---"] * columns, *[["responsibilities"] * columns] * 4]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def box(text: str, place: str = "column", title: str = "A box") -> str:
    return f'::: box {{title="{title}" place="{place}"}}\n{text}\n:::'


def picture(caption: str) -> str:
    return f"image: {{src: picture.svg, alt: A ground, caption: '{caption}', credit: Nobody}}"


class Cases:
    """The articles of a magazine, one after another on pages of their own."""

    def __init__(self, root: Path) -> None:
        self.magazine = Small(root).put("picture.svg", SVG)
        self.pages: dict[str, range] = {}
        self._plan: list[str] = []
        self._folio = 1

    def add(
        self, slug: str, kind: str, body: str, title: str = "A case", more: str = "", pages: int = 1
    ) -> None:
        head = f"title: {title}\nkind: {kind}\nsection: news\nauthors: [{PEOPLE[0]}]\n{more}"
        self.magazine.article(slug, head.rstrip(), body)
        self.plan([slug], pages)

    def plan(self, slugs: list[str], pages: int = 1) -> None:
        last = self._folio + pages - 1
        folios = str(last) if pages == 1 else f"{self._folio}-{last}"
        self._plan.append(f"  {folios}: [{', '.join(slugs)}]")
        self.pages |= dict.fromkeys(slugs, range(self._folio - 1, last))
        self._folio = last + 1

    def build(self) -> Pages:
        people = "".join(f"  - {name}\n" for name in PEOPLE)
        self.magazine.issue(f"contributors:\n{people}flatplan:\n" + "\n".join(self._plan))
        built = self.magazine.build()
        return Pages(built, reading.read(built.path("print")), self.pages)


@dataclass(frozen=True)
class Pages:
    """What became of the cases."""

    built: Built
    pages: list[reading.Page]
    where: dict[str, range]

    def texts(self, slug: str) -> list[reading.Text]:
        return [text for index in self.where[slug] for text in self.pages[index].texts]

    def printed(self, slug: str) -> str:
        return " ".join(text.words.replace("\u00a0", " ") for text in self.texts(slug))

    def letters(self, slug: str) -> str:
        """What is printed without spaces and hyphens."""
        # The reader gives a hyphen at the end of a line as this sign.
        return re.sub("[\x02 -]", "", self.printed(slug))

    def source(self, name: str) -> Path:
        return self.built.folder.parents[1] / "issues" / self.built.name / name

    def told(self, rule: str) -> set[str]:
        """The slugs of the articles of which a rule speaks."""
        return {Path(fault.place.path).stem for fault in self.built.said(rule)}

    def faults(self) -> Iterator[str]:
        """What is wrong with any page, whatever it is to show."""
        for page in self.pages:
            for check in (overlaps, near_trim, across_trim):
                yield from check(page)


@pytest.fixture(scope="module")
def headed(small_root: Path) -> Pages:
    """Heads of all lengths over plain text, in every kind."""
    cases = Cases(small_root)
    lead = picture(words(80))
    for kind in KINDS:
        cases.add(f"two-{kind}", kind, TEXT, "Two words")
        cases.add(f"twenty-{kind}", kind, TEXT, TWENTY, picture("Short"))
        cases.add(f"bare-{kind}", kind, SENTENCE)
        cases.add(f"deck-{kind}", kind, TEXT, more=f"standfirst: {words(120)}\nlabel: {LABEL}")
        cases.add(f"caption-{kind}", kind, SENTENCE * 6, more=lead)
        cases.add(f"nothing-{kind}", kind, "")
        long = f"standfirst: {LONG} in a standfirst\nlabel: {LONG}"
        body = f"{LONG} {SENTENCE}\n\n- {LONG}\n- {words(300)}\n\n## {LONG}\n\n{SENTENCE}"
        quote = f"::: pull-quote\n{LONG} in a quote\n:::"
        cases.add(
            f"word-{kind}",
            kind,
            f"{body}\n\n{box(LONG, title=LONG)}\n\n{quote}\n\n{SENTENCE}\n\n{ADDRESS}",
            LONG,
            long,
            2,
        )
    return cases.build()


@pytest.fixture(scope="module")
def filled(small_root: Path) -> Pages:
    """Boxes, tables and pictures of all sizes."""
    cases = Cases(small_root)
    for kind in ("feature", "legal"):
        # In every place of a feature; of another kind the column will do.
        for place in ("column", "bottom", "top@1", "outer@1", "full@2")[
            : 5 if kind == "feature" else 1
        ]:
            around = f"{TEXT}\n\n{box(LONG_BOX, place)}\n\n{TEXT}"
            cases.add(f"box-{place.replace('@', '')}-{kind}", kind, around, pages=3)
        for columns in (2, 4, 9):
            around = f"{TEXT}\n\n{table(columns)}\n\n{TEXT}"
            cases.add(f"table-{columns}-{kind}", kind, around, pages=2)
        cases.add(f"heading-{kind}", kind, "## Only a heading")
        cases.add(f"only-box-{kind}", kind, box(SENTENCE))
        cases.add(f"only-table-{kind}", kind, table(2))
        cases.add(f"picture-{kind}", kind, f'![A ground](picture.svg "{words(80)}"){{credit="N"}}')
        quote = f"::: pull-quote\n{words(60)}\n:::"
        cases.add(f"quote-{kind}", kind, f"{TEXT}\n\n{quote}\n\n{TEXT}")
    return cases.build()


@pytest.fixture(scope="module")
def noticed(small_root: Path) -> Pages:
    """News, dates, a letter, and a page of contents of thirty lines."""
    cases = Cases(small_root)
    news = f"kind: news\nsection: news\nauthors: [{PEOPLE[0]}]\n"

    def put(slug: str, title: str, body: str, more: str = "") -> None:
        cases.magazine.article(slug, f"title: {title}\n{news}{more}".rstrip(), body)

    def dates(slug: str, *events: str) -> None:
        listed = "".join(f"\n  - {{{event}}}" for event in events)
        head = f"title: Dates\nkind: noticeboard\nsection: news\ncontents: false\nevents:{listed}"
        cases.magazine.article(slug, head)

    cases.magazine.article("letter", f"title: Hello\nkind: editorial\nauthors: ['{PEOPLE[1]}']", "")
    dates("one", "date: 2025-03-03, title: One event")
    dates("many", *(f"date: 2025-04-{1 + n % 28:02}, title: '{n}: {words(8)}'" for n in range(40)))
    dates("odd", "date: 2025-03-03, venue: Nowhere", f"date: 2025-03-04, title: {LONG}")
    put("short", "Two words", SENTENCE)
    put("long", TWENTY, TEXT, f"label: {LABEL}\nstandfirst: {words(120)}")
    put("word", LONG, f"{LONG} {SENTENCE}\n\n## {LONG}\n\n{SENTENCE}", f"label: {LONG}")
    put("captioned", "A picture", SENTENCE * 6, picture(words(80)))
    put("boxed", "A long box", f"{SENTENCE}\n\n{box(LONG_BOX)}\n\n{SENTENCE}")
    put("tabled", "A wide table", f"{SENTENCE * 9}\n\n{table(9)}\n\n{SENTENCE * 9}")
    put("nothing", "Nothing", "")
    put("only-box", "Only a box", box(SENTENCE))
    put("endless", "An endless story", "\n\n".join([SENTENCE * 5] * 20))
    cases.plan(["letter", "contents", "masthead"])
    cases.plan(["one", "short"])
    cases.plan(["many", "long"])
    cases.plan(["odd", "word", "captioned"], 2)
    cases.plan(["boxed"], 2)
    cases.plan(["tabled"])
    cases.plan(["nothing", "only-box"])
    cases.plan(["endless"])
    for n in range(30):
        put(f"line-{n}", f"Line {n}", SENTENCE, f"contents: 'Line {n} {words(9)}'")
    cases.plan([f"line-{n}" for n in range(30)], 4)
    return cases.build()


class TestPages:
    def test_nothing_overlaps_or_leaves_its_page(
        self, headed: Pages, filled: Pages, noticed: Pages
    ) -> None:
        for pages in (headed, filled, noticed):
            assert len(pages.pages) == sum(len(run.record.pages) for run in pages.built.laid.runs)
            assert list(pages.faults()) == []

    def test_the_engine_complains_of_nothing(
        self, headed: Pages, filled: Pages, noticed: Pages
    ) -> None:
        for pages in (headed, filled, noticed):
            assert pages.built.said("engine-warning") == []


class TestHeads:
    def test_headlines_of_two_and_twenty_words_are_whole(self, headed: Pages) -> None:
        for kind in KINDS:
            assert "Two words" in headed.printed(f"two-{kind}")
            assert TWENTY in headed.printed(f"twenty-{kind}")

    def test_a_headline_too_long_for_its_design_is_told(self, headed: Pages) -> None:
        told = headed.told("long-headline")
        assert {f"word-{kind}" for kind in KINDS} <= told
        assert "twenty-legal" in told
        assert "twenty-feature" not in told
        assert not {slug for slug in told if slug.startswith(("two-", "bare-", "deck-"))}

    def test_a_long_standfirst_and_label_are_whole(self, headed: Pages) -> None:
        for kind in KINDS:
            assert words(120) in headed.printed(f"deck-{kind}")
            assert LABEL in headed.printed(f"deck-{kind}")

    def test_a_caption_of_eighty_words_is_whole(self, headed: Pages) -> None:
        for kind in KINDS:
            assert words(80) in headed.printed(f"caption-{kind}")

    def test_one_paragraph_and_none_are_told_as_an_empty_page(self, headed: Pages) -> None:
        lines = headed.source("issue.yaml").read_text().splitlines()
        told = {
            lines[f.place.line - 1].split("[")[1].rstrip("]")
            for f in headed.built.said("underfilled-run")
        }
        assert {"bare-legal", "bare-tips", "nothing-tips", "nothing-legal"} <= told
        assert "Rotas are written" in headed.printed("bare-legal")


class TestLongWords:
    def test_a_word_wider_than_its_line_is_parted_and_told(self, headed: Pages) -> None:
        told = headed.built.said("long-word")
        assert {f"word-{kind}" for kind in KINDS} == {Path(f.place.path).stem for f in told}
        lines = {f.place.line for f in told if f.place.path.endswith("word-comment.md")}
        text = headed.source("articles/word-comment.md").read_text().splitlines()
        assert len(lines) >= 3
        assert [line for line in lines if LONG not in "".join(text[line - 1 : line + 1])] == []

    def test_no_letter_of_it_is_lost(self, headed: Pages) -> None:
        for kind in KINDS:
            letters = headed.letters(f"word-{kind}")
            # In the headline, label, standfirst, list, heading, box (twice) and quote at least.
            assert letters.count(LONG) >= 7

    def test_an_address_is_parted_without_a_word(self, headed: Pages) -> None:
        assert not any("example.org" in fault.message for fault in headed.built.said("long-word"))
        for kind in KINDS:
            assert ADDRESS.replace("-", "") in headed.letters(f"word-{kind}")


class TestBoxes:
    def test_a_box_longer_than_a_page_is_told_where_it_is_cut(self, filled: Pages) -> None:
        for fault in filled.built.said("overset-run"):
            slug = Path(fault.place.path).stem
            source = filled.source(f"articles/{slug}.md")
            above = source.read_text().splitlines()[: fault.place.line]
            assert slug.startswith("box-")
            # Its place is a line of the box, past its beginning.
            assert any(line.startswith("::: box") for line in above), slug
        assert {slug for slug in filled.where if slug.startswith("box-")} == filled.told(
            "overset-run"
        )

    def test_the_text_around_it_is_whole(self, filled: Pages) -> None:
        for slug in (slug for slug in filled.where if slug.startswith("box-")):
            assert filled.printed(slug).rstrip("0123456789 ").count("//") >= 1, slug

    def test_a_long_quote_is_whole(self, filled: Pages) -> None:
        for kind in ("feature", "legal"):
            assert words(60) in filled.printed(f"quote-{kind}")


class TestTables:
    def test_a_table_too_wide_for_a_column_goes_across_the_page(self, filled: Pages) -> None:
        for kind in ("feature", "legal"):
            words = [t for t in filled.texts(f"table-4-{kind}") if t.words == "responsibilities"]
            assert len(words) == 16
            assert max(t.box.right for t in words) - min(t.box.left for t in words) > 300

    def test_one_too_wide_for_the_page_is_told(self, filled: Pages) -> None:
        assert filled.told("wide-table") == {"table-9-feature", "table-9-legal"}
        for kind in ("feature", "legal"):
            printed = filled.letters(f"table-9-{kind}")
            assert printed.count("tional") == 9
            assert printed.count("responsib") == 36


class TestNews:
    def test_long_heads_and_words_are_whole(self, noticed: Pages) -> None:
        assert TWENTY in noticed.printed("long")
        assert LABEL in noticed.printed("long")
        assert words(120) in noticed.printed("long")
        assert words(80) in noticed.printed("captioned")
        letters = noticed.letters("word")
        assert letters.count(LONG) >= 4
        assert {"word"} <= noticed.told("long-word")
        assert {"long", "word"} <= noticed.told("long-headline")

    def test_a_table_in_a_column_of_news_is_told(self, noticed: Pages) -> None:
        assert noticed.told("wide-table") == {"tabled"}

    def test_what_does_not_fit_is_told(self, noticed: Pages) -> None:
        assert "endless" in noticed.told("overset-run")
        many = [f for f in noticed.built.said("overset-run") if "‘many’" in f.message]
        assert len(many) == 1

    def test_an_event_without_a_title_is_told_and_left_out(self, noticed: Pages) -> None:
        (fault,) = noticed.built.said("bad-value")
        assert fault.place.path.endswith("odd.md")
        assert "title" in fault.message
        assert "Nowhere" not in noticed.printed("odd")

    def test_thirty_lines_of_contents_are_whole(self, noticed: Pages) -> None:
        printed = noticed.printed("contents")
        assert all(f"Line {n} Rotas" in printed for n in range(30))

"""The web edition, from the files of a small magazine to the pages a reader opens."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from hm.compose.house import House
from hm.compose.web import event_times, page_title, shortened
from hm.editions import web
from hm.model.article import Event
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.sheet import Laid
from hm.read import read_issue, read_magazine

REAL = Path(__file__).resolve().parents[2].parent / "shared" / "real-issues"

MAGAZINE = """\
title: The Pier Manager
publisher: Pier & Sons
address: [The Pier, Seaside]
issn: 0000-0000
language: en-GB
editor: {name: Ed Itor, email: ed@pier.org.uk}
site: pier.org.uk
about: The magazine of *piers*.
sections:
  news: {title: news, strap: What the tide brought in}
  features: {title: features}
  empty: {title: nothing here}
"""

ISSUE = """\
number: 7
season: winter
year: 2011
cover:
  image: images/cover.jpg
  alt: A pier
  credit: Cam Era
  kicker: piers
  headline: Save our piers
  points: [Paint them, Mend them]
  text: (soon)
  article: tea
  tagline: For the people of the pier
  lines: [{title: Sand, text: And how to sweep it, article: sand}]
contributors: [Ann Other, Bob Brush]
masthead: {design: Brush & Co, copyright: © the authors, opinions: Not ours., printer: Printed wet.}
flatplan:
  cover: cover
  inside-front: ad-buckets
  1: [welcome, contents, masthead]
  2: [dates, sand]
  3-4: tea
  inside-back: ad-rope
  back: ad-spades
"""

ARTICLES = {
    "welcome": """\
---
kind: editorial
authors: [Ann Other]
bio: |-
  *Ann Other*, Editor\\
  ed@pier.org.uk
---

Dear all, tea is served ([see page 00](page:tea)) with sand (*[pages 1, 2](page:sand,tea#pot)*).

Look [overleaf](page:tea), or at [page 9](page:welcome), or [on page 2](page:sand).
""",
    "sand": """\
---
title: Sand “everywhere”, says sweeper
kind: news
section: news
label: Sweeping
image: {src: images/sand.png, alt: Sand, caption: Sand on a *broom*, credit: Bob Brush / Broom}
---

Sand has been found.
""",
    "dates": """\
---
title: Dates
kind: noticeboard
section: news
contents: News & dates
events:
  - {date: 2011-12-24, title: High tide, venue: The Pier, text: A *boat*., link: pier.org.uk/tide}
  - {from: 2011-12-30, to: 2012-01-02, title: Low tide}
  - {from: 2012-03-01, to: 2012-03-02, title: Spring tide, later: true}
---

Send yours to ed@pier.org.uk.
""",
    "tea": """\
---
title: Tea & the long pier
kind: feature
section: features
label: At sea
authors: [Ann Other, Bob Brush]
standfirst: How to carry it, by *Ann Other* and others.
contents: "Hot water: *Ann Other* carries tea"
bio: "*Ann Other* drinks tea."
note: The magazine does not.
image: {src: images/cover.jpg, alt: A cup, caption: The cup, credit: Pot Ography}
---

“Tea is warm,” she says, and she goes on to say so for as long as it takes to fill three lines of
a column, which in this place is rather long, and a little more than that to be quite sure of it.

## 1. Main

One needs:

- a cup
- a saucer

#### Deeper down

:::: box {#pot title="The pot" label="What to hold" by="BB" place="bottom"}
### Of china

::: box {title="The lid" by="AO"}
|  |  |
| --- | --- |
| Round | It turns |
:::

It stands.
::::

::: pull-quote {by="AO"}
Tea is warm
:::

| Tea |  | Tide |
| --- | ---: | --- |
| Hot | 90 | High |

![A saucer](images/saucer.svg "Under the cup"){#saucer credit="China Shop"}

::: find-out-more
Read on at pier.org.uk/tea.
:::

::: profile {title="Tom" label="Steward" image="images/gone.jpg" alt="Tom and tray" credit="Noone"}
Tom pours.
:::

## Main

The [pot](page:#pot) is empty<br>now.
""",
    "ad-buckets": "---\ntitle: Buckets\nkind: ad\n---\n\n## Buy buckets\n\nThey hold.\n",
    "ad-rope": "---\ntitle: Rope\nkind: ad\nad: {src: ads/rope.pdf, alt: Rope by the yard}\n---\n",
    "ad-spades": "---\ntitle: Spades\nkind: ad\nad: {src: images/saucer.svg, alt: Dig}\n---\n",
}


def photograph(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def drawing() -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (300, 200), (0, 0, 0, 0)).save(file, "PNG")
    return file.getvalue()


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]\
/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 859]>>endobj\n\
trailer<</Root 1 0 R>>\n%%EOF\n"

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M1 1h9v9"/></svg>'

FACES = """\
@font-face { font-family: "HM Sans"; src: url(../fonts/schibsted-grotesk/\
schibsted-grotesk-latin-700-normal.woff2) format("woff2") }
@font-face { font-family: "HM Serif"; src: url(../fonts/source-serif/\
SourceSerif4-Regular.otf) format("opentype") }
@font-face { font-family: "HM Unused"; src: url(../fonts/source-serif/\
SourceSerif4Display-Regular.otf) format("opentype") }
"""

FILES = {
    "images/cover.jpg": photograph(2000, 1000),
    "images/sand.png": drawing(),
    "images/saucer.svg": SVG,
    "ads/rope.pdf": PDF,
}


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One cache for all of them, outside the magazines."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HM_CACHE", str(folder))
        yield folder


def magazine(root: Path, **changed: str) -> Path:
    """Write the magazine to a folder; ``changed`` articles are written in place of its own.

    It has faces of its own, fewer than the house's, because making a font takes a second.
    """
    folder = root / "issues" / "issue-7"
    (root / "magazine.yaml").write_text(MAGAZINE, encoding="utf-8")
    (root / "styles/tokens").mkdir(parents=True)
    (root / "styles/tokens/fonts.css").write_text(FACES, encoding="utf-8")
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "articles").mkdir()
    (folder / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    for slug, text in (ARTICLES | changed).items():
        (folder / "articles" / f"{slug}.md").write_text(text, encoding="utf-8")
    return root


def read(root: Path, name: str = "issue-7") -> Issue:
    title, _ = read_magazine(root)
    assert title is not None
    issue = read_issue(title, name).issue
    assert issue is not None
    return issue


def build(root: Path, out: Path, name: str = "issue-7") -> Path:
    issue = read(root, name)
    (folder,) = web.write(issue, Laid(runs=()), House(root), out)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    return build(magazine(folder), folder / "build")


class Page(HTMLParser):
    """A page as its elements and its words."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(path.read_text(encoding="utf-8"))
        self.words = plainly(self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in ("a", "abbr", "em", "span", "strong", "time", "wbr"):
            self.words += " "

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("a", "abbr", "em", "span", "strong", "time"):
            self.words += " "

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.elements if re.fullmatch("h[1-6]", tag)]

    @property
    def targets(self) -> list[str]:
        """Every address that the page names."""
        found = [a[key] for _, a in self.elements for key in ("href", "src") if key in a]
        sets = [a["srcset"] for _, a in self.elements if "srcset" in a]
        return found + [part.split()[0] for each in sets for part in each.split(",")]


def plainly(words: str) -> str:
    """Words without what only sets them: joiners, kinds of space."""
    return " ".join(words.replace("\u2060", "").split())


def in_order(words: str, *parts: str) -> None:
    """Fail unless every part follows the one before it."""
    at = 0
    for part in parts:
        found = words.find(plainly(part), at)
        assert found >= 0, f"{part!r} is not in, or not in order"
        at = found + len(plainly(part))


def pages(folder: Path) -> dict[str, Page]:
    return {path.name: Page(path) for path in sorted(folder.glob("*.html"))}


def check_addresses(folder: Path) -> None:
    """Fail unless every address within the edition leads to a file, and an id that is there."""
    found = pages(folder)
    for name, page in found.items():
        assert len(page.ids) == len(set(page.ids)), name
        for target in page.targets:
            parts = urlsplit(target)
            if parts.scheme:
                assert parts.scheme in ("https", "http", "mailto", "tel"), target
                continue
            file = unquote(parts.path) or name
            assert not file.startswith("/"), target
            assert (folder / file).is_file(), f"{name}: {target}"
            if parts.fragment:
                assert unquote(parts.fragment) in found[file].ids, f"{name}: {target}"
    for url in re.findall(r"url\(([^)]+)\)", (folder / "style.css").read_text(encoding="utf-8")):
        assert (folder / url).is_file(), url


def test_opens_from_disk_without_script(site: Path) -> None:
    check_addresses(site)
    for name, page in pages(site).items():
        assert not page.all("script"), name
        assert page.all("html") == [{"lang": "en-GB"}]
        assert page.all("main") == [{"id": "main"}]
        assert {"class": "skip", "href": "#main"} in page.all("a")


def test_the_index_is_in_contents_order(site: Path) -> None:
    in_order(
        Page(site / "index.html").words,
        *("The Pier Manager", "issue 7 // winter 2011", "For the people of the pier", "Cam Era"),
        *("piers", "Save our piers", "Paint them", "Mend them", "(soon)"),
        *("Sand", "And how to sweep it"),
        *("Welcome", "Dear all"),
        *("news", "What the tide brought in", "Dates", "Sweeping", "Sand “everywhere”"),
        *("features", "Hot water", "Tea & the long pier", "Ann Other carries tea", "page 3"),
        *("ISSN 0000-0000", "Published by Pier & Sons", "The Pier, Seaside", "Ed Itor"),
        *("Brush & Co", "Ann Other, Bob Brush", "Cam Era", "Not ours.", "© the authors"),
        *("Printed wet.", "The magazine of piers.", "Advertisements", "Buckets", "Rope", "Spades"),
    )
    assert "nothing here" not in Page(site / "index.html").words


def test_next_leads_through_every_article(site: Path) -> None:
    name, seen = "welcome.html", ["welcome.html"]
    while following := [a for a in Page(site / name).all("a") if a.get("rel") == "next"]:
        (link,) = following
        back = [a["href"] for a in Page(site / link["href"]).all("a") if a.get("rel") == "prev"]
        assert back == [name]
        name = link["href"]
        seen.append(name)
    order = ["welcome", "dates", "sand", "tea", "ad-buckets", "ad-rope", "ad-spades"]
    assert seen == [f"{slug}.html" for slug in order]
    assert {*seen, "index.html"} == {path.name for path in site.glob("*.html")}


def test_every_word_of_a_manuscript_in_its_order(site: Path) -> None:
    in_order(
        Page(site / "tea.html").words,
        *("features", "At sea", "Tea & the long pier", "How to carry it, by Ann Other and others."),
        *("By Bob Brush", "The cup", "Pot Ography", "“Tea is warm,” she says", "quite sure of it."),
        *("1. Main", "One needs:", "a cup", "a saucer", "Deeper down"),
        *("What to hold", "The pot", "Of china", "The lid", "Round", "It turns", "AO"),
        *("It stands. BB", "Tea is warm", "AO", "Tea", "Tide", "Hot", "90", "High"),
        *("Under the cup", "China Shop", "Find out more", "Read on at pier.org.uk/tea."),
        *("Tom and tray", "Noone", "Steward", "Tom", "Tom pours."),
        *("Main", "The pot is empty<br>now.", "//", "Ann Other drinks tea."),
        "The magazine does not.",
    )
    in_order(
        Page(site / "dates.html").words,
        *("Dates", "24 December", "High tide", "The Pier", "A boat.", "pier.org.uk/tide"),
        *("30 December–2 January 2012", "Low tide", "Keep the date", "1–2 March 2012"),
        *("Spring tide", "Send yours to ed@pier.org.uk."),
    )
    in_order(
        Page(site / "ad-buckets.html").words, "advertisement", "Buckets", "Buy buckets", "They"
    )


def test_no_heading_skips_a_level(site: Path) -> None:
    for name, page in pages(site).items():
        assert page.headings[0] == 1, name
        assert page.headings.count(1) == 1, name
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), name


def test_ids_begin_with_a_letter_and_keep_clear_of_the_templates(site: Path) -> None:
    tea = Page(site / "tea.html")
    assert {"s-1-main", "s-main", "pot", "saucer"} <= set(tea.ids)


def test_references_by_folio_name_what_they_lead_to(site: Path) -> None:
    letter = Page(site / "welcome.html")
    in_order(
        letter.words,
        "(see “Tea & the long pier”)",
        "(“Sand ‘everywhere’, says sweeper” and “The pot”)",
        "Look overleaf, or at page 1, or in “Sand ‘everywhere’, says sweeper”.",
    )
    hrefs = [a["href"] for a in letter.all("a")]
    assert hrefs[3:7] == ["tea.html", "sand.html", "tea.html", "welcome.html"]
    assert "tea.html#pot" in [a["href"] for a in Page(site / "tea.html").all("a")]


def test_authors_are_picked_out_and_initials_explained(site: Path) -> None:
    tea = (site / "tea.html").read_text(encoding="utf-8")
    assert '<em class="author">Ann Other</em>' in tea
    assert '<abbr title="Bob Brush">BB</abbr>' in tea


def test_tables_tell_what_heads_what(site: Path) -> None:
    tea = Page(site / "tea.html")
    assert tea.all("th") == [{"scope": "row"}, {"scope": "col"}, {"scope": "col"}]
    assert [s["tabindex"] for s in tea.all("section") if s.get("class") == "scroll"] == ["0"]
    assert {"class": "right"} in tea.all("td")


def test_sections_take_their_palettes(site: Path) -> None:
    bodies = {name: page.all("body")[0]["class"] for name, page in pages(site).items()}
    assert bodies["sand.html"] == "palette-1"
    assert bodies["tea.html"] == "palette-2"
    assert bodies["welcome.html"] == bodies["ad-rope.html"] == "palette-0"


def test_photographs_in_two_sizes_and_drawings_as_they_are(site: Path) -> None:
    (cover,) = [i for i in Page(site / "index.html").all("img") if i["alt"] == "A pier"]
    large, small = site / cover["src"], site / cover["srcset"].split()[0]
    with Image.open(large) as picture, Image.open(small) as less:
        assert (picture.size, less.size) == ((1600, 800), (800, 400))
        assert picture.info.get("progressive")
        assert (cover["width"], cover["height"]) == ("1600", "800")
    (sand,) = Page(site / "sand.html").all("img")
    with Image.open(site / sand["src"]) as picture:
        assert (picture.format, picture.size, picture.mode) == ("PNG", (300, 200), "RGBA")
    (saucer,) = [i for i in Page(site / "tea.html").all("img") if i["alt"] == "A saucer"]
    assert (site / saucer["src"]).read_bytes() == SVG
    names = {path.name.rpartition("-")[0] for path in (site / "pictures").glob("cover-*")}
    assert len(names) == 1  # the same picture on the cover and in an article


def test_a_supplied_pdf_is_linked_and_a_lost_picture_told(site: Path) -> None:
    rope = Page(site / "ad-rope.html")
    assert "Rope by the yard (PDF)" in rope.words
    (document,) = [a["href"] for a in rope.all("a") if a.get("class") == "document"]
    assert (site / document).read_bytes() == PDF
    assert "Tom and tray" in Page(site / "tea.html").words


def test_a_changed_font_does_not_bear_a_reserved_name(site: Path) -> None:
    fonts = sorted((site / "fonts").glob("*.woff2"))
    assert [path.stem for path in fonts] == [
        "SourceSerif4-Regular",
        "schibsted-grotesk-latin-700-normal",
    ]
    for path in fonts:
        with TTFont(path) as font:
            told = [str(r) for r in font["name"].names if r.nameID in (1, 3, 4, 6, 16, 18)]
            assert not [name for name in told if "Source" in name], path.name
            assert 0xE9 in font.getBestCmap()
    assert len(list((site / "fonts").glob("OFL*.txt"))) == 2


def everything(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def test_same_bytes_cold_and_warm(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HM_CACHE", str(tmp_path / "cold"))
    root = magazine(tmp_path)
    os.utime(root / "issues/issue-7/images/cover.jpg", (0, 0))
    cold = everything(build(root, tmp_path / "a"))
    assert cold == everything(site)
    assert cold == everything(build(root, tmp_path / "b"))


def test_a_damaged_cache_is_made_again(tmp_path: Path, site: Path, cache: Path) -> None:
    lost = sorted((cache / "web").glob("picture-*.jpg"))[0]
    lost.unlink()
    assert everything(build(magazine(tmp_path), tmp_path)) == everything(site)


def test_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = magazine(tmp_path)
    folder = build(root, tmp_path / "build")
    before = everything(folder)

    def fail(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr("hm.editions.web.replace_folder", fail)
        with pytest.raises(OSError, match="no space"):
            build(root, tmp_path / "build")
    assert everything(folder) == before

    plan = root / "issues/issue-7/issue.yaml"
    plan.write_text(ISSUE.replace("[dates, sand]", "[sand]"), encoding="utf-8")
    build(root, tmp_path / "build")
    assert not (folder / "dates.html").exists()
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["web"]


def test_the_magazines_own_design_wins(tmp_path: Path) -> None:
    root = magazine(tmp_path)
    for name, text in {
        "styles/web/9-ours.css": ".tab { display: none }\n",
        "templates/web/index.html": "{% extends 'web/page.html' %}{% block main %}Us{% endblock %}",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    folder = build(root, tmp_path / "build")
    assert (folder / "style.css").read_text(encoding="utf-8").endswith("{ display: none }\n")
    assert "Us" in Page(folder / "index.html").words


def test_an_article_named_index_leaves_the_index_alone(tmp_path: Path) -> None:
    root = magazine(tmp_path, index=ARTICLES["sand"])
    plan = root / "issues/issue-7/issue.yaml"
    plan.write_text(ISSUE.replace("[dates, sand]", "[dates, sand, index]"), encoding="utf-8")
    folder = build(root, tmp_path / "build")
    check_addresses(folder)
    assert "Sand has been found." in Page(folder / "article-index.html").words
    assert "Save our piers" in Page(folder / "index.html").words


def test_markup_in_plain_fields_is_shown_as_text(tmp_path: Path) -> None:
    text = ARTICLES["sand"].replace("label: Sweeping", 'label: "<b>Sweep</b> & \\"go\\""')
    folder = build(magazine(tmp_path, sand=text), tmp_path / "build")
    assert "&lt;b&gt;Sweep&lt;/b&gt; &amp;" in (folder / "sand.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2011-07-09", None, ["9 July"]),
        ("2011-07-09", "2011-07-09", ["9 July"]),
        ("2011-09-11", "2011-09-12", ["11", "12 September"]),
        ("2011-06-30", "2011-07-02", ["30 June", "2 July"]),
        ("2011-12-31", "2012-01-01", ["31 December", "1 January 2012"]),
        ("2012-02-01", "2012-02-03", ["1", "3 February 2012"]),
    ],
)
def test_event_times(start: str, end: str | None, told: list[str]) -> None:
    last = dt.date.fromisoformat(end) if end else None
    event = Event(dt.date.fromisoformat(start), last, (), None, None, None, False, Place("x"))
    times = event_times(event, 2011)
    assert [words for _, words in times] == told
    assert times[0][0] == start


def test_titles_and_descriptions_are_cut_after_a_word() -> None:
    assert page_title("Tea", "The Pier") == "Tea — The Pier"
    long = page_title("Tea & sympathy, " * 6, "The Pier")
    assert len(long.replace("&", "&amp;")) <= 70
    assert long.endswith(" Tea…")
    assert shortened("one\ntwo", 20) == "one two"


@pytest.mark.skipif(not REAL.is_dir(), reason="the real issues are not here")
@pytest.mark.parametrize("name", ["issue-59", "issue-60"])
def test_real_issues(name: str, tmp_path: Path) -> None:
    folder = build(REAL, tmp_path, name)
    check_addresses(folder)
    issue = read(REAL, name)
    planned = {slug for run in issue.flatplan.runs for slug in run.slugs} & set(issue.articles)
    assert {path.stem for path in folder.glob("*.html")} == planned | {"index"}
    for slug in planned:
        page = Page(folder / f"{slug}.html")
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), slug

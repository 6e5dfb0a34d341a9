"""An article moves by two pages in the flatplan: every folio that names it follows."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.proof import pdf, web
from tests.proof.building import Built, article, build, once, replace

BEFORE = """\
  3-4: small-office
  5: ad-five
  6: ad-six
"""
AFTER = """\
  3: ad-five
  4: ad-six
  5-6: small-office
"""
REST = """\
  7: ad-seven
  8: ad-eight
"""
REFERENCES = """
Read all of it ([see page 00](page:small-office)), both its ends
([pages 1, 2 & 9](page:small-office,small-office#the-manager)), the profile alone
([p. 00](page:small-office#the-manager)), or an advertisement ([see page 99](page:ad-five)).
"""


@dataclass(frozen=True)
class Moved:
    """The magazine with its feature where it was, or moved."""

    built: Built
    shift: int

    @cached_property
    def record(self) -> dict[str, Any]:
        return self.built.pages("issue-1")

    @cached_property
    def names(self) -> list[str]:
        return [page for run in self.record["runs"] for page in run["pages"]]

    def path(self, edition: str) -> Path:
        return self.built.out("issue-1") / f"issue-1-{edition}.pdf"

    def words(self, edition: str, page: str) -> str:
        """What stands on a page of a PDF."""
        return " ".join(pdf.read(self.path(edition), self.names).page(page).split())

    def links(self, edition: str, page: str) -> set[tuple[str, str, str]]:
        """Where the links of a page lead: the target, its page, what a screen reader says."""
        found = set()
        with pikepdf.open(self.path(edition)) as document:
            numbers = {page.obj.objgen: self.names[n] for n, page in enumerate(document.pages)}
            places = pikepdf.NameTree(document.Root.Names.Dests)
            for link in document.pages[self.names.index(page)].obj.get("/Annots", ()):
                if "/D" in link.A:
                    name = str(link.A.D)
                    told = str(link.get("/Contents", ""))
                    found.add((name, numbers[places[name][0].objgen], told))
        return found

    def web(self, name: str) -> web.Page:
        return web.read(self.built.out("issue-1") / "web" / f"{name}.html")


@pytest.fixture(scope="module")
def before(tiny: Built, tmp_path_factory: pytest.TempPathFactory) -> Moved:
    def make(root: Path) -> Built:
        shutil.copytree(tiny.root, root)
        for folio in ("five", "six", "seven", "eight"):
            text = f"---\ntitle: Buy {folio}\nkind: ad\n---\n\nGet one free.\n"
            article(root, f"ad-{folio}").write_text(text)
        replace(root / "issues/issue-1/issue.yaml", "  3-4: small-office\n", BEFORE + REST)
        story = article(root, "short-meetings")
        story.write_text(story.read_text() + REFERENCES)
        return build(root, "--jobs", "2")

    return Moved(once(tmp_path_factory, "before", make), 0)


@pytest.fixture(scope="module")
def after(before: Moved, tmp_path_factory: pytest.TempPathFactory) -> Moved:
    def make(root: Path) -> Built:
        shutil.copytree(before.built.root, root)
        replace(root / "issues/issue-1/issue.yaml", BEFORE, AFTER)
        return build(root, "--jobs", "2")

    return Moved(once(tmp_path_factory, "after", make), 2)


@pytest.fixture(params=["before", "after"])
def moved(request: pytest.FixtureRequest) -> Moved:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


@pytest.fixture
def lamp(before: Moved, moved: Moved) -> int:
    """The folio of a cross-head in the feature."""
    return int(before.record["landings"]["small-office#the-lamp"]["page"]) + moved.shift


def test_the_page_map(before: Moved, after: Moved) -> None:
    assert before.record["articles"]["small-office"] == {"first": "3", "last": "4"}
    assert after.record["articles"]["small-office"] == {"first": "5", "last": "6"}
    assert before.record["articles"]["ad-five"] == {"first": "5", "last": "5"}
    assert after.record["articles"]["ad-five"] == {"first": "3", "last": "3"}
    assert [run["key"] for run in after.record["runs"]][4:7] == ["3", "4", "5-6"]
    # An article that moves by whole leaves looks the same on its new pages.
    landed = {
        moved.shift: {
            key: (int(spot["page"]) - moved.shift, spot["x"], spot["y"])
            for key, spot in moved.record["landings"].items()
            if key.startswith("small-office")
        }
        for moved in (before, after)
    }
    assert landed[0] == landed[2]
    assert "small-office#in-numbers" in landed[0]


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_references_on_paper(moved: Moved, lamp: int, edition: str) -> None:
    first, last, advert = 3 + moved.shift, 4 + moved.shift, 5 - moved.shift

    welcome = moved.words(edition, "1")
    assert re.findall(r"see page \d+", welcome) == [f"see page {first}", f"see page {lamp}"]
    story = moved.words(edition, "2")
    told = re.findall(r"\b(?:see page|pages?|p\.) [\d–,& ]*\d", story)
    assert told == [
        f"see page {first}",
        f"pages {first}–{last}",
        f"p. {last}",
        f"see page {advert}",
    ]
    feature = moved.words(edition, str(first)) + moved.words(edition, str(last))
    assert "see page 2" in feature


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_contents_line(moved: Moved, edition: str) -> None:
    words = moved.words(edition, "1")
    folios = {
        title: folio for folio, title in re.findall(r"(\d+) (Noticeboard|The smallest)", words)
    }
    assert folios == {"Noticeboard": "2", "The smallest": str(3 + moved.shift)}


def test_links_of_the_screen_edition(moved: Moved, lamp: int) -> None:
    def link(target: str, folio: int) -> tuple[str, str, str]:
        return target, str(folio), f"Go to page {folio}"

    story = link("small-office", 3 + moved.shift)
    profile = link("small-office#the-manager", 4 + moved.shift)
    assert story in moved.links("screen", "cover")
    assert {story, link("small-office#the-lamp", lamp)} <= moved.links("screen", "1")
    assert moved.links("screen", "2") == {story, profile, link("ad-five", 5 - moved.shift)}


def test_bookmarks_and_page_labels_of_the_screen_edition(moved: Moved) -> None:
    with pikepdf.open(moved.path("screen")) as document, document.open_outline() as outline:
        places = pikepdf.NameTree(document.Root.Names.Dests)
        [features] = [item for item in outline.root if item.title == "features"]
        [feature] = features.children
        page = pikepdf.Page(places[str(feature.destination)][0])
        assert feature.title == "The smallest office in the country"
        assert str(page.label) == str(3 + moved.shift)


def test_the_web_edition(moved: Moved) -> None:
    index = " ".join("".join(moved.web("index").pieces).split())
    assert f"page {3 + moved.shift}" in re.findall(r"page \d+", index)
    assert f"page {5 - moved.shift}" not in re.findall(r"page \d+", index)
    # In the text there are names for folios, and they stay.
    title = "“The smallest office in the country”"
    welcome = " ".join("".join(moved.web("welcome").pieces).split())
    assert f"(see {title})" in welcome
    assert "(see “The lamp”)" in welcome
    links = moved.web("welcome").links
    assert ("small-office.html", f"see {title}") in links
    assert ("small-office.html#the-lamp", "see “The lamp”") in links

"""The published issues build as their flatplans have them."""

from __future__ import annotations

import re

import pikepdf
import pytest

from hm.model.flatplan import MADE_PAGES
from hm.model.issue import Issue
from tests.proof.building import REPOSITORY, Built
from tests.proof.parity import read

FOLIOS = [str(folio) for folio in range(1, 25)]
PAGES = ["cover", "inside-front", *FOLIOS, "inside-back", "back"]
FACES = (REPOSITORY / "styles" / "tokens" / "fonts.css").read_text()
HOUSE_FONTS = tuple({name.replace(" ", "-") for name in re.findall(r'font-family: "(.+?)"', FACES)})
"""How their names begin in a PDF."""


MAKE_UP = {
    "bad-value",
    "duplicate-id",
    "duplicate-key",
    "engine-warning",
    "flatplan-gap",
    "flatplan-overlap",
    "invalid-yaml",
    "missing-article",
    "missing-image",
    "overset-run",
    "page-count",
    "place-out-of-range",
    "planned-twice",
    "unclosed-container",
    "underfilled-run",
    "unknown-attribute",
    "unknown-container",
    "unknown-key",
    "unplanned-article",
    "unreadable-file",
}
"""The rules about how an issue is made up. What others find in its words may be true."""


@pytest.fixture(params=["issue-59", "issue-60"])
def issue(request: pytest.FixtureRequest, real: Built) -> Issue:
    return read(real.root, request.param)


def test_no_fault_is_found_in_their_files_and_pages(real: Built) -> None:
    found = {(one["rule"], one["path"], one["line"]) for one in real.diagnostics}
    assert {one for one in found if one[0] in MAKE_UP} == set()


def test_all_pages_are_there_and_none_overset(real: Built, issue: Issue) -> None:
    runs = real.pages(issue.name)["runs"]
    assert [page for run in runs for page in run["pages"]] == PAGES
    assert [(run["key"], run["overset"]) for run in runs if run["overset"]] == []


def test_every_article_stands_in_its_run(real: Built, issue: Issue) -> None:
    articles = real.pages(issue.name)["articles"]
    planned = {slug for run in issue.flatplan.runs for slug in run.slugs} - {*MADE_PAGES}
    assert planned <= articles.keys()
    for run in issue.flatplan.runs:
        pages = [page.name for page in run.pages]
        for slug in run.slugs:
            if slug in articles:
                assert articles[slug]["first"] in pages
                assert articles[slug]["last"] in pages
        assert run.slugs[0] in MADE_PAGES or articles[run.slugs[0]]["first"] == pages[0]


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_28_pages_in_the_fonts_of_the_house(real: Built, issue: Issue, edition: str) -> None:
    with pikepdf.open(real.out(issue.name) / f"{issue.name}-{edition}.pdf") as pdf:
        assert len(pdf.pages) == len(PAGES)
        fonts = [thing for thing in pdf.objects if _is_font(thing)]
        names = {str(font.BaseFont).rpartition("+")[2] for font in fonts}
        assert {name for name in names if not name.startswith(HOUSE_FONTS)} == set()
        # A composite font is embedded with its descendant.
        embedded = [font for font in fonts if "/DescendantFonts" not in font]
        assert len(embedded) > len(HOUSE_FONTS)
        assert all(
            "/FontFile2" in f.FontDescriptor or "/FontFile3" in f.FontDescriptor for f in embedded
        )


def _is_font(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"

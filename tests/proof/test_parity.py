"""Nothing that was written is lost: all words of the manuscripts stand in every edition.

In order, where they run on; once; and on the pages that pages.json gives their article.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.proof.building import (
    REPOSITORY,
    TINY,
    Built,
    article,
    build,
    copy_magazine,
    once,
    replace,
)
from tests.proof.parity import EDITIONS, lacking


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_tiny_magazine(tiny: Built, edition: str) -> None:
    assert lacking(tiny, "issue-1", edition) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_our_own_issue(specimen: Built, edition: str) -> None:
    assert lacking(specimen, "issue-63", edition) == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("issue", ["issue-59", "issue-60"])
def test_published_issues(real: Built, issue: str, edition: str) -> None:
    assert lacking(real, issue, edition) == []


SPOILT = (
    # A figure’s caption, the beginning of the cover’s text; bio and note change places.
    ("print/furniture.html", "{{ image.caption|safe }}", ""),
    ("print/cover.html", "{{ cover.text|safe }}", "{{ cover.text[6:]|safe }}"),
    ("print/closing.html", "{{ bio }}", "{{ note }}"),
    ("print/closing.html", '<p class="note">{{ note }}', '<p class="note">{{ bio }}'),
    # Pull quotes; table cells, but for those that head a row; a paragraph twice; a box
    # from its end to its beginning.
    ("web/blocks.html", "{{ pull_quote(block) }}", ""),
    ("web/blocks.html", '{{ cell("td", words', '{{ cell("td", "—"|list'),
    ("web/article.html", "{{ body.all(article.body) -}}", "{{ body.all(article.body[:1] + article.body) -}}"),
    ("web/blocks.html", "{{ all(block.blocks, last", "{{ all(block.blocks|reverse, last"),
)
"""Templates of the house, and what is changed in them."""


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tiny magazine with templates of its own, which lose some of its words."""

    def make(root: Path) -> Built:
        copy_magazine(TINY, root)
        for name, old, new in SPOILT:
            file = root / "templates" / name
            if not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(REPOSITORY / "templates" / name, file)
            replace(file, old, new)
        return build(root, "--jobs", "2")

    return once(tmp_path_factory, "spoilt", make)


def where(slug: str, words: str) -> str:
    """The file and line of words in a manuscript of the tiny magazine."""
    file = article(TINY, slug) if slug != "cover" else TINY / "issues/issue-1/issue.yaml"
    numbers = [n for n, line in enumerate(file.read_text().splitlines(), 1) if words in line]
    return f"{file.relative_to(TINY)}:{numbers[0]}"


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_what_is_lost_on_paper_is_told(spoilt: Built, edition: str) -> None:
    told = lacking(spoilt, "issue-1", edition)
    assert told == [
        f"issue-1, {edition} edition: {line}"
        for line in (
            "cover: cover text “(and a chair that’s borrowed)” is missing "
            f"({where('cover', 'borrowed')})",
            "x",
        )
    ]


def test_what_is_lost_on_the_web_is_told(spoilt: Built) -> None:
    told = lacking(spoilt, "issue-1", "web")
    assert told == []

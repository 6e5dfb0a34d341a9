"""Nothing that was written is lost: all words of the manuscripts stand in every edition.

In order, where they run on; once; and on the pages that pages.json gives their article.
"""

from __future__ import annotations

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


ODD_PLAN = """\
  1: [contents, masthead, noticeboard]
  2: [dates, view]
  3-4: [small-office, ad-hoc]
  5: [letter, law]
  6: [brief, who]
  7: [tips, short-meetings]
  8: [talk, welcome]
"""
BODY = """
Somebody moved the desk, and nobody has said so. The lamp stays where it was, for where
else would it go? There is a view.

## Why it matters

It matters to the desk. It matters less to the lamp, which has seen a good many desks.
"""
ODD_COMPANY = {
    "dates": "kind: noticeboard\nsection: heads-up\nstandfirst: What you may have missed\n"
    "events:\n"
    "  - {date: 2025-06-01, title: Desk Day, venue: Hall 2, text: Bring it., link: desk.org}\n"
    "  - {date: 2025-12-24, title: Night of the Lamp, later: true}\n",
    "view": "kind: comment\nsection: features\nlabel: Opinion\nauthors: [Cy Pher]\n",
    "ad-hoc": "kind: ad\n",
    "letter": "kind: editorial\nauthors: [Ann Onym]\nbio: Who signs this\n",
    "law": "kind: legal\nsection: features\nstandfirst: Law for the small\n"
    "image: {src: images/lamp.svg, alt: A lamp, caption: The lamp at law, credit: Bea Sketch}\n",
    "brief": "kind: news\nsection: heads-up\nlabel: In brief\nnote: Corrected since.\n",
    "who": "kind: profile\nsection: features\n"
    "image: {src: images/manager.jpg, alt: A manager, caption: Who else, credit: Bea Sketch}\n",
    "tips": "kind: tips\nsection: features\nstandfirst: Two tips\n",
    "talk": "kind: interview\nsection: features\nstandfirst: A word\nbio: A desk\n",
}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A magazine whose runs hold what seldom stands together."""

    def make(root: Path) -> Built:
        copy_magazine(TINY, root)
        plan = root / "issues/issue-1/issue.yaml"
        text, pages = plan.read_text().split("  1: [welcome")
        plan.write_text(text + ODD_PLAN + pages[pages.index("  inside-back") :])
        for slug, front in ODD_COMPANY.items():
            article(root, slug).write_text(f"---\ntitle: The {slug} of it\n{front}---\n{BODY}")
        return build(root, "--jobs", "2")

    return once(tmp_path_factory, "odd", make)


@pytest.mark.parametrize("edition", EDITIONS)
def test_odd_company(odd: Built, edition: str) -> None:
    assert {one["rule"] for one in odd.diagnostics}.isdisjoint({"overset-run", "missing-article"})
    assert lacking(odd, "issue-1", edition) == []


SPOILT = {
    # Figures without their captions; the author’s note after the magazine’s, where so few
    # words may stand by chance.
    "print/furniture.html": {"{{ image.caption|safe }}": ""},
    "print/closing.html": {
        '<p class="bio">{{ bio }}</p>': '<p class="note">{{ note }}</p><p>{{ bio }}</p>',
        '{%- if note %}<p class="note">{{ note }}</p>{% endif %}': "",
    },
    # No pull quotes; the second paragraph again at the end.
    "web/blocks.html": {"{{ pull_quote(block) }}": ""},
    "web/article.html": {"body.all(article.body)": "body.all(article.body + article.body[2:3])"},
}
"""Templates of the house, and what is changed in them."""


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tiny magazine with templates of its own, which lose some of its words."""

    def make(root: Path) -> Built:
        copy_magazine(TINY, root)
        for name, changes in SPOILT.items():
            text = (REPOSITORY / "templates" / name).read_text()
            for old, new in changes.items():
                assert old in text
                text = text.replace(old, new)
            file = root / "templates" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return build(root, "--jobs", "2")

    return once(tmp_path_factory, "spoilt", make)


def where(words: str) -> str:
    """The file and line of words in the tiny magazine’s feature."""
    file = article(TINY, "small-office")
    [number] = [n for n, line in enumerate(file.read_text().splitlines(), 1) if words in line]
    return f"{file.relative_to(TINY)}:{number}"


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_what_paper_lacks_is_told(spoilt: Built, edition: str) -> None:
    assert lacking(spoilt, "issue-1", edition) == [
        f"issue-1, {edition} edition: small-office: {told}"
        for told in (
            f"caption “The lamp, which cannot fail” is missing ({where('![A lamp')})",
            f"bio “Cy Pher writes about very little.” is missing ({where('bio:')})",
        )
    ]


def test_what_the_web_lacks_is_told(spoilt: Built) -> None:
    told = [told for told in lacking(spoilt, "issue-1", "web") if "small-office" in told]
    words = "It is the only lamp. When it fails, the office closes; the maker says"
    assert told == [
        f"issue-1, web edition: small-office: {line}"
        for line in (
            f"paragraph “There is no room for it inside.” is missing ({where('There is no room')})",
            f"speaker “Cy Pher” is missing ({where('::: pull-quote')})",
            f"paragraph “{words}…” stands twice ({where('It is the only lamp')})",
        )
    ]

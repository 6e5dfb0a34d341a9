"""Every kind of page looks as it did when its looks were last accepted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from hm.model.article import Kind
from hm.model.picture import Position
from hm.read.containers import ALLOWED
from tests.proof.building import Built
from tests.seen.comparing import difference, side_by_side
from tests.seen.pictures import KEPT, NAMES, SPECIMEN, kept

MOST = 600_000
"""Bytes that all pictures together may take of the repository."""


@pytest.mark.parametrize("name", NAMES)
def test_the_page_looks_as_before(name: str, wheelbarrow: Built, tmp_path: Path) -> None:
    with Image.open(wheelbarrow.root / f"{name}.png") as picture:
        got = picture.convert("RGB")
    expected = kept(name)
    assert expected, f"docs/templates has no {name}.png; draw it: make references"
    found = difference(expected, got)
    if found:
        pages = [page for run in wheelbarrow.pages("issue-1")["runs"] for page in run["pages"]]
        shown = tmp_path / f"{name}.png"
        side_by_side(expected, got, found).save(shown)
        pytest.fail(
            f"page {pages[NAMES.index(name)]} of tests/issues/specimen no longer looks like "
            f"docs/templates/{name}.png: {found}.\n"
            f"What was expected, what is there, where they differ: {shown}\n"
            "If it is meant to look so, accept it: make references",
            pytrace=False,
        )


def test_all_pictures_are_of_pages_and_small() -> None:
    files = sorted(KEPT.iterdir())
    assert [path.name for path in files] == sorted(f"{name}.png" for name in NAMES)
    assert sum(path.stat().st_size for path in files) < MOST


def test_the_specimen_magazine_has_no_faults(wheelbarrow: Built) -> None:
    assert wheelbarrow.diagnostics == []


def test_the_specimen_magazine_has_all_there_is() -> None:
    """Whatever a manuscript can ask for stands in one of its articles."""
    articles = (SPECIMEN / "issues" / "issue-1" / "articles").glob("*.md")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(articles))
    assert set(re.findall(r"^kind: (\w+)$", text, re.M)) == {str(kind) for kind in Kind}
    assert set(re.findall(r"^:{3,} ([\w-]+)", text, re.M)) == set(ALLOWED)
    places = set(re.findall(r'\bplace="(\w+)', text)) | {"column"}
    assert places == {str(position) for position in Position}

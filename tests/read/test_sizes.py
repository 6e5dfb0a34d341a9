"""The sizes of pictures are kept until the files change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from hm.read import Reading, read_issue, read_magazine
from tests.check.tiny import ISSUE, Case

OLD = 1_700_000_000
COVER = "cover: {image: images/photo.png, alt: A photograph, credit: Ann Example}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "magazine"
    Case("none", "none", {"issue.yaml": COVER}).write(folder)
    return folder


def photo(root: Path) -> Path:
    return root / ISSUE / "images" / "photo.png"


def draw(root: Path, width: int, height: int, date: int | None = OLD) -> None:
    Image.new("RGB", (width, height)).save(photo(root))
    if date is not None:
        os.utime(photo(root), (date, date))


def read(root: Path) -> Reading:
    magazine, _ = read_magazine(root)
    assert magazine is not None
    return read_issue(magazine, "issue-1", root.with_name("cache"))


def size(root: Path) -> tuple[int, int] | None:
    issue = read(root).issue
    assert issue is not None
    assert issue.cover.picture is not None
    return issue.cover.picture.size


def kept(root: Path) -> Path:
    return root.with_name("cache") / "sizes" / "issue-1.json"


def test_a_size_is_the_same_the_second_time(root: Path) -> None:
    draw(root, 30, 20)
    assert size(root) == (30, 20)
    kept(root).write_text(kept(root).read_text().replace("30, 20", "31, 21"))
    assert size(root) == (31, 21), "what is kept is not used"


def test_another_picture_has_another_size(root: Path) -> None:
    draw(root, 30, 20)
    assert size(root) == (30, 20)
    draw(root, 40, 50, OLD + 1)
    assert size(root) == (40, 50)


def test_a_picture_that_was_only_just_saved_is_opened_again(root: Path) -> None:
    draw(root, 30, 20, None)
    date = photo(root).stat().st_mtime_ns
    assert size(root) == (30, 20)
    draw(root, 20, 30, None)
    os.utime(photo(root), ns=(date, date))
    assert size(root) == (20, 30)


def test_a_picture_that_is_damaged_since_is_told(root: Path) -> None:
    draw(root, 30, 20)
    size(root)
    photo(root).write_bytes(b"nonsense")
    assert "unreadable-file" in {one.rule for one in read(root).diagnostics}


@pytest.mark.parametrize("damage", ["", "{", "[]", "7", '{"a": 1}', '{"a": [1, 2]}'])
def test_a_damaged_memory_only_costs_time(root: Path, damage: str) -> None:
    draw(root, 30, 20)
    assert size(root) == (30, 20)
    kept(root).write_text(damage)
    assert size(root) == (30, 20)

"""Pictures made of pixels against the size that they are printed at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from hm.cli import run
from tests.check.tiny import ISSUE, Case

STORY = """\
---
title: A story
kind: feature
section: news
authors: [Ann Example]
---

Words.

![A wide field](images/fine.png "Fine"){credit=null}

Words and words.

![A wide field](images/soft.png "Soft"){credit=null}

Words and more words.

![A wide field](images/coarse.png "Coarse"){credit=null}

![A drawn field](images/x.svg "Drawn"){credit=null}
"""
WIDTHS = {"fine": 900, "soft": 350, "coarse": 120}
"""Pixels; a column is some 56 mm wide."""


@pytest.fixture
def magazine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A magazine with three pictures in one column."""
    Case("", "", {"articles/story.md": STORY}).write(tmp_path)
    for name, width in WIDTHS.items():
        picture = Image.new("RGB", (width, width // 2), "teal")
        picture.save(tmp_path / ISSUE / "images" / f"{name}.png")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], rule: str) -> list[tuple[str, int, str]]:
    capsys.readouterr()
    run(["check", "--select", rule, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert {one["rule"] for one in found} <= {rule}
    return [(one["severity"], one["line"], one["message"]) for one in found]


def test_too_few_pixels_to_the_inch(magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    soft, coarse = told(capsys, "low-resolution")
    assert soft[:2] == ("warning", 14)
    assert coarse[:2] == ("error", 18)
    assert "and has 53 pixels to the inch" in coarse[2]
    assert "58 mm wide" in coarse[2]


def test_stretched(magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "stretched-picture") == []

    style = magazine / "styles" / "print" / "z-stretch.css"
    style.parent.mkdir(parents=True)
    style.write_text(".figure .frame img { height: 10mm; object-fit: fill }", encoding="utf-8")
    found = told(capsys, "stretched-picture")
    assert [line for _, line, _ in found] == [10, 14, 18]
    assert all("wider than it is" in message for _, _, message in found)

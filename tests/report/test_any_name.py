"""Reports of files whose names are no text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hm.cli import run
from hm.report.formats import FORMATS


@pytest.fixture
def odd(magazine: Path) -> Path:
    """A magazine with a manuscript of such a name, and a fault in it."""
    file = magazine / "issues/issue-1/articles" / os.fsdecode(b"odd-\xff.md")
    try:
        file.write_text("---\ntitle: Odd\nkind: news\nsection: heads-up\n---\n\nWords.\n")
    except OSError:
        pytest.skip("the file system wants names to be text")
    return magazine


@pytest.mark.parametrize("format_", FORMATS)
def test_it_is_told(format_: str, odd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--no-layout", "--format", format_]) == 1
    said = capsys.readouterr()
    assert "odd-" in said.out
    assert "bug" not in said.err


def test_it_may_be_in_a_baseline(odd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--no-layout", "--write-baseline", "known.json"]) == 0
    assert "odd-?.md" in (odd / "known.json").read_text()

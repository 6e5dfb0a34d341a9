"""A magazine in a temporary folder, written file by file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hm.read import Reading, read_issue, read_magazine

TINY = Path(__file__).parents[1] / "issues" / "tiny"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny magazine that may be changed."""
    root = tmp_path / "tiny"
    shutil.copytree(TINY, root)
    return root


@pytest.fixture
def read(tiny: Path) -> Callable[..., Reading]:
    """Read the tiny issue after writing some of its files anew, named from its folder."""

    def _read(files: dict[str, str] | None = None) -> Reading:
        for name, text in (files or {}).items():
            file = tiny / "issues" / "issue-1" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        magazine, found = read_magazine(tiny)
        assert magazine is not None
        assert found == []
        return read_issue(magazine, "issue-1")

    return _read

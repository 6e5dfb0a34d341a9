"""What all tests share: a tiny magazine to build, and one cache of laid-out runs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

TINY = Path(__file__).parent / "issues" / "tiny"


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One cache for the whole test run, so that a run is laid out once for all tests."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # which all workers share
    os.environ["HM_CACHE"] = str(base / "hm-cache")


@pytest.fixture
def magazine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a magazine of one's own, with one issue; one stands in it."""
    root = tmp_path / "magazine"
    shutil.copytree(TINY, root)
    monkeypatch.chdir(root)
    return root

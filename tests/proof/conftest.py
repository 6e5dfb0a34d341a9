"""The magazines that the proofs share, each built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.proof.building import REAL, REPOSITORY, TINY, Built, build, copy_magazine, once


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tiny magazine, built from nothing. It must not be changed: see ``copied``."""
    return once(
        tmp_path_factory,
        "tiny",
        lambda root: build(copy_magazine(TINY, root), "--jobs", "2"),
    )


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Our own magazine, built from nothing."""
    return once(
        tmp_path_factory,
        "specimen",
        lambda root: build(copy_magazine(REPOSITORY, root), "63", "--jobs", "2"),
    )


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Two published issues, where they are at hand."""
    if not REAL.is_dir():
        pytest.skip("the published issues are not here")
    return once(
        tmp_path_factory,
        "real",
        lambda root: build(copy_magazine(REAL, root), "59", "60", "--jobs", "2"),
    )


@pytest.fixture
def copied(tiny: Built, tmp_path: Path) -> Path:
    """The root of a copy of the tiny magazine with its editions and its cache."""
    root = tmp_path / "copied"
    shutil.copytree(tiny.root, root)
    return root

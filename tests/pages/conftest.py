"""The issues whose pages are looked at: each is built once for all tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.pages.book import Book
from tests.proof.building import REPOSITORY, Built, build, once
from tests.proof.conftest import real, specimen, tiny

__all__ = ["real", "specimen", "tiny"]  # fixtures; the proofs build the same magazines

SMALL = REPOSITORY / "tests" / "issues" / "small"
BOOKS = {
    "tiny": ("tiny", "issue-1"),
    "small": ("small", "issue-1"),
    "issue-63": ("specimen", "issue-63"),
    "issue-59": ("real", "issue-59"),
    "issue-60": ("real", "issue-60"),
}
"""The magazine and the issue of it, by what the tests call it."""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A magazine of another size, in other fonts, with styles of its own."""
    if not SMALL.is_dir():
        pytest.skip("there is no small magazine")
    return once(
        tmp_path_factory,
        "small",
        lambda root: build(Path(shutil.copytree(SMALL, root)), "--jobs", "2"),
    )


@pytest.fixture(scope="session", params=BOOKS)
def book(request: pytest.FixtureRequest) -> Book:
    """An issue, built."""
    magazine, issue = BOOKS[request.param]
    return Book(request.param, request.getfixturevalue(magazine), issue)

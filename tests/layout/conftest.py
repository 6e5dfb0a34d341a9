"""What tests of small magazines share: one root, so that the engine is loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def small_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for any number of small magazines, one after another."""
    return tmp_path_factory.mktemp("small")

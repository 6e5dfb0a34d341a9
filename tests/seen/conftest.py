"""The specimen magazine, built once for all tests of how pages look."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proof.building import Built, build, copy_magazine, once
from tests.seen.pictures import SPECIMEN, draw, png


@pytest.fixture(scope="session")
def wheelbarrow(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The magazine with a page of every kind: its screen PDF and its contact sheets.

    The pictures of its pages lie at its root.
    """
    return once(tmp_path_factory, "wheelbarrow", _built)


def _built(root: Path) -> Built:
    built = build(copy_magazine(SPECIMEN, root), "-e", "screen", "-e", "sheets", "--jobs", "2")
    for name, picture in draw(built.out("issue-1") / "issue-1-screen.pdf").items():
        (root / f"{name}.png").write_bytes(png(picture))
    return built

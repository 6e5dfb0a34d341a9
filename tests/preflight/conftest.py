"""A tiny issue that is fit for press, built once; and faults to put into copies of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from hm.cli import run
from tests.conftest import TINY

Change = Callable[[pikepdf.Pdf], None]


@dataclass(frozen=True)
class Told:
    """What a command said, and its exit code."""

    code: int
    findings: list[dict[str, Any]]
    err: str

    @property
    def rules(self) -> list[str]:
        return sorted({one["rule"] for one in self.findings})


@pytest.fixture(scope="session")
def fit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A magazine whose issue 1 is built for print and for the screen, with good pictures."""
    root = tmp_path_factory.mktemp("preflight") / "magazine"
    shutil.copytree(TINY, root)
    for path in sorted((root / "issues").rglob("*.jpg")):
        with Image.open(path) as picture:
            large = picture.convert("RGB").resize((picture.width * 6, picture.height * 6))
        large.save(path, quality=90)
    assert run(["build", str(root / "issues" / "issue-1"), "-e", "print", "-e", "screen"]) == 0
    return root


@pytest.fixture
def made(fit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes a copy of the print PDF (or the screen PDF) with a change; one stands beside it."""
    monkeypatch.chdir(tmp_path)

    def make(change: Change, edition: str = "print", **save: Any) -> Path:
        path = tmp_path / "supplied.pdf"
        with pikepdf.open(fit / "build" / "issue-1" / f"issue-1-{edition}.pdf") as pdf:
            change(pdf)
            pdf.save(path, **save)
        return path

    return make


@pytest.fixture
def preflight(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Runs ``hm preflight`` with JSON."""

    def ask(*words: str) -> Told:
        capsys.readouterr()
        code = run(["preflight", *words, "--format", "json"])
        said = capsys.readouterr()
        return Told(code, json.loads(said.out) if said.out else [], said.err)

    return ask

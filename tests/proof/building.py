"""Magazines built as a user builds them: a folder in, files and words out."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
REAL = REPOSITORY.parent / "shared" / "real-issues"
TINY = REPOSITORY / "tests" / "issues" / "tiny"


def environment(**more: str) -> dict[str, str]:
    """What hm is started with: the cache of the magazine itself, whatever other tests use."""
    found = {**os.environ, "PYTHONPATH": str(REPOSITORY), **more}
    if "HM_CACHE" not in more:
        found.pop("HM_CACHE", None)
    return found


def hm(root: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command of hm in a magazine."""
    return subprocess.run(
        [sys.executable, "-m", "hm", *words],
        cwd=root,
        env=environment(**more),
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )


@dataclass(frozen=True, slots=True)
class Built:
    """A magazine with one issue or more that were built."""

    root: Path
    code: int
    """The exit code of the build."""
    diagnostics: list[dict[str, Any]]

    def out(self, issue: str) -> Path:
        return self.root / "build" / issue

    def pages(self, issue: str) -> dict[str, Any]:
        """The page map of an issue."""
        return json.loads((self.out(issue) / "pages.json").read_text())  # type: ignore[no-any-return]


def build(root: Path, *words: str, **more: str) -> Built:
    """Build issues of a magazine; what is wrong with them is kept, and anything else fails."""
    said = hm(root, "build", "--format", "json", *words, **more)
    assert said.returncode in (0, 1), said.stderr
    return Built(root, said.returncode, json.loads(said.stdout))


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Built]) -> Built:
    """What ``make`` builds in a folder of that name, made once for all processes of a test run."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    root, told = base / f"proof-{name}", base / f"proof-{name}.json"
    with (base / f"proof-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            shutil.rmtree(root, ignore_errors=True)
            built = make(root)
            told.write_text(json.dumps([built.code, built.diagnostics]))
    return Built(root, *json.loads(told.read_text()))


def copy_magazine(source: Path, root: Path) -> Path:
    """Copy a magazine's own files, so that what was read-only may be changed."""
    root.mkdir()
    shutil.copyfile(source / "magazine.yaml", root / "magazine.yaml")
    shutil.copytree(source / "issues", root / "issues", copy_function=shutil.copyfile)
    for folder in [root / "issues", *(root / "issues").rglob("*/")]:
        folder.chmod(0o755)
    return root


def digests(folder: Path) -> dict[str, str]:
    """The hash of every file in a folder, hidden ones too, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def article(root: Path, slug: str, issue: str = "issue-1") -> Path:
    """A manuscript."""
    return root / "issues" / issue / "articles" / f"{slug}.md"


def replace(path: Path, old: str, new: str) -> None:
    """Change words of a file; they must stand in it, once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")

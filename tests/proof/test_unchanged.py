"""What has not changed is neither laid out nor written again."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.proof import pdf, web
from tests.proof.building import Built, article, build, environment, once, replace
from tests.proof.manuscript import bare

TELLING = """\
import os, sys
leave, process = os._exit, os.getpid()
def tell(code):
    if os.getpid() == process:
        print(*(f"imported {name}" for name in sys.modules), sep="\\n", file=sys.stderr, flush=True)
    leave(code)
os._exit = tell
sys.argv = ["hm", "build", "--format", "json", *sys.argv[1:]]
from hm.__main__ import main
main()
"""
"""Those that it starts are not asked: one begins to load the engine before there is an order,
and is ended where there is nothing to do."""


def telling(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A build whose process tells all modules that it has imported."""
    return subprocess.run(
        [sys.executable, "-c", TELLING, *words],
        cwd=root,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def imported(said: subprocess.CompletedProcess[str]) -> set[str]:
    return set(re.findall(r"^imported (\S+)$", said.stderr, re.MULTILINE))


def files(root: Path) -> dict[str, tuple[int, int, int]]:
    """When everything in a magazine, folders too, was last written, and which file it is."""
    found = {}
    for path in sorted(root.rglob("*")):
        stat = path.stat()
        found[str(path.relative_to(root))] = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
    return found


@pytest.fixture(scope="module")
def faulty(tiny: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A magazine with an error and a warning."""

    def make(root: Path) -> Built:
        shutil.copytree(tiny.root, root)
        replace(article(root, "short-meetings"), "images/clock.svg", "images/cuckoo.svg")
        text = "---\ntitle: Held over\nkind: news\nsection: heads-up\n---\n\nNot yet.\n"
        article(root, "held-over").write_text(text)
        return build(root, "--jobs", "2")

    return once(tmp_path_factory, "faulty", make)


def test_nothing_is_written_and_the_engine_stays_at_rest(faulty: Built) -> None:
    before = files(faulty.root)
    said = telling(faulty.root)
    assert said.returncode == 1
    assert "issue-1: up to date" in said.stderr
    assert files(faulty.root) == before
    modules = imported(said)
    assert "hm.last_build" in modules
    assert modules.isdisjoint({"weasyprint", "pikepdf", "hm.press", "hm.layout.worker"})


def test_the_same_faults_are_told(faulty: Built) -> None:
    again = build(faulty.root)
    rules = {(one["rule"], one["severity"]) for one in faulty.diagnostics}
    assert rules >= {("missing-image", "error"), ("unplanned-article", "warning")}
    assert (again.code, again.diagnostics) == (1, faulty.diagnostics)


def test_one_sentence_lays_out_one_run(copied: Path) -> None:
    sentence = "Read at great length about small rooms"
    replace(article(copied, "short-meetings"), "Read more about small rooms", sentence)
    before = files(copied / ".hm/runs")
    said = telling(copied, "--jobs", "2")
    assert said.returncode == 0
    assert "hm.press" in imported(said)  # or the proof above would prove nothing

    after = files(copied / ".hm/runs")
    new = sorted(after.keys() - before.keys())
    assert [name.partition(".")[2] for name in new] == ["json", "pdf"]
    assert json.loads((copied / ".hm/runs" / new[0]).read_text())["key"] == "2"
    # The PDF of a run that is used again is only touched; its record is not.
    kept = [name for name in before if name.endswith(".json")]
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}

    out = copied / "build/issue-1"
    record = json.loads((out / "pages.json").read_text())
    names = [page for run in record["runs"] for page in run["pages"]]
    for edition in ("print", "screen"):
        document = pdf.read(out / f"issue-1-{edition}.pdf", names)
        assert bare(sentence) in bare(document.page("2"))
    assert sentence in " ".join("".join(web.read(out / "web/short-meetings.html").pieces).split())

"""A build that is killed leaves whole editions, and nothing that the next one minds or keeps."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.proof.building import Built, article, build, digests, environment, once, replace

KILLED_JUST_BEFORE = """
import os, re, signal, sys

CHANGES = {"os.rename", "os.remove", "os.mkdir", "shutil.rmtree", "ctypes.dlsym"}
moment = re.compile(sys.argv[1])

def watch(event, args):
    if event in CHANGES or event == "open" and (args[2] or 0) & (os.O_WRONLY | os.O_RDWR):
        if moment.search(f"{event} {' '.join(map(str, args))}"):
            os.kill(os.getpid(), signal.SIGKILL)

from hm.cli import run
sys.addaudithook(watch)
sys.exit(run(["build", "--jobs", "1", *sys.argv[2:]]))
"""
"""A build that dies at the first change of a file that is like its first argument."""

MOMENTS = {
    "a run is written into the cache": r"open .*/runs/",
    "the record of a run takes its name": r"rename .*/runs/.*\.json",
    "the print PDF is written": r"open .*-print\.pdf",
    "the screen PDF takes its name": r"rename .*-screen\.pdf",
    "the folder of web pages is made": r"mkdir .*\.web\.\d",
    "a web page is written": r"open .*/short-meetings\.html",
    "the web pages take their name": r"dlsym .*rename",
    "the earlier web pages are cleared away": r"rmtree .*\.web\.",
    "half of the earlier web pages are gone": r"remove welcome\.html",
    "the page map takes its name": r"rename .*pages\.json",
    "the record of the build is written": r"open .*/builds/",
    "the record of the build takes its name": r"rename .*/builds/",
}
"""What a build would do next when it is killed."""

ALONE = {"the print PDF is written": "print", "the screen PDF takes its name": "screen"}
"""Editions that another process writes unless they are all that is asked for."""

EDITIONS = ["issue-1-print.pdf", "issue-1-screen.pdf", "pages.json", "web"]


@pytest.fixture(scope="module")
def right(tiny: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The magazine with a sentence changed, built and never killed."""

    def make(root: Path) -> Built:
        shutil.copytree(tiny.root, root)
        _change_sentence(root)
        return build(root, "--jobs", "2")

    return once(tmp_path_factory, "right", make)


def _change_sentence(root: Path) -> None:
    replace(article(root, "short-meetings"), '"and meant more."', '"and meant much more."')


def _edition(out: Path, name: str) -> dict[str, str] | bytes:
    return digests(out / name) if (out / name).is_dir() else (out / name).read_bytes()


@pytest.mark.parametrize("moment", MOMENTS)
def test_just_before(moment: str, tiny: Built, right: Built, copied: Path) -> None:
    _change_sentence(copied)
    if "/runs/" not in MOMENTS[moment]:  # to spend no time on what is not the point
        shutil.copytree(right.root / ".hm/runs", copied / ".hm/runs", dirs_exist_ok=True)
    killed = subprocess.run(
        [
            *(sys.executable, "-c", KILLED_JUST_BEFORE, MOMENTS[moment]),
            *(["-e", ALONE[moment]] if moment in ALONE else []),
        ],
        cwd=copied,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    for name in EDITIONS:
        whole = [_edition(built.out("issue-1"), name) for built in (tiny, right)]
        assert _edition(copied / "build" / "issue-1", name) in whole

    assert build(copied, "--jobs", "1").code == 0
    assert digests(copied / "build") == digests(right.root / "build")
    assert sorted(digests(copied / ".hm")) == sorted(digests(right.root / ".hm"))


def test_its_processes_end_with_it(copied: Path) -> None:
    runs = copied / ".hm/runs"
    shutil.rmtree(runs)
    process = subprocess.Popen(
        [sys.executable, "-m", "hm", "build", "--fresh", "--jobs", "2"],
        cwd=copied,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    end = time.monotonic() + 120
    while not any(runs.glob("*.json")):  # the others are being laid out
        assert time.monotonic() < end
        time.sleep(0.02)
    process.kill()
    # The pipe is open for as long as a process that can write to it lives.
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL

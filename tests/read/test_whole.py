"""Files and folders are written whole or not at all, whenever the build is killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hm.read import whole

ROOT = Path(__file__).parents[2]


class Killed(BaseException):
    """Stands for the end of the process: no handler of the code under test may run after."""


@pytest.fixture
def kill_at(monkeypatch):
    """Let the process die just before the n-th change it makes to the file system."""

    def arm(n: int) -> None:
        left = n

        def watch(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any, **kwargs: Any) -> Any:
                nonlocal left
                left -= 1
                if left < 0:
                    raise Killed
                return real(*args, **kwargs)

            return call

        for owner, name in (
            (os, "replace"), (os, "rename"), (Path, "unlink"), (Path, "write_bytes"),
            (shutil, "rmtree"), (whole, "_exchange"),
        ):  # fmt: skip
            monkeypatch.setattr(owner, name, watch(getattr(owner, name)))

    yield arm
    monkeypatch.undo()


def make_folder(path: Path, words: str) -> Path:
    path.mkdir()
    for name in "abc":
        (path / name).write_text(words)
    return path


def read_folder(path: Path) -> set[str]:
    assert sorted(p.name for p in path.iterdir()) == ["a", "b", "c"]
    return {p.read_text() for p in path.iterdir()}


def test_a_file_is_written_with_its_folder(tmp_path):
    whole.write_whole(tmp_path / "new" / "file", b"one")
    whole.write_whole(tmp_path / "new" / "file", b"two")
    assert (tmp_path / "new" / "file").read_bytes() == b"two"
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["file"]


def test_a_file_that_cannot_be_written_leaves_the_earlier_one(tmp_path, monkeypatch):
    path = tmp_path / "file"
    whole.write_whole(path, b"one")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        whole.write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_folder_survives_a_kill_at_any_step(tmp_path, kill_at, monkeypatch, step, can_exchange):
    final = tmp_path / "web"
    whole.replace_folder(make_folder(whole.part_of(final), "one"), final)
    made = make_folder(whole.part_of(final), "two")
    if not can_exchange:
        monkeypatch.setattr(whole, "_exchange", lambda one, other: False)
    kill_at(step)
    try:
        whole.replace_folder(made, final)
        killed = False
    except Killed:
        killed = True
    monkeypatch.undo()
    if can_exchange or not killed:
        assert read_folder(final) in ({"one"}, {"two"})
    if not killed:
        assert read_folder(final) == {"two"}

    # The next build is another process: what carries this one's number is now a dead one's.
    monkeypatch.setattr(whole, "_ours", set())
    whole.clear(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["web"]
    assert read_folder(final) in ({"one"}, {"two"})


def test_the_steps_above_are_all_there_are(tmp_path, kill_at, monkeypatch):
    final = tmp_path / "web"
    whole.replace_folder(make_folder(whole.part_of(final), "one"), final)
    made = make_folder(whole.part_of(final), "two")
    monkeypatch.setattr(whole, "_exchange", lambda one, other: False)
    kill_at(4)
    whole.replace_folder(made, final)
    assert read_folder(final) == {"two"}


def test_a_living_builds_parts_are_left_alone(tmp_path):
    mine = make_folder(whole.part_of(tmp_path / "web"), "mine")
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".file.{dead.pid}-1.part").write_text("half")
    make_folder(tmp_path / f".web.{dead.pid}-1.part", "half")
    (tmp_path / ".hidden").write_text("not ours")
    whole.write_whole(tmp_path / "file", b"new")
    assert {p.name for p in tmp_path.iterdir()} == {".hidden", mine.name, "file"}


WRITER = """
import sys
from pathlib import Path
from hm.read.whole import part_of, replace_folder, write_whole
out = Path(sys.argv[1])
number = 0
while True:
    number += 1
    write_whole(out / "file", str(number).encode() * 200_000)
    made = part_of(out / "web")
    made.mkdir()
    for name in "abc":
        (made / name).write_text(str(number))
    replace_folder(made, out / "web")
    print("round", flush=True)
"""


def test_a_real_kill_leaves_whole_editions(tmp_path):
    for attempt in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"round\n"
        time.sleep(0.003 * attempt)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        data = (tmp_path / "file").read_bytes()
        assert len(data) % 200_000 == 0
        assert data == data[: len(data) // 200_000] * 200_000
        whole.clear(tmp_path)
        assert len(read_folder(tmp_path / "web")) == 1
        assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "web"]


def test_what_another_clears_away_meanwhile_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Editions are written side by side, and each clears away what a killed build left."""
    left = tmp_path / ".web.0-1.part"
    (left / "images").mkdir(parents=True)
    for number in range(3):
        (left / "images" / f"{number}.png").write_bytes(b"")
    plain = os.unlink

    def unlink(name: str, **how: Any) -> None:
        plain(name, **how)  # the other is quicker
        if str(name).endswith("0.png"):
            raise FileNotFoundError(name)

    monkeypatch.setattr(whole, "_others", lambda process: False)
    monkeypatch.setattr(os, "unlink", unlink)
    whole.clear(tmp_path)
    assert list(tmp_path.iterdir()) == []

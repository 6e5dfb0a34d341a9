"""hm knows its own files by their sizes and dates, as long as those can be trusted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hm.read import digests, kept
from hm.read.digests import digests_of

OLD = 1_700_000_000


@pytest.fixture(autouse=True)
def nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(digests, "_known", {})


def written(path: Path, text: str, date: int | None = OLD) -> str:
    """The path of a file with a text and, unless it is as new as it is, a date."""
    path.write_text(text)
    if date is not None:
        os.utime(path, (date, date))
    return str(path)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """As another process would begin."""
    monkeypatch.setattr(digests, "_known", {})


def test_another_date_or_size_is_another_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    first = digests_of([written(path, "one")])
    assert digests_of([written(path, "two", OLD + 1)]) != first
    assert digests_of([written(path, "one", OLD + 2)]) == first
    assert digests_of([written(path, "three", OLD + 2)]) != first


def test_what_is_known_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    first = digests_of([written(path, "one")])
    forget(monkeypatch)
    assert digests_of([written(path, "two")]) == first


def test_what_was_only_just_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    first = digests_of([written(path, "one", None)])
    date = path.stat().st_mtime_ns
    path.write_text("two")
    os.utime(path, ns=(date, date))
    assert digests_of([str(path)]) != first


@pytest.mark.parametrize("damage", [b"", b"x", b"N", b"\xe9\x01\x00\x00\x00"])
def test_a_damaged_memory_only_costs_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    path = tmp_path / "a"
    first = digests_of([written(path, "one")])
    [file] = (tmp_path / "kept").iterdir()
    file.write_bytes(damage)
    forget(monkeypatch)
    assert digests_of([str(path)]) == first


def test_all_files_of_a_folder_count() -> None:
    found = digests.digests("check")
    assert {"wordlists/confusions.txt", "registry.py"} <= found.keys()
    assert not any("__pycache__" in name for name in found)

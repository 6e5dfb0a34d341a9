"""What Python compiles at every start is kept, and what is kept cannot do harm."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

COMPILED = """
import dataclasses, re
from hm import quick_start

quick_start.begin()
made = []
plain = re._compiler._code

def watched(*given):
    made.append(given)
    return plain(*given)

re._compiler._code = watched

@dataclasses.dataclass(frozen=True)
class Spot:
    x: int
    y: int = 2

WORD = re.compile(r"(?P<head>[a-z]+)-(?P<tail>\\d+)", re.I)

def of_a_user(words):
    return re.compile(words)

match = WORD.fullmatch("Folio-12")
assert match and match["head"] == "Folio" and match.lastgroup == "tail"
assert WORD == re.compile(WORD.pattern, re.I) and WORD.flags & re.I
assert Spot(1) == Spot(1, 2) and repr(Spot(1)) == "Spot(x=1, y=2)"
assert of_a_user("a+b").pattern == "a+b"
print(len(made))
quick_start.keep()
"""
"""Prints how many patterns are compiled."""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where Python keeps what it has compiled."""
    return tmp_path / "compiled"


def compiled(kept: Path) -> int:
    done = subprocess.run(
        [sys.executable, "-c", COMPILED],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(kept)},
    )
    return int(done.stdout)


def files(kept: Path) -> list[Path]:
    return list(kept.rglob("start.*.compiled"))


def test_the_second_time_only_what_is_made_of_a_users_words_is_compiled(kept: Path) -> None:
    assert compiled(kept) == 2
    assert len(files(kept)) == 1
    assert compiled(kept) == 1


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x00" * 80])
def test_a_damaged_file_is_made_anew(kept: Path, damage: bytes) -> None:
    compiled(kept)
    [file] = files(kept)
    whole = file.read_bytes()
    for wrong in (damage, whole[: len(whole) // 2]):
        file.write_bytes(wrong)
        assert compiled(kept) == 2
        assert compiled(kept) == 1

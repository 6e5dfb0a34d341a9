"""The same magazine gives the same bytes: wherever it lies, whenever and however it is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.proof.building import Built, build, copy_magazine, digests

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "4711",
    "SOURCE_DATE_EPOCH": "86400",
}
"""The surroundings of a build that must not matter."""


@pytest.mark.parametrize(("magazine", "issue"), [("tiny", "issue-1"), ("specimen", "issue-63")])
def test_cold_elsewhere_with_one_job_and_then_warm(
    request: pytest.FixtureRequest, magazine: str, issue: str, tmp_path: Path
) -> None:
    here: Built = request.getfixturevalue(magazine)
    expected = digests(here.out(issue))
    assert len(expected) > 10

    there = copy_magazine(here.root, tmp_path / "a long way from here")
    assert build(there, issue, "--jobs", "1", **ELSEWHERE).code == here.code
    assert digests(there / "build" / issue) == expected

    # Every run from the cache, and each edition written again.
    shutil.rmtree(there / "build")
    laid = digests(there / ".hm" / "runs")
    build(there, issue, PYTHONHASHSEED="99")
    assert digests(there / "build" / issue) == expected
    assert digests(there / ".hm" / "runs") == laid

"""``--statistics``: how many faults there are of each rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hm.cli import run
from tests.report.magazines import configure, write


@pytest.fixture
def faulty(magazine: Path) -> Path:
    """A magazine with two faults of one rule, one of another, and one that can be fixed."""
    configure(magazine, "checks: {dangling-page-reference: hint, folio-out-of-range: warning}\n")
    write(magazine, "See page 41, see page 42, and [page 3](page:nowhere).")
    welcome = magazine / "issues/issue-1/articles/welcome.md"
    welcome.write_text(welcome.read_text().replace("authors: [Ann Onym]", "authors: [Ann Onim]"))
    return magazine


RULES = "folio-out-of-range,dangling-page-reference,unknown-contributor"
ASKED = ["check", "--no-layout", "--hints", "--statistics", "--select", RULES]


def test_a_table(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ASKED) == 1
    assert capsys.readouterr().out.splitlines() == [
        "faults  to fix  severity  rule                     family",
        "     2          warning   folio-out-of-range       references",
        "     1          hint      dangling-page-reference  references",
        "     1       1  error     unknown-contributor      people",
        "",
        "issue-1: 1 error, 2 warnings, 1 hint",
    ]


def test_a_line_each(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*ASKED, "--format", "concise"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "2 warning folio-out-of-range (references)",
        "1 hint dangling-page-reference (references)",
        "1 error unknown-contributor (people), 1 to fix",
    ]


def test_json(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*ASKED, "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [row["rule"] for row in rows] == [
        "folio-out-of-range",
        "dangling-page-reference",
        "unknown-contributor",
    ]
    assert rows[2] == {
        "rule": "unknown-contributor",
        "family": "people",
        "severity": "error",
        "count": 1,
        "fixable": 1,
    }


def test_of_nothing(magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--no-layout", "--statistics"]) == 0
    assert capsys.readouterr().out == "issue-1: no faults found\n"


@pytest.mark.parametrize("format_", ["github", "sarif", "junit"])
def test_formats_that_cannot_say_it(
    format_: str, magazine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--no-layout", "--statistics", "--format", format_]) == 2
    assert "goes with --format text, concise, json" in capsys.readouterr().err

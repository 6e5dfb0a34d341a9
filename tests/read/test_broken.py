"""One tiny broken magazine per rule: exactly what is expected is said, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from hm.check import check_issue
from hm.check.registry import rules
from hm.model.diagnostic import Diagnostic
from hm.read import read_issue, read_magazine

BROKEN = Path(__file__).parents[1] / "issues" / "broken"
FIXTURES = Path(__file__).parents[1] / "check" / "fixtures"
CASES = sorted(folder.name for folder in BROKEN.iterdir())


def diagnose(root: Path) -> list[Diagnostic]:
    magazine, found = read_magazine(root)
    assert magazine is not None
    reading = read_issue(magazine, "issue-1")
    assert reading.issue is not None
    return [*found, *reading.diagnostics, *check_issue(reading.issue)]


@pytest.mark.parametrize("case", CASES)
def test_exactly_these(case: str) -> None:
    found = diagnose(BROKEN / case)
    lines = sorted(f"{d.rule} {d.place.path}:{d.place.line}" for d in found)
    expected = (BROKEN / case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(expected)
    assert case in {d.rule for d in found}


@pytest.mark.parametrize("case", CASES)
def test_every_fault_says_what_to_do(case: str) -> None:
    severities = {rule.name: rule.severity for rule in rules()}
    for diagnostic in diagnose(BROKEN / case):
        assert diagnostic.severity == severities[diagnostic.rule]
        assert diagnostic.help
        assert diagnostic.help.endswith((".", "?", "…"))
        assert not diagnostic.message.endswith(".")


def test_every_rule_has_a_case() -> None:
    reported_while_reading = {
        r.name
        for r in rules()
        if not (r.reads_issue or r.check_pages or r.check_pdf or r.check_online)
    }
    checked_before_layout = {r.name for r in rules() if r.reads_issue}
    fixtures = {file.stem for file in FIXTURES.glob("*/*.md")}
    assert reported_while_reading - {"idle-ignore"} <= set(CASES)
    assert checked_before_layout | {"idle-ignore"} <= {*CASES, *fixtures}

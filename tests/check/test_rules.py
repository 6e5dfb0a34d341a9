"""The rules that need no pages: what each says of a good and of a bad article, and where."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from hm.check.registry import rules
from hm.model.diagnostic import Severity
from tests.check.tiny import FIXTURES, ISSUE, Case, cases, diagnose, repaired

CASES = cases()
RULES = sorted(file.stem for file in FIXTURES.glob("*/*.md"))
REAL = Path(__file__).parents[3] / "shared" / "real-issues"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_exactly_these(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    found = diagnose(tmp_path)
    lines = [f"{d.rule} {d.place}".replace(f" {ISSUE}/", " ") for d in found]
    assert lines == case.expected

    for path in case.files:
        whole = path if path == "magazine.yaml" else f"{ISSUE}/{path}"
        edits = [d.fix for d in found if d.fix and d.fix.place.path == whole]
        assert bool(edits) == (path in case.fixed), "a fix too few, or too many"
        text = (tmp_path / whole).read_text(encoding="utf-8")
        assert repaired(text, edits).startswith(case.fixed.get(path, text))


@pytest.mark.parametrize("rule", RULES)
def test_good_and_bad(rule: str) -> None:
    lines = [case.expected for case in CASES if case.rule == rule]
    assert [] in lines
    assert any(line.startswith(f"{rule} ") for expected in lines for line in expected)


@pytest.mark.parametrize("case", [case for case in CASES if case.expected], ids=str)
def test_words(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    severities = {rule.name: rule.severity for rule in rules()}
    for diagnostic in diagnose(tmp_path):
        # What a rule is less sure of is a hint.
        assert diagnostic.severity in (severities[diagnostic.rule], Severity.HINT)
        assert diagnostic.help
        assert diagnostic.help.endswith((".", "?"))
        assert not diagnostic.message.endswith(".")


# What the rules of contributors and page references say of two published issues, hints apart.
# Each was read, and is true; what the other rules say is measured in tests/findings.
TRUE = {
    "issue-59": {
        # The standfirst of `new-localism` names nobody; its author stands in the contents only.
        "author-not-in-standfirst": 1,
        # `meet-your-reps` is signed by nobody, neither on its page nor in the contents.
        "author-not-credited": 1,
    },
    "issue-60": {},
}
FIRST = {
    rule.name
    for rule in rules()
    if rule.family == "references" or re.search("author|bio-|contributor|-initials", rule.name)
} - {"mixed-initials", "author-described-two-ways"}


@pytest.mark.skipif(not REAL.is_dir(), reason="the published issues are not here")
@pytest.mark.parametrize("issue", TRUE)
def test_published_issues(issue: str) -> None:
    found = Counter(
        d.rule for d in diagnose(REAL, issue) if d.rule in FIRST and d.severity != Severity.HINT
    )
    assert found == TRUE[issue]


def test_the_specimen_issue() -> None:
    root = Path(__file__).parents[2]
    assert [d for d in diagnose(root, "issue-63") if d.severity != Severity.HINT] == []

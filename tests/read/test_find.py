"""Which magazine, which issue: by folder, number, path or where one stands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hm.read import ReadError, find_issue, find_magazine, issue_folders


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "magazine"
    for name, number in (
        ("issue-9", "9"),
        ("issue-10", "10"),
        ("summer", "'12'"),
        ("issue-11", "x"),
    ):
        folder = root / "issues" / name / "articles"
        folder.mkdir(parents=True)
        (folder.parent / "issue.yaml").write_text(f"# {name}\nnumber: {number}\n")
    (root / "issues" / "no-issue").mkdir()
    (root / "issues" / ".hidden").mkdir()
    (root / "issues" / ".hidden" / "issue.yaml").write_text("number: 99\n")
    (root / "magazine.yaml").write_text("title: M\n")
    return root


def test_the_magazine_is_above(root: Path) -> None:
    assert find_magazine(root / "issues" / "issue-9" / "articles") == root
    assert find_magazine(root) == root


def test_no_magazine(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no magazine\.yaml") as caught:
        find_magazine(tmp_path)
    assert caught.value.remedy


def test_folders_are_in_natural_order(root: Path) -> None:
    assert issue_folders(root) == ["issue-9", "issue-10", "issue-11", "summer"]


@pytest.mark.parametrize(
    ("cwd", "name", "found"),
    [
        ("", None, "summer"),
        ("issues/issue-9/articles", None, "issue-9"),
        ("issues/no-issue", None, "summer"),
        ("issues/issue-9", "issue-10", "issue-10"),
        ("", "12", "summer"),
        ("", "10", "issue-10"),
        ("", "11", "issue-11"),
        ("", "issues/issue-9", "issue-9"),
        ("", "issues/issue-9/", "issue-9"),
        ("issues", "./summer", "summer"),
        ("issues/issue-9", ".", "issue-9"),
        ("issues/issue-9", "../issue-10/articles", "issue-10"),
    ],
)
def test_an_issue(root: Path, cwd: str, name: str | None, found: str) -> None:
    assert find_issue(root, root / cwd, name) == found


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("isue-10", "issue-10"),
        ("13", "summer"),
        ("sumer", "summer"),
        ("/nowhere", "The newest issues are"),
        ("\0", "The newest issues are"),
    ],
)
def test_no_such_issue(root: Path, name: str, near: str) -> None:
    with pytest.raises(ReadError) as caught:
        find_issue(root, root, name)
    assert near in caught.value.remedy


def test_no_such_issue_where_there_is_only_one(root: Path) -> None:
    for name in ("issue-9", "issue-11", "summer"):
        (root / "issues" / name / "issue.yaml").unlink()
    with pytest.raises(ReadError) as caught:
        find_issue(root, root, "nowhere")
    assert caught.value.remedy == "The only issue is issue-10."


def test_a_number_that_two_issues_have(root: Path) -> None:
    (root / "issues" / "issue-11" / "issue.yaml").write_text("number: 10\n")
    with pytest.raises(ReadError, match="issue-10, issue-11"):
        find_issue(root, root, "10")


def test_no_issues(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no issue"):
        find_issue(tmp_path, tmp_path, None)


def test_finding_imports_nothing_heavy() -> None:
    code = (
        "import sys, hm.read; "
        "heavy = {'yaml', 'pydantic', 'markdown_it', 'PIL', 'rapidfuzz'}; "
        "print(sorted(heavy & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"

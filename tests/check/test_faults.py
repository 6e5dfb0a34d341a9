"""Faults put into the specimen issue on purpose: each is named at its line, and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from hm.cli import run

ROOT = Path(__file__).parents[2]
ISSUE = "issues/issue-63"


@pytest.fixture
def specimen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a copy of the issue; one stands in it."""
    shutil.copytree(ROOT / ISSUE, tmp_path / ISSUE)
    shutil.copy(ROOT / "magazine.yaml", tmp_path)
    monkeypatch.chdir(tmp_path / ISSUE)
    return tmp_path / ISSUE


def change(specimen: Path, name: str, before: str, after: str) -> None:
    file = specimen / name
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, before
    file.write_text(text.replace(before, after), encoding="utf-8")


def spot(specimen: Path, slug: str, words: str) -> str:
    """Where some words stand, as ``path:line:column``."""
    name = f"{ISSUE}/articles/{slug}.md"
    lines = (specimen / "articles" / f"{slug}.md").read_text(encoding="utf-8").split("\n")
    [(line, column)] = [(n, row.index(words)) for n, row in enumerate(lines, 1) if words in row]
    return f"{name}:{line}:{column + 1}"


def said(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    capsys.readouterr()
    run(["check", "--hints", "--format", "json", *words])
    found = json.loads(capsys.readouterr().out)
    return [
        f"{one['rule']} {one['path']}:{one['line']}:{one['column']}"
        for one in found
        if one["severity"] != "hint" or one["rule"].endswith("-reference")
    ]


def test_the_specimen_is_clean(specimen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys) == []


def test_a_folio_beyond_the_end(specimen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(specimen, "articles/form-retired.md", "[see page 12](page:perpetua-bold)", "see page 41")
    assert said(capsys) == [f"folio-out-of-range {spot(specimen, 'form-retired', 'page 41')}"]


def test_a_target_that_is_not_there(specimen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(specimen, "articles/meet-your-reps.md", "legal-eye#the-request", "legal-eye#a-request")
    assert said(capsys, "--no-layout") == [
        f"dangling-page-reference {spot(specimen, 'meet-your-reps', 'legal-eye#a-request')}"
    ]


def test_a_box_that_moved_to_the_next_spread(
    specimen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "articles/perpetua-bold.md"
    text = (specimen / name).read_text(encoding="utf-8")
    quote = text[text.rindex("::: pull-quote") :].partition("\n:::\n")[0] + "\n:::\n\n"
    box = quote.replace("pull-quote", 'box {#clinging title="Clinging"}')
    change(specimen, name, "There’s a plug", "([See box below](page:#clinging).) There’s a plug")
    change(specimen, name, quote, "")
    change(specimen, name, "And who did?", f"{box}And who did?")
    assert said(capsys) == []

    change(specimen, name, box, "")
    change(specimen, name, "## Nothing to photograph\n", f"{box}## Nothing to photograph\n")
    assert said(capsys) == [f"misplaced-direction {spot(specimen, 'perpetua-bold', 'below]')}"]


def test_two_articles_swapped_on_the_flatplan(
    specimen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        specimen,
        "issue.yaml",
        "  21: legal-eye\n  22: tipster\n",
        "  21: tipster\n  22: legal-eye\n",
    )
    found = said(capsys)
    stale = [
        ("april-rights", "page 21](page:legal-eye"),
        ("meet-your-reps", "page 22](page:tipster"),
        ("meet-your-reps", "page 21](page:legal-eye#the-request"),
        ("noticeboard", "page 22](page:tipster"),
        ("noticeboard", "pp. 4 & 21](page:april-rights,legal-eye"),
        ("rota-game", "p. 22](page:tipster"),
        ("the-way-home", "page 21](page:legal-eye#if-it-goes-wrong"),
    ]
    wrong = [("legal-eye", "overleaf](page:tipster"), ("tipster", "opposite](page:long-meeting")]
    assert sorted(found) == sorted(
        [f"stale-page-reference {spot(specimen, *here)}" for here in stale]
        + [f"misplaced-direction {spot(specimen, *here)}" for here in wrong]
    )
    # The folios come right by themselves, and the words are the editor's.
    assert run(["check", "--fix", "--hints"]) == 1
    assert said(capsys) == sorted(f"misplaced-direction {spot(specimen, *here)}" for here in wrong)


# What the rules for page references say of two published issues. Each was read, and is true:
# two references are no links, and one box stands at the foot of the page, not above.
PUBLISHED = {
    "issue-59": ["bare-page-reference budget-2024.md:27:149"],
    "issue-60": ["misplaced-direction legal-eye.md:57:140", "bare-page-reference welcome.md:16:81"],
}
REAL = ROOT.parent / "shared" / "real-issues"
RULES = (
    "bare-page-reference,dangling-page-reference,folio-out-of-range,idle-ignore,"
    "misplaced-direction,self-reference,stale-page-reference"
)


@pytest.mark.skipif(not REAL.is_dir(), reason="the published issues are not here")
@pytest.mark.parametrize("issue", PUBLISHED)
def test_published_issues(
    issue: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REAL)
    found = said(capsys, issue, "--select", RULES)
    assert [one.replace(f"issues/{issue}/articles/", "") for one in found] == PUBLISHED[issue]

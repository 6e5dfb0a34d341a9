"""The measure itself, on a tiny magazine with a list made for it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from hm.check.registry import rules
from tests.findings.kinds import Kind, finders, of_heading
from tests.findings.lists import Quote, read_lists
from tests.findings.manuscript import Manuscripts
from tests.proof.building import REPOSITORY, environment
from tests.report.magazines import ARTICLE, write

HERE = Path(__file__).parent
SEMICOLONS = """\
# Found by hand in issue 1

## Names of people

1. **certain** — `welcome`: “[Ann Onim]”; `small-office`: “Cy Pher”. Two
spellings; also ‘Ann Onym’.
2. **possible** — `short-meetings`: ⟦“less,” said *one* of them⟧. Who?

## Page references

3. **certain** — `short-meetings`: “page 41”. No such page.
4. **certain** — `short-meetings`: “page 3”. Wrong, though it is there.
- `short-meetings`: “page 1”. No item.
"""
SLASHES = """\
## Spelling, hyphen and dash variants across the issue

1. **certain** · `short-meetings`, `small-office` · “ten minutes — or so” / “the “small” office” — a
   dash and more.
2. **possible** · `welcome` · “the office” desk / “a “desk”” — odd marks.
"""


@pytest.fixture
def lists(magazine: Path) -> Path:
    welcome = magazine / "issues/issue-1/articles/welcome.md"
    welcome.write_text(welcome.read_text().replace("authors: [Ann Onym]", "authors: [Ann Onim]"))
    write(magazine, "See page 41, see page 42, or [page 3](page:small-office).")
    (magazine / "found-by-hand-1.md").write_text(SEMICOLONS, encoding="utf-8")
    return magazine


def measured(lists: Path, *words: str, cache: Path | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.findings", "--lists", str(lists), *words],
        cwd=REPOSITORY,
        env=environment(HM_CACHE=str((cache or lists) / "cache")),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_what_is_found_and_what_is_told(lists: Path) -> None:
    said = measured(lists)
    assert "| issue 1 | 3 | 3 | 2 | 67 % | 2 | 67 % |" in said
    assert "| names of people | 1 | 1 | 1 | 1 |" in said
    assert "| page references | 2 | 2 | 1 | 1 |" in said
    # The slip in the byline has a second alarm, which is about the standfirst.
    rows = {line.split("|")[1].strip(): line for line in said.splitlines() if "rules.md#" in line}
    folio = rows["[folio-out-of-range](rules.md#folio-out-of-range)"]
    assert [cell.strip() for cell in folio.split("|")[2:-1]] == list("20100011")


def test_the_rest_is_shown(lists: Path) -> None:
    said = measured(lists, "--misses", "--alarms", "--rule", "folio-out-of-range")
    assert "page 42" in said
    assert "page 41" not in said
    assert "MISS" not in said
    said = measured(lists, "--misses", "--possible")
    assert [line.split(".")[0] for line in said.splitlines() if line.startswith("MISS")] == [
        "MISS 1/2",
        "MISS 1/4",
    ]


def test_lists_with_slashes(tmp_path: Path) -> None:
    (tmp_path / "found-by-hand-8.md").write_text(SLASHES, encoding="utf-8")
    one, two = read_lists(tmp_path, HERE / "items.toml")["8"]
    slugs = ("short-meetings", "small-office")
    assert one.quotes == (Quote(slugs, "ten minutes — or so"), Quote(slugs, "the “small” office"))
    assert one.kinds == (Kind.SPELLING, Kind.HYPHENS)
    assert two.quotes == (
        Quote(("welcome",), "“the office” desk"),
        Quote(("welcome",), "a “desk”"),
    )
    assert (one.certain, two.certain) == (True, False)


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ('"Yes" -- or\nso', "“Yes” -- or so"),
        ("the **Small** *Rooms*\n  Act", "the Small Rooms Act"),
        ("see [page 3](page:small-office#rooms) now", "see page 3 now"),
        ("isn't it", "isn’t it"),
        ("one, two; three", "one two three"),
    ],
)
def test_words_are_found_whatever_marks_them(written: str, quoted: str, magazine: Path) -> None:
    write(magazine, f"Before. {written} after.")
    manuscripts = Manuscripts(magazine, "1")
    [span] = manuscripts.spans(Quote(("short-meetings",), quoted))
    assert span.path == ARTICLE
    assert (magazine / ARTICLE).read_text()[span.start : span.end] == written
    assert manuscripts.spans(Quote(("short-meetings",), f"{quoted}x")) == []


def test_headings_name_kinds() -> None:
    assert of_heading("## Names of organisations, titles, terms") == (Kind.TERMS,)
    assert of_heading("## Facts that disagree") == (Kind.FACTS,)
    assert of_heading("## Odds and ends") == tuple(Kind)


def test_every_rule_is_known_to_find_something_or_nothing() -> None:
    assert set(finders(HERE / "finders.toml")) == {rule.name for rule in rules()}


REAL = REPOSITORY.parent / "shared" / "real-issues"
ROW = r"^\| issue (\d+){} \|(.*)\|$"


@pytest.mark.skipif(not REAL.is_dir(), reason="the published issues are not here")
def test_the_aims(tmp_path: Path) -> None:
    """Three in five of what can be known is found, and four in five alarms are true."""
    page = measured(REAL, cache=tmp_path)
    found = re.findall(ROW.format(""), page.partition("## What is told")[0], re.M)
    told = re.findall(ROW.format(", errors and warnings"), page, re.M)
    assert len(found) >= 2
    assert len(told) == len(found)
    for issue, cells in found:
        assert percent(cells.split("|")[3]) >= 60, issue
    for issue, cells in told:
        assert percent(cells.split("|")[-1]) >= 80, issue


def percent(cell: str) -> int:
    return int(cell.strip().removesuffix(" %"))

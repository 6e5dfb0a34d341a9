"""``--baseline``: what is known is not told again, however the lines around it move."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from hm.check.fingerprints import Fingerprint, fingerprints
from hm.cli import run
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.place import Place
from tests.report.magazines import ARTICLE, OTHER, configure, write

FILE = "known.json"


@pytest.fixture
def known(magazine: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A magazine with two faults that are alike and one other, all of them known."""
    write(magazine, "See page 41, and then see page 41.")
    write(magazine, "See page 42.", OTHER)
    assert run(["check", "--no-layout", "--write-baseline", FILE]) == 0
    assert capsys.readouterr().out == (
        f"issue-1: no new faults found\n3 known findings in {FILE} not shown\n"
    )
    return magazine


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What is said with the baseline, a line each, and then the summary."""
    capsys.readouterr()
    run(["check", "--no-layout", "--format", "concise", "--baseline", FILE, *words])
    said = capsys.readouterr()
    return [*said.out.splitlines(), *said.err.splitlines()]


def replace(magazine: Path, before: str, after: str, path: str = ARTICLE) -> None:
    file = magazine / path
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after, 1))


NOTHING_NEW = ["issue-1: no new faults found", f"3 known findings in {FILE} not shown"]


class TestKnown:
    """What is held to be known, and what is not."""

    def test_a_finding_is_a_line(self, known: Path) -> None:
        lines = (known / FILE).read_text(encoding="utf-8").splitlines()
        first = {
            "path": ARTICLE,
            "rule": "folio-out-of-range",
            "words": "page 41",
            "severity": "error",
        }
        assert [lines[:3], lines[-2:]] == [
            ["{", '  "version": 1,', '  "findings": ['],
            ["  ]", "}"],
        ]
        found = [json.loads(line.rstrip(",")) for line in lines[3:-2]]
        assert found[0] == first
        assert found[1] == {**first, "nth": 2}
        assert found[2] == {**first, "path": OTHER, "words": "page 42"}

    def test_nothing_new(self, known: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert told(capsys) == NOTHING_NEW
        assert run(["check", "--no-layout", "--strict", "--baseline", FILE]) == 0

    def test_lines_move(self, known: Path, capsys: pytest.CaptureFixture[str]) -> None:
        replace(known, "\n1. Stand up.", "\nA new paragraph,\nand more.\n\n1. Stand up.")
        replace(known, "See page 41, and", "Managers should see page\n41, and")
        replace(known, "\n", "\r\n", OTHER)
        assert told(capsys) == NOTHING_NEW

    def test_a_new_fault(self, known: Path, capsys: pytest.CaptureFixture[str]) -> None:
        line = write(known, "See page 43.")
        said = told(capsys)
        assert said[0].startswith(f"{ARTICLE}:{line}:5: error: there is no page 43")
        assert said[1:] == ["issue-1: 1 error", f"3 known findings in {FILE} not shown"]
        assert run(["check", "--no-layout", "--baseline", FILE]) == 1

    def test_one_more_of_the_same(self, known: Path, capsys: pytest.CaptureFixture[str]) -> None:
        line = write(known, "See page 41.")
        assert told(capsys)[0].startswith(f"{ARTICLE}:{line}:5: error: there is no page 41")

    def test_findings_that_are_gone(self, known: Path, capsys: pytest.CaptureFixture[str]) -> None:
        replace(known, "See page 42.", "Nothing.", OTHER)
        remedy = f"write it anew with --write-baseline {FILE}"
        assert told(capsys) == [
            "issue-1: no new faults found",
            f"2 known findings in {FILE} not shown",
            f"1 finding in {FILE} is gone: {remedy}",
        ]
        replace(known, "See page 41, and then see page 41.", "Nothing.")
        assert told(capsys)[1:] == [f"3 findings in {FILE} are gone: {remedy}"]

    def test_what_was_not_asked_is_not_gone(
        self, known: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert told(capsys, "--select", "missing-alt") == ["issue-1: no new faults found"]
        (known / "issues/issue-1/issue.yaml").write_text("number: [\n")
        said = told(capsys)
        assert "[invalid-yaml]" in said[0]
        assert said[1:] == ["issue-1: 1 error"]

    def test_hints_are_gone_only_where_they_are_told(
        self, known: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        configure(known, "checks: {folio-out-of-range: hint}\n")
        references = ["--select", "references"]
        run(["check", "--no-layout", "--hints", *references, "--write-baseline", FILE])
        assert told(capsys, *references) == ["issue-1: no new faults found"]
        assert told(capsys, *references, "--hints") == NOTHING_NEW

    def test_rules_that_read_pages_are_gone_only_where_there_are_pages(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(magazine, "And see page 3.")
        run(["check", "--hints", "--select", "bare-page-reference", "--write-baseline", FILE])
        references = ["--hints", "--select", "references"]
        assert told(capsys, *references) == ["issue-1: no new faults found"]
        run(["check", *references, "--baseline", FILE])
        assert capsys.readouterr().out.endswith(f"\n1 known finding in {FILE} not shown\n")

    def test_a_stop_is_known_by_the_words_beside_it(self, magazine: Path) -> None:
        def mark(line: int, column: int) -> Fingerprint:
            place = Place(ARTICLE, line, column, line, column + 1)
            one = Diagnostic("some-rule", Severity.ERROR, "odd", place)
            return fingerprints([one], magazine)[one]

        line = write(magazine, "Only one, two, and\nthree, four.")
        first, second, third = mark(line, 9), mark(line, 14), mark(line + 1, 6)
        said = [one.words for one in (first, second, third)]
        assert said == ["Only one,", "one, two,", "and three,"]

    def test_a_container_is_known_by_its_first_line(self, magazine: Path) -> None:
        line = write(magazine, "::: pull-quote\nSmall is big.\n:::")
        one = Diagnostic("some-rule", Severity.ERROR, "odd", Place(ARTICLE, line))
        [mark] = fingerprints([one], magazine).values()
        assert mark.words == "::: pull-quote Small is big."

    def test_long_words_are_known_by_their_hash(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        long = "very-" * 30
        write(magazine, f"![A](images/{long}long.jpg){{credit=A}}")
        run(["check", "--no-layout", "--write-baseline", FILE])
        [finding] = json.loads((magazine / FILE).read_text())["findings"]
        assert len(finding["words"]) <= 60
        assert told(capsys)[0] == "issue-1: no new faults found"
        replace(magazine, f"{long}long", f"{long}lang")
        assert "lang.jpg" in told(capsys)[0]

    def test_json_and_statistics(self, known: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(known, "See page 43.")
        capsys.readouterr()
        run(["check", "--no-layout", "--format", "json", "--baseline", FILE])
        assert len(json.loads(capsys.readouterr().out)) == 1
        assert told(capsys, "--statistics")[0] == "1 error folio-out-of-range (references)"


class TestWriting:
    """What ``--write-baseline`` leaves in the file."""

    def test_the_same_bytes_each_time(self, known: Path) -> None:
        before = (known / FILE).read_bytes()
        run(["check", "--no-layout", "--write-baseline", FILE])
        assert (known / FILE).read_bytes() == before

    def test_what_is_gone_goes(self, known: Path, capsys: pytest.CaptureFixture[str]) -> None:
        replace(known, "See page 42.", "Nothing.", OTHER)
        assert run(["check", "--no-layout", "--write-baseline", FILE]) == 0
        assert f"2 known findings in {FILE} not shown" in capsys.readouterr().out
        assert OTHER not in (known / FILE).read_text()
        assert told(capsys)[1:] == [f"2 known findings in {FILE} not shown"]

    def test_other_issues_and_rules_stay(
        self, known: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shutil.copytree(known / "issues/issue-1", known / "issues/issue-2")
        replace(known, "number: 1", "number: 2", "issues/issue-2/issue.yaml")
        references = ["--no-layout", "--select", "references"]
        run(["check", "2", *references, "--write-baseline", FILE])
        run(["check", "2", "--no-layout", "--select", "page-count", "--write-baseline", FILE])
        capsys.readouterr()
        assert run(["check", "1", "2", *references, "--baseline", FILE]) == 0
        assert capsys.readouterr().out.splitlines() == [
            "issue-1: no new faults found",
            "issue-2: no new faults found",
            f"6 known findings in {FILE} not shown",
        ]

    def test_an_issue_that_cannot_be_read_loses_nothing(self, known: Path) -> None:
        sheet = known / "issues/issue-1/issue.yaml"
        whole = sheet.read_text()
        sheet.write_text("number: [\n")
        # Nor is it held to be known that it cannot be read.
        assert run(["check", "--no-layout", "--write-baseline", FILE]) == 1
        assert run(["check", "--no-layout", "--baseline", FILE]) == 1
        sheet.write_text(whole)
        assert run(["check", "--no-layout", "--baseline", FILE]) == 0

    def test_paths_are_those_of_the_working_directory(
        self, known: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(known / "issues/issue-1")
        assert run(["check", "--no-layout", "--baseline", f"../../{FILE}"]) == 0
        assert run(["check", "--no-layout", "--write-baseline", "new/here.json"]) == 0
        here = known / "issues/issue-1/new/here.json"
        assert here.read_bytes() == (known / FILE).read_bytes()


class TestFix:
    """``--fix`` beside a baseline."""

    SLIP, RIGHT = "authors: [Ann Onim]", "authors: [Ann Onym]"
    WELCOME = "issues/issue-1/articles/welcome.md"

    @pytest.fixture
    def slip(self, magazine: Path) -> Path:
        replace(magazine, self.RIGHT, self.SLIP, self.WELCOME)
        return magazine

    def test_what_is_known_is_left_alone(self, slip: Path) -> None:
        run(["check", "--no-layout", "--write-baseline", FILE])
        run(["check", "--no-layout", "--fix", "--baseline", FILE])
        assert self.SLIP in (slip / self.WELCOME).read_text()
        run(["check", "--no-layout", "--fix"])
        assert self.RIGHT in (slip / self.WELCOME).read_text()

    def test_what_was_put_right_is_not_written(self, slip: Path) -> None:
        write(slip, "See page 41.")
        run(["check", "--no-layout", "--fix", "--write-baseline", FILE])
        assert self.RIGHT in (slip / self.WELCOME).read_text()
        [finding] = json.loads((slip / FILE).read_text())["findings"]
        assert finding["rule"] == "folio-out-of-range"


class TestMisuse:
    """A baseline that cannot be used: nothing is checked, nothing is written."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('{\n  "version": 1,\n  oops', "known.json:3:3: the baseline is not JSON"),
            ("[]", "known.json is no baseline: it has no list of findings"),
            ('{"version": 1}', "known.json is no baseline: it has no list of findings"),
            ('{"version": 2, "findings": []}', "a baseline of version 2; this hm reads version 1"),
            (
                '{\n  "version": 1,\n  "findings": [\n    {"path": "a.md", "rule": "r"}\n  ]\n}\n',
                "known.json:4: item 1 is no finding",
            ),
            ('{"version": 1, "findings": [7]}', "known.json: item 1 is no finding"),
            ("[" * 100_000, "known.json"),
        ],
    )
    @pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
    def test_broken(
        self,
        text: str,
        said: str,
        option: str,
        magazine: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        (magazine / FILE).write_text(text)
        assert run(["check", "--no-layout", option, FILE]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert said in err
        assert "--write-baseline" in err
        assert "Traceback" not in err
        assert (magazine / FILE).read_text() == text

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--baseline", "know.json"], "There is no baseline know.json. Did you mean"),
            (["--baseline", "x/y.json"], "Write it: hm check --write-baseline x/y.json."),
            (["--baseline", FILE, "--write-baseline", FILE], "goes without --write-baseline"),
            (["--fix", "--diff", "--write-baseline", FILE], "goes without --write-baseline"),
            (["--write-baseline", ARTICLE], "is not JSON"),
            (["--baseline", "issues"], "is a directory"),
        ],
    )
    def test_wrong_usage(
        self, words: list[str], said: str, known: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["check", "--no-layout", *words]) == 2
        assert said in capsys.readouterr().err

    def test_bytes_that_are_no_text(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (magazine / FILE).write_bytes(b"{\xff")
        assert run(["check", "--no-layout", "--baseline", FILE]) == 2
        assert "known.json: byte 2 is not UTF-8" in capsys.readouterr().err

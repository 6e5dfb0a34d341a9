"""``hm check`` as it is typed: what it asks, what it tells, what it writes."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hm.check.registry import rules
from hm.cli import run
from tests.report.magazines import configure

ROOT = Path(__file__).parents[2]
SLUG = "short-meetings"
FAMILIES = ("references", "flatplan", "sources")
LIGHT = ("jinja2", "pikepdf", "rich", "weasyprint")


def manuscript(magazine: Path, slug: str = SLUG) -> Path:
    return magazine / "issues/issue-1/articles" / f"{slug}.md"


def add(magazine: Path, words: str) -> int:
    """Add a paragraph to a manuscript; the line that it begins in."""
    file = manuscript(magazine)
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n{words}\n", encoding="utf-8")
    return text.count("\n") + 2


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[tuple[str, str]]:
    """Severity and rule of what is said of references, flatplan and sources, hints too."""
    capsys.readouterr()
    run(["check", "--no-layout", "--hints", "--format", "json", *words])
    found = json.loads(capsys.readouterr().out)
    asked = {rule.name for rule in rules() if rule.family in FAMILIES}
    return [(one["severity"], one["rule"]) for one in found if one["rule"] in asked]


class TestFormats:
    """Text, a line each, JSON, and GitHub's commands."""

    def test_text(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        line = add(magazine, "See page 41.")
        assert run(["check", "--no-layout"]) == 1
        said = capsys.readouterr()
        assert said.err == ""
        assert said.out == (
            f"issues/issue-1/articles/{SLUG}.md:{line}:5: error: there is no page 41: "
            "the last folio of the issue is 4 [folio-out-of-range]\n"
            f"  {line} | See page 41.\n"
            "     |     ^^^^^^^\n"
            "  remedy: Correct the number. Or make it a reference: [page 41](page:slug), with the "
            "slug of the article that is meant.\n\n"
            "issue-1: 1 error\n"
        )

    def test_concise(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        line = add(magazine, "See page 41.")
        assert run(["check", "--no-layout", "--format", "concise"]) == 1
        said = capsys.readouterr()
        assert said.out == (
            f"issues/issue-1/articles/{SLUG}.md:{line}:5: error: there is no page 41: "
            "the last folio of the issue is 4 [folio-out-of-range]\n"
        )
        assert said.err == "issue-1: 1 error\n"

    def test_json_names_files_from_the_magazine_on(
        self, magazine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        line = add(magazine, "See [page 41](page:nowhere).")
        monkeypatch.chdir(magazine / "issues/issue-1/articles")
        assert run(["check", "--no-layout", "--format", "json"]) == 1
        said = capsys.readouterr()
        assert json.loads(said.out) == [
            {
                "rule": "dangling-page-reference",
                "severity": "error",
                "message": "there is no article ‘nowhere’",
                "path": f"issues/issue-1/articles/{SLUG}.md",
                "line": line,
                "column": 20,
                "end_line": line,
                "end_column": 27,
                "page": None,
                "help": "Write the slug of an article of this issue: the name of its file "
                "without .md.",
                "fix": None,
            }
        ]

    def test_github(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        line = add(magazine, "See page 41.")
        assert run(["check", "--no-layout", "--format", "github"]) == 1
        assert capsys.readouterr().out.startswith(
            f"::error file=issues/issue-1/articles/{SLUG}.md,line={line},col=5,"
        )

    def test_without_faults(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["check"]) == 0
        assert capsys.readouterr().out == "issue-1: no faults found\n"
        assert not (magazine / "build").exists()


class TestScope:
    """Which rules are asked."""

    def test_select_and_ignore(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        add(magazine, "See page 41 and [page 00](page:nowhere).")
        folio, target = ("error", "folio-out-of-range"), ("error", "dangling-page-reference")
        assert told(capsys) == [folio, target]
        assert told(capsys, "--select", "folio-out-of-range") == [folio]
        assert told(capsys, "--select", "page-count, folio_out_of_range,") == [folio]
        assert told(capsys, "--ignore", "folio-out-of-range,missing-alt") == [target]
        assert told(capsys, "--select", "page-count") == []

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--select", "folio-out-of-rage"], "Did you mean ‘folio-out-of-range’?"),
            (["--ignore", "page-count,nonsense"], "hm explain lists the rules"),
            (["--select", "overset-run", "--no-layout"], "leave out --no-layout"),
            (["--diff"], "--fix"),
            (["--format", "xml"], "'xml' is not one of 'text', 'concise', 'json', 'github'"),
            (["9"], "There is no issue ‘9’"),
        ],
    )
    def test_wrong_usage(
        self, words: list[str], said: str, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["check", *words]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert said in err

    @pytest.mark.parametrize("words", [["--no-layout"], ["--select", "folio-out-of-range"]])
    def test_without_pages_nothing_heavy_is_loaded(self, words: list[str], magazine: Path) -> None:
        args = ["check", "--format", "concise", *words]
        code = f"import sys; from hm.cli import run; run({args!r}); print(*sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert "no faults found" in done.stderr
        assert set(LIGHT).isdisjoint(done.stdout.split())

    def test_nothing_but_the_cache_is_written(
        self, magazine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def files() -> dict[Path, bytes]:
            return {path: path.read_bytes() for path in magazine.rglob("*") if path.is_file()}

        before = files()
        assert run(["check"]) == 0
        assert files() == before

    def test_an_issue_that_cannot_be_read(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (magazine / "issues/issue-1/issue.yaml").write_text("number: [\n")
        configure(magazine, "checks: {invalid-yaml: off}\n")
        assert run(["check", "--ignore", "invalid-yaml"]) == 1
        assert "[invalid-yaml]" in capsys.readouterr().out


class TestSeverities:
    """What magazine.yaml says of a rule, for check and build alike."""

    def test_set(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        add(magazine, "See page 41.")
        (manuscript(magazine, "left-over")).write_text(manuscript(magazine).read_text())
        configure(
            magazine,
            "checks: {folio-out-of-range: Warning, unplanned-article: hint, "
            "low-resolution: off, repeated-picture: off}\n",
        )
        assert told(capsys) == [
            ("hint", "unplanned-article"),
            ("warning", "folio-out-of-range"),
        ]
        assert run(["check", "--no-layout"]) == 0
        assert run(["check", "--no-layout", "--strict"]) == 1
        assert run(["check", "--no-layout", "--strict", "--ignore", "folio-out-of-range"]) == 0
        capsys.readouterr()
        # A build does not tell hints.
        assert run(["build", "-e", "web", "--format", "json"]) == 0
        assert [one["rule"] for one in json.loads(capsys.readouterr().out)] == [
            "folio-out-of-range"
        ]

    def test_off(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        add(magazine, "See page 41.")
        configure(magazine, "checks:\n  folio-out-of-range: off\n")
        assert told(capsys) == []
        # Who asks for a rule by name hears of it.
        assert told(capsys, "--select", "folio-out-of-range") == [("error", "folio-out-of-range")]

    def test_set_wrongly(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        configure(magazine, "checks:\n  folio-out-of-rage: error\n  page-count: grave\n")
        line = (magazine / "magazine.yaml").read_text().count("\n")
        assert run(["check", "--no-layout", "--format", "concise"]) == 1
        assert capsys.readouterr().out.splitlines() == [
            f"magazine.yaml:{line - 1}:3: error: there is no rule ‘folio-out-of-rage’ [bad-value]",
            f"magazine.yaml:{line}:15: error: ‘grave’ is not a severity [bad-value]",
        ]

    def test_ignored(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        add(magazine, "<!-- hm: ignore folio-out-of-range, misplaced-direction -->\nSee page 41.")
        # Without pages nobody knows whether the second silences anything.
        assert told(capsys) == []
        assert run(["build", "-e", "web", "--format", "json", "--strict"]) == 1
        [one] = json.loads(capsys.readouterr().out)
        assert (one["rule"], one["column"]) == ("idle-ignore", 37)


class TestFix:
    """What ``--fix`` writes."""

    ODD = (
        b"\xef\xbb\xbf---\r\ntitle: 'Odd  ' \r\nkind: news\r\nsection: heads-up\r\n"
        b"contents: 'Rooms ([page 1](page:small-office))' # old\r\n---\r\n\r\n"
        b"Tabs\tand spaces  \r\nsee [page 2 ](page:small-office), [pages\r\n 7\xc2\xa0& 8](page:"
        b"small-office).\x0c\r\n\r\n\r\nAnd see page 3.\n\tNo end \xe2\x80\xa8here"
    )
    MENDED = (
        ODD.replace(b"[page 1]", b"[page 3]")
        .replace(b"[page 2 ]", b"[page 3 ]")
        .replace(b"see page 3.", b"see [page 3](page:small-office).")
    )

    @pytest.fixture
    def odd(self, magazine: Path) -> Path:
        """A manuscript with all that an editor may leave in it."""
        file = manuscript(magazine)
        file.write_bytes(self.ODD)
        file.chmod(0o640)
        return file

    def test_all_other_bytes_stay(self, odd: Path, capsys: pytest.CaptureFixture[str]) -> None:
        run(["check", "--fix", "--select", "stale-page-reference,bare-page-reference"])
        said = capsys.readouterr()
        assert odd.read_bytes() == self.MENDED
        assert stat.S_IMODE(odd.stat().st_mode) == 0o640
        assert [file.name for file in odd.parent.iterdir() if file.name[0] == "."] == []
        assert "put right 3 faults in 1 file" in said.err
        # What is left is told: a reference over two lines whose first word would change.
        assert "“pages 7\u00a0& 8” is printed as “page 3”" in said.out
        assert "issue-1: 1 hint" in said.out

    def test_diff_writes_nothing(
        self, odd: Path, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        words = ["check", "--fix", "--diff", "--select", "stale-page-reference,bare-page-reference"]
        assert run(words) == 1
        patch = capsys.readouterr().out
        assert odd.read_bytes() == self.ODD
        assert patch.startswith(
            f"--- a/issues/issue-1/articles/{SLUG}.md\n+++ b/issues/issue-1/articles/{SLUG}.md\n"
        )
        subprocess.run(["patch", "-p1", "--binary"], input=patch.encode(), check=True)
        assert odd.read_bytes() == self.MENDED
        assert run(words) == 0
        assert capsys.readouterr().out == ""

    def test_a_link_stays_a_link(self, odd: Path, magazine: Path) -> None:
        real = magazine / "elsewhere.md"
        odd.rename(real)
        odd.symlink_to(real)
        run(["check", "--fix", "--select", "stale-page-reference,bare-page-reference"])
        assert odd.is_symlink()
        assert real.read_bytes() == self.MENDED

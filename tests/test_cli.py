"""The commands as they are typed: words, exit codes, terminals and pipes."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path

import pytest

from hm import __version__
from hm.check.registry import families, rules
from hm.cli import run

ROOT = Path(__file__).parents[1]
HM = [sys.executable, "-m", "hm"]
# Parallel test runs set the terminal's size in the environment, where it would win.
ENVIRONMENT = {
    **{k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")},
    "PYTHONPATH": str(ROOT),
    "TERM": "xterm-256color",
}
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:[34]\d|9\d|38;[\d;]+)(?:;\d+)*m")


def hm(*args: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What a process of hm says, started where one stands."""
    return subprocess.run(
        [*HM, *args],
        env={**environment(), **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def environment() -> dict[str, str]:
    return {**ENVIRONMENT, "HM_CACHE": os.environ["HM_CACHE"]}


def on_a_terminal(columns: int, *args: str, **more: str) -> tuple[int, str, str]:
    """Exit code, standard output and error of a process of hm on terminals so wide."""
    pairs = [pty.openpty(), pty.openpty()]
    for _, end in pairs:
        ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [*HM, *args],
        env={**environment(), **more},
        stdin=subprocess.DEVNULL,
        stdout=pairs[0][1],
        stderr=pairs[1][1],
    )
    said = {ours: b"" for ours, _ in pairs}
    for _, theirs in pairs:
        os.close(theirs)
    open_ends = set(said)
    while open_ends:
        for end in select.select(list(open_ends), [], [])[0]:
            try:
                data = os.read(end, 65536)
            except OSError:  # the other end is closed
                data = b""
            said[end] += data
            if not data:
                open_ends.discard(end)
                os.close(end)
    texts = [text.decode().replace("\r\n", "\n") for text in said.values()]
    return process.wait(timeout=60), texts[0], texts[1]


def article(magazine: Path, slug: str = "short-meetings") -> Path:
    return magazine / "issues" / "issue-1" / "articles" / f"{slug}.md"


def copy_issue(magazine: Path, number: int) -> None:
    """Give the magazine a second issue, like its first."""
    folder = magazine / "issues" / f"issue-{number}"
    shutil.copytree(magazine / "issues" / "issue-1", folder)
    file = folder / "issue.yaml"
    file.write_text(file.read_text().replace("number: 1", f"number: {number}"))


def break_picture(magazine: Path) -> None:
    """Make an error that keeps no edition from being written."""
    path = article(magazine)
    path.write_text(
        path.read_text() + '\n![A door](images/door.jpg "Shut all day"){credit="Bea Sketch"}\n'
    )


def break_yaml(magazine: Path) -> None:
    """Make an error that keeps all editions from being written."""
    (magazine / "issues" / "issue-1" / "issue.yaml").write_text("number: 1\nseason: [\n")


class TestWords:
    """Help, versions, names and mistakes."""

    def test_help_imports_nothing_heavy(self) -> None:
        code = "import sys; from hm.cli import run; run(['--help']); print(*sys.modules)"
        said = subprocess.run(
            [sys.executable, "-c", code],
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        *_, modules = said.stdout.splitlines()
        assert "Usage: hm" in said.stdout
        for name in ("rich", "pydantic", "yaml", "jinja2", "weasyprint", "hm.press"):
            assert name not in modules.split()

    @pytest.mark.parametrize("command", ["build", "pages", "list", "explain"])
    def test_help_speaks_no_python(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert run([command, "--help"]) == 0
        said = capsys.readouterr().out
        assert not re.search(r"list\[|<(?:str|list|int)\b", said)
        for name in re.findall(r"\[([A-Z]{4,5})\]", said):
            assert f"\n  {name} is " in said

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["--version"]) == 0
        assert capsys.readouterr().out == f"hm {__version__}\n"

    def test_without_a_command_there_is_help_and_exit_2(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run([]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert "Usage: hm" in said.err

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["biuld"], "Did you mean 'build'?"),
            (
                ["build", "-e", "pront"],
                "'pront' is not one of 'print', 'screen', 'spreads', 'web', 'sheets'",
            ),
            (["build", "--jobs", "0"], "'--jobs'"),
            (
                ["build", "--format", "xml"],
                "'xml' is not one of 'text', 'concise', 'json', 'github'",
            ),
            (["build", "--out", "magazine.yaml"], "'--out'"),
            (["build", "--frehs"], "--fresh"),
            (["explain", "overset-rum"], "Did you mean ‘overset-run’?"),
            (["explain", "nonsense"], "hm explain lists the rules"),
            (["build", "issue-2"], "There is no issue ‘issue-2’. Did you mean issue-1?"),
            (["pages", "7"], "There is no issue ‘7’."),
        ],
    )
    def test_wrong_usage(
        self,
        words: list[str],
        told: str,
        magazine: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        assert run(words) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert told in said.err
        assert not (magazine / "build").exists()

    @pytest.mark.parametrize("command", ["build", "pages", "list"])
    def test_where_there_is_no_magazine(
        self,
        command: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run([command]) == 2
        assert "no magazine.yaml" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("stand", "name"),
        [
            (".", "1"),
            (".", "issue-1"),
            (".", "issues/issue-1"),
            ("issues", "issue-1/articles"),
            ("issues/issue-1/images", None),
            (".", None),
            ("..", "magazine/issues/issue-1"),
        ],
    )
    def test_names_of_an_issue(
        self,
        stand: str,
        name: str | None,
        magazine: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        if name or stand != ".":
            copy_issue(magazine, 9)
        monkeypatch.chdir(magazine / stand)
        assert run(["pages", "--json", *([name] if name else [])]) == 0
        assert json.loads(capsys.readouterr().out)["issue"] == "issue-1"


class TestExplain:
    """hm explain."""

    @pytest.mark.parametrize("rule", [rule.name for rule in rules()])
    def test_every_rule_explains_itself(
        self, rule: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["explain", rule]) == 0
        text = capsys.readouterr().out
        headings = re.findall(
            r"^## (.+)$", re.sub(r"^(```+)\w*\n.*?^\1$", "", text, flags=re.M | re.S), re.M
        )
        assert text.startswith(f"# {rule} (")
        assert headings == [
            "What it does",
            "Why it matters",
            "Example",
            "How to put it right",
        ]

    def test_all_rules_are_listed_a_line_each(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["explain"]) == 0
        lines = [line.split() for line in capsys.readouterr().out.splitlines()]
        expected = []
        for family, about in families().items():
            several = [rule for rule in rules() if rule.family == family]
            expected += [[family, about.split()[0]], *([r.name, r.severity] for r in several)]
        assert [line[:2] for line in lines] == expected

    def test_the_rules_of_a_family(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["explain", "links"]) == 0
        names = {line.split()[0] for line in capsys.readouterr().out.splitlines()}
        assert names == {"links", *(rule.name for rule in rules() if rule.family == "links")}

    def test_on_a_narrow_terminal(self) -> None:
        for words in (["explain"], ["explain", "overset-run"]):
            code, out, _ = on_a_terminal(40, *words)
            assert code == 0
            assert max(len(line) for line in plain(out).splitlines()) <= 40


class TestList:
    """hm list."""

    def test_newest_last_and_broken_ones_with_their_fault(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        copy_issue(magazine, 10)
        copy_issue(magazine, 9)
        break_yaml(magazine)
        assert run(["list"]) == 1
        rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
        assert rows == [
            ["?", "issue-1", "invalid-yaml"],
            ["9", "spring", "2025", "issue-9", "4", "4"],
            ["10", "spring", "2025", "issue-10", "4", "4"],
        ]

    def test_on_a_narrow_terminal(self, magazine: Path) -> None:
        code, out, _ = on_a_terminal(40, "list")
        assert code == 0
        assert max(len(line) for line in plain(out).splitlines()) <= 40


class TestPages:
    """hm pages."""

    def test_as_planned_and_as_laid_out(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["pages"]) == 0
        rows = [line.split() for line in capsys.readouterr().out.splitlines()]
        assert rows[0] == ["pages", "planned", "laid", "out", "full", "overset"]
        assert ["cover", "cover", "cover"] in rows
        assert ["contents", "1"] in rows
        [feature] = [row for row in rows if row[:2] == ["3-4", "small-office"]]
        assert feature[2] == "3–4"

    def test_for_programs(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["pages", "--json"]) == 0
        runs = {run["key"]: run for run in json.loads(capsys.readouterr().out)["runs"]}
        feature = runs["3-4"]
        assert feature["planned"] == {"pages": ["3", "4"], "slugs": ["small-office"]}
        assert feature["pages"] == ["3", "4"]
        assert feature["articles"] == {"small-office": {"first": "3", "last": "4"}}
        assert 0 < feature["fill"] <= 1
        assert feature["overset"] == []

    def test_of_an_issue_that_cannot_be_read(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        break_yaml(magazine)
        assert run(["pages"]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert "issues/issue-1/issue.yaml:" in said.err


class TestReport:
    """What a build says of faults."""

    def test_text(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        break_picture(magazine)
        assert run(["build", "-e", "web"]) == 1
        said = capsys.readouterr().out.splitlines()
        line = len(article(magazine).read_text().splitlines())
        assert said[0].startswith(f"issues/issue-1/articles/short-meetings.md:{line}:11: error: ")
        assert said[0].endswith(" [missing-image]")
        start = said[2].index("^")
        assert said[1][start : start + said[2].count("^")] == "images/door.jpg"
        assert said[3].startswith("  remedy: ")
        assert any(re.match(r"issue-1: built in [\d.]+ s; 1 error$", line) for line in said)

    def test_json_has_standard_output_to_itself(self, magazine: Path) -> None:
        break_picture(magazine)
        said = hm("build", "-e", "web", "--format", "json")
        assert said.returncode == 1
        assert [one["rule"] for one in json.loads(said.stdout)] == ["missing-image"]
        assert "issue-1: built in" in said.stderr

    def test_github(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        break_picture(magazine)
        assert run(["build", "-e", "web", "--format", "github"]) == 1
        said = capsys.readouterr()
        assert said.out.startswith("::error file=issues/issue-1/articles/short-meetings.md,line=")
        assert len(said.out.splitlines()) == 1

    def test_strict_counts_warnings(self, magazine: Path) -> None:
        shutil.copy(article(magazine), article(magazine, "left-over"))
        assert run(["build", "-e", "web"]) == 0
        assert run(["build", "-e", "web", "--strict"]) == 1

    def test_a_fault_of_the_magazine_is_told_once_for_two_issues(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        copy_issue(magazine, 2)
        with (magazine / "magazine.yaml").open("a") as file:
            file.write("tilte: Twice\n")
        assert run(["build", "1", "issue-2", "-e", "web", "--format", "json"]) == 1
        assert [one["rule"] for one in json.loads(capsys.readouterr().out)].count(
            "unknown-key"
        ) == 1
        assert (magazine / "build" / "issue-2" / "web").is_dir()


class TestTerminal:
    """Colours, bars and narrow windows."""

    def test_on_a_terminal_there_are_colours_and_a_bar(self, magazine: Path) -> None:
        break_picture(magazine)
        code, out, err = on_a_terminal(40, "build", "-e", "web")
        assert code == 1
        assert COLOUR.search(out)
        assert "━" in err
        wide = [line for line in plain(out).splitlines() if len(line) > 40]
        assert all(" " not in line.strip() for line in wide), wide

    def test_no_colour_is_heard(self, magazine: Path) -> None:
        break_picture(magazine)
        _, out, err = on_a_terminal(80, "build", "-e", "web", NO_COLOR="1")
        assert "\x1b" not in out
        assert not COLOUR.search(err)

    @pytest.mark.parametrize("more", [{}, {"FORCE_COLOR": "1"}])
    def test_in_a_pipe_there_are_plain_lines(self, magazine: Path, more: dict[str, str]) -> None:
        break_picture(magazine)
        said = hm("build", "-e", "web", **more)
        assert "\x1b" not in said.stdout + said.stderr
        assert said.stderr.splitlines()[:2] == ["issue-1: reading", "issue-1: laying out"]

    def test_a_pipe_that_knows_no_unicode(self, magazine: Path) -> None:
        break_picture(magazine)
        said = hm("build", "-e", "web", PYTHONIOENCODING="ascii")
        assert said.returncode == 1
        assert "missing-image" in said.stdout


class TestFailures:
    """No traceback, ever."""

    @pytest.mark.parametrize("command", ["explain", "--help"])
    def test_nobody_reads_the_pipe(self, command: str) -> None:
        read, write = os.pipe()
        os.close(read)
        said = subprocess.run(
            [*HM, command],
            env=environment(),
            stdout=write,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        os.close(write)
        assert said.stderr == ""
        assert said.returncode != 0

    def test_an_interrupt(self, magazine: Path) -> None:
        process = subprocess.Popen(
            [*HM, "build", "--fresh"],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert process.stderr
        lines = iter(process.stderr.readline, "")
        assert any(line == "issue-1: laying out\n" for line in lines)
        # As a terminal does: to every process of the group.
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 130
        assert (out, err) == ("", "hm: stopped.\n")
        assert run(["build", "-e", "web"]) == 0

    def test_a_full_disk(self, magazine: Path) -> None:
        """A limit on the size of files comes up as a full disk does: while writing."""
        assert run(["build", "-e", "print"]) == 0
        before = (magazine / "build" / "issue-1" / "issue-1-print.pdf").read_bytes()
        file = article(magazine)
        file.write_text(file.read_text().replace("Ten minutes", "Nine minutes"))
        assert run(["pages"]) == 0
        said = subprocess.run(
            [*HM, "build", "-e", "print"],
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)),
        )
        assert said.returncode == 1
        assert "Traceback" not in said.stderr
        assert "hm: the disk is full" in said.stderr
        assert (magazine / "build" / "issue-1" / "issue-1-print.pdf").read_bytes() == before

    def test_a_folder_that_is_in_the_way(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (magazine / "build").write_text("I am a file")
        assert run(["build", "-e", "web"]) == 1
        assert f"{magazine}/build" in capsys.readouterr().err

    def test_permission_denied(
        self,
        magazine: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied", "build/issue-1")

        monkeypatch.setattr(Path, "mkdir", refuse)
        assert run(["build", "-e", "web"]) == 1
        assert capsys.readouterr().err.endswith("hm: permission denied: build/issue-1.\n")

    def test_a_template_that_is_none(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for path in (ROOT / "templates").rglob("*"):
            if path.is_file():
                copy = magazine / path.relative_to(ROOT)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text("\n{% nonsense %}")
        assert run(["build", "-e", "web"]) == 1
        err = capsys.readouterr().err
        assert re.search(r"^hm: templates/\S+:2: .*nonsense", err, re.M)

    def test_a_bug(
        self,
        magazine: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def fail(*_: object) -> Callable[[], None]:
            raise RuntimeError("two\nlines")

        monkeypatch.setattr("hm.read.find_magazine", fail)
        assert run(["list"]) == 70
        assert capsys.readouterr().err == (
            "hm has a bug: RuntimeError: two lines; run with HM_DEBUG=1 for the details\n"
        )
        monkeypatch.setenv("HM_DEBUG", "1")
        assert run(["list"]) == 70
        assert "Traceback" in capsys.readouterr().err


def plain(text: str) -> str:
    """The text without what only a terminal obeys."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)

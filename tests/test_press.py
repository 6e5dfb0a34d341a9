"""The flow from files to editions: what is built, what is not built again, what is kept."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from hm.cli import run
from hm.read.cachedir import cache_folder

ROOT = Path(__file__).parents[1]
EVERYTHING = {
    "issue-1-print.pdf",
    "issue-1-screen.pdf",
    "web",
    "pages.json",
}


@pytest.fixture
def built(magazine: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The root of a magazine whose web edition has been built."""
    assert run(["build", "-e", "web"]) == 0
    assert "issue-1: built in" in capsys.readouterr().out
    return magazine


def article(magazine: Path, slug: str = "short-meetings") -> Path:
    return magazine / "issues" / "issue-1" / "articles" / f"{slug}.md"


def editions(magazine: Path, folder: str = "build/issue-1") -> dict[str, str]:
    """The hash of every file built, by its name."""
    out = magazine / folder
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def times(magazine: Path) -> list[int]:
    return [path.stat().st_mtime_ns for path in sorted((magazine / "build").rglob("*"))]


class TestBuild:
    """What a build gives."""

    def test_all_editions(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["build"]) == 0
        out = magazine / "build" / "issue-1"
        assert {path.name for path in out.iterdir()} == EVERYTHING
        lines = capsys.readouterr().out.splitlines()
        assert re.fullmatch(r"issue-1: built in [\d.]+ s; no faults found", lines[0])
        assert re.fullmatch(r"  build/issue-1/issue-1-print.pdf +8 pages, \d+ kB", lines[1])
        assert re.fullmatch(r"  build/issue-1/issue-1-screen.pdf +8 pages, \d+ kB", lines[2])
        assert re.fullmatch(r"  build/issue-1/web +\d+ files, \d+ kB", lines[3])
        assert re.fullmatch(r"  build/issue-1/pages.json +\d+ kB", lines[4])

    def test_only_the_editions_asked_for(self, magazine: Path) -> None:
        assert run(["build", "-e", "web", "-e", "screen", "--out", "../else where"]) == 0
        out = magazine.parent / "else where" / "issue-1"
        assert {path.name for path in out.iterdir()} == EVERYTHING - {"issue-1-print.pdf"}
        assert not (magazine / "build").exists()

    def test_errors_keep_no_edition_from_being_written(self, magazine: Path) -> None:
        file = article(magazine)
        file.write_text(file.read_text() + "\n::: bocks\nWords in a bocks.\n:::\n")
        assert run(["build", "-e", "web"]) == 1
        assert (
            "Words in a bocks." in (magazine / "build/issue-1/web/short-meetings.html").read_text()
        )

    def test_a_damaged_advertisement_is_the_fault_of_no_program(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (magazine / "issues/issue-1/ads/broken.pdf").write_text("not one")
        file = article(magazine)
        file.write_text(file.read_text() + "\n![](ads/broken.pdf)\n")
        assert run(["build", "-e", "web"]) == 1
        assert "broken.pdf is not a PDF [unreadable-file]" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("magazine.yaml", "title: [\n"),
            ("issues/issue-1/issue.yaml", "number: [\n"),
            ("issues/issue-1/articles/short-meetings.md", ""),
        ],
    )
    def test_what_cannot_be_read_is_not_built(
        self, name: str, text: str, built: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = editions(built)
        (built / name).write_text(text)
        assert run(["build", "-e", "web"]) == 1
        out = capsys.readouterr().out
        assert out.startswith(f"{name}:")
        assert "issue-1: nothing was written; " in out
        assert editions(built) == before


class TestPageRules:
    """Rules that look at the laid-out pages."""

    def test_overset_run(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = article(magazine, "small-office")
        words = " ".join(f"word{number}" for number in range(4000))
        file.write_text(file.read_text() + f"\n{words}.\n")
        assert run(["build", "-e", "web", "-e", "print", "--format", "json"]) == 1
        [overset] = json.loads(capsys.readouterr().out)
        assert overset["rule"] == "overset-run"
        with pikepdf.open(magazine / "build/issue-1/issue-1-print.pdf") as pdf:
            assert str(pdf.docinfo.Keywords) == "not for press: 1 error"
        assert overset["path"] == "issues/issue-1/articles/small-office.md"
        assert re.search(
            r"overruns pages 3–4 by [\d,]+ lines \([\d,]+ words\);", overset["message"]
        )
        assert "issues/issue-1/issue.yaml:" in overset["help"]
        line = file.read_text().splitlines()[overset["line"] - 1]
        assert re.match(r"word\d+", line[overset["column"] - 1 :])

        assert run(["pages"]) == 1
        assert re.search(
            r"^3-4 +small-office .* lines, [\d,]+ words$", capsys.readouterr().out, re.M
        )

    def test_underfilled_run(self, magazine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = magazine / "issues" / "issue-1" / "issue.yaml"
        text = file.read_text()
        file.write_text(text.replace("3-4: small-office", "3-8: small-office"))
        assert run(["build", "-e", "web", "--format", "json"]) == 0
        [found] = json.loads(capsys.readouterr().out)
        assert found["rule"] == "underfilled-run"
        assert text.splitlines()[found["line"] - 1].strip().startswith("3-4:")

    def test_engine_warning(self, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A style sheet that was added counts, too: what was built is not up to date."""
        name = "styles/print/tiny-extra.css"
        (built / name).parent.mkdir(parents=True)
        (built / name).write_text("\np { colour: red }\n")
        assert run(["build", "-e", "web", "--format", "json"]) == 0
        [found] = json.loads(capsys.readouterr().out)
        assert (found["rule"], found["path"]) == ("engine-warning", name)
        assert (found["line"], found["column"]) == (2, 5)
        assert "colour" in found["message"]
        assert str(built) not in found["message"]


class TestUpToDate:
    """A build in which nothing has changed."""

    def test_two_magazines_may_share_a_cache(
        self,
        built: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        other = tmp_path / "other"
        shutil.copytree(built, other, ignore=shutil.ignore_patterns("build"))
        with (other / "magazine.yaml").open("a") as file:
            file.write("# another magazine\n")
        monkeypatch.chdir(other)
        assert run(["build", "-e", "web"]) == 0
        assert "built in" in capsys.readouterr().out
        monkeypatch.chdir(built)
        assert run(["build", "-e", "web"]) == 0
        assert "up to date" in capsys.readouterr().out

    def test_writes_nothing_and_imports_no_engine(self, built: Path) -> None:
        before = editions(built), times(built)
        said = subprocess.run(
            # By itself: a fork that loads the engine beside it would tell of that here.
            [
                *(sys.executable, "-X", "importtime"),
                *("-c", "from hm.cli import main; main()", "build", "-e", "web"),
            ],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.stdout == "issue-1: up to date in build/issue-1; no faults found\n"
        assert said.returncode == 0
        for name in ("weasyprint", "pikepdf", "hm.press"):
            assert not re.search(rf"\| +{re.escape(name)}$", said.stderr, re.M)
        assert (editions(built), times(built)) == before

    def test_tells_the_same_faults_again(
        self, magazine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = article(magazine)
        file.write_text(file.read_text() + "\n::: bocks\nWords.\n:::\n")
        said = []
        for _ in range(2):
            assert run(["build", "-e", "web", "--format", "json"]) == 1
            said.append(capsys.readouterr())
        assert "built in" in said[0].err
        assert "up to date" in said[1].err
        assert said[0].out == said[1].out
        assert "bocks" in said[1].out

    def test_dates_do_not_count(self, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for path in [*built.rglob("*.md"), *built.rglob("*.html"), built / "magazine.yaml"]:
            os.utime(path, (1, 1))
        assert run(["build", "-e", "web"]) == 0
        assert "up to date" in capsys.readouterr().out

    def test_a_subset_of_the_editions(
        self, built: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for words, told in [
            (["-e", "screen"], "built"),
            (["-e", "screen", "-e", "web"], "up to date"),
            (["-e", "web"], "up to date"),
            ([], "built"),
            (["-e", "screen"], "up to date"),
            ([], "up to date"),
            (["--out", "elsewhere", "-e", "web"], "built"),
            (["-e", "web"], "up to date"),
        ]:
            assert run(["build", *words]) == 0
            assert f"issue-1: {told}" in capsys.readouterr().out

    @pytest.mark.parametrize("change", ["edited", "deleted", "all deleted"])
    def test_an_edition_that_was_changed_is_built_again(
        self, change: str, built: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = editions(built)
        page = built / "build/issue-1/web/short-meetings.html"
        if change == "edited":
            page.write_text(page.read_text().replace("meeting", "MEETING"))
        elif change == "deleted":
            page.unlink()
        else:
            for path in sorted((built / "build").rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
        assert run(["build", "-e", "web"]) == 0
        assert "issue-1: built in" in capsys.readouterr().out
        assert editions(built) == before

    @pytest.mark.parametrize(
        ("name", "old", "new"),
        [
            ("issues/issue-1/articles/short-meetings.md", "Stand up.", "Stand tall."),
            ("magazine.yaml", "smallest magazine there is", "tiniest magazine of all"),
        ],
    )
    def test_a_sentence_that_was_changed_is_built(
        self, name: str, old: str, new: str, built: Path
    ) -> None:
        file = built / name
        assert old in file.read_text()
        file.write_text(file.read_text().replace(old, new))
        assert run(["build", "-e", "web"]) == 0
        pages = [path.read_text() for path in (built / "build").rglob("*.html")]
        assert any(new in page for page in pages)

    def test_a_picture_counts(self, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
        picture = built / "issues/issue-1/images/clock.svg"
        picture.write_text(picture.read_text().replace("</svg>", "<!-- tick --></svg>"))
        assert run(["build", "-e", "web"]) == 0
        assert "issue-1: built in" in capsys.readouterr().out

    def test_fresh_believes_nothing(self, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
        before = editions(built)
        assert run(["build", "-e", "web", "--fresh"]) == 0
        assert "issue-1: built in" in capsys.readouterr().out
        assert editions(built) == before

    def test_a_damaged_record_is_no_record(
        self, built: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for record in (cache_folder(built) / "builds").iterdir():
            record.write_text(record.read_text()[:-20])
        assert run(["build", "-e", "web"]) == 0
        assert "issue-1: built in" in capsys.readouterr().out


class TestCacheFolder:
    """Where the cache lies."""

    @pytest.fixture(autouse=True)
    def unset(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv("HM_CACHE")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))

    def test_at_the_root_where_git_and_backups_leave_it_out(self, tmp_path: Path) -> None:
        folder = cache_folder(tmp_path)
        assert folder == tmp_path / ".hm"
        assert (folder / ".gitignore").read_text() == "*\n"
        assert (
            (folder / "CACHEDIR.TAG")
            .read_text()
            .startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
        )
        subprocess.run(["git", "init", "-q", tmp_path], check=True)
        status = subprocess.run(
            ["git", "status", "--porcelain"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        assert status.stdout == ""

    def test_where_the_variable_says(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HM_CACHE", str(tmp_path / "deep" / "cache"))
        assert cache_folder(tmp_path) == tmp_path / "deep" / "cache"
        assert (tmp_path / "deep" / "cache" / "CACHEDIR.TAG").exists()
        assert not (tmp_path / ".hm").exists()

    def test_in_the_users_cache_where_the_root_cannot_be_written(self, tmp_path: Path) -> None:
        roots = [tmp_path / "one", tmp_path / "two"]
        for root in roots:
            root.mkdir()
            (root / ".hm").write_text("in the way, for whoever may write everything")
        folders = [cache_folder(root) for root in roots]
        assert all(folder.parent == tmp_path / "user" / "hm" for folder in folders)
        assert folders[0] != folders[1]
        assert cache_folder(roots[0]) == folders[0]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
    def test_without_permission(self, tmp_path: Path) -> None:
        root = tmp_path / "one"
        root.mkdir(mode=0o500)
        assert cache_folder(root).parent == tmp_path / "user" / "hm"

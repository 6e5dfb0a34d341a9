"""Finished PDFs before judges that others wrote: ``make validate``.

Builds issue 63, and two published issues where they are at hand, and asks qpdf, veraPDF,
page-validation and proof-pdf about both PDFs of each. Fails on whatever they find that
``accepted.toml`` does not hold, on an entry there that nothing needs any more, and on a
screen PDF that is too heavy. Without the judges it says so and passes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
BESIDE = REPOSITORY.parent / "shared"
REAL = BESIDE / "real-issues"
PAGE_CHECK = BESIDE / "validators" / "page_check.py"
ISSUES = ((REAL, "issue-59"), (REAL, "issue-60"), (REPOSITORY, "issue-63"))

NOT_HERE = 3
"""What install.sh ends with where the judges cannot be had."""

FAULTS = 1
"""What hm build ends with where the manuscripts have faults; the PDFs are written."""

HEAVIEST = 6_000_000
"""Bytes of a screen PDF."""

TRIM = ("--trim-mm", "210x297")
PRESS = ("--no-pdfa", *TRIM, "--bleed-mm", "3", "--require-bleed", "--max-tac", "301")
SCREEN = ("--no-pdfa", "--no-pdfx", "--no-colour", *TRIM, "--bleed-mm", "0")
"""What proof-pdf looks for in print and on the screen: there, fonts, letters and sizes.

It draws pages in 255 steps an ink, so that 300 % may look like a little more.
"""

INSIDE = 0.5
"""Points by which a page is cut within its bleed, where crop marks begin."""


@dataclass(frozen=True)
class Paper:
    """A finished PDF."""

    issue: str
    edition: str
    path: Path


@dataclass(frozen=True)
class Finding:
    """What a judge says against a PDF."""

    rule: str
    words: str


@dataclass(frozen=True)
class Sentence:
    """What a judge found in a PDF, and how long that took."""

    judge: str
    paper: Paper
    findings: tuple[Finding, ...]
    seconds: float


@dataclass
class Accepted:
    """A finding that is let stand, by what accepted.toml says of it."""

    entry: dict[str, Any]
    used: bool = False

    def covers(self, sentence: Sentence, finding: Finding) -> bool:
        entry = self.entry
        return (
            entry["judge"] == sentence.judge
            and entry["edition"] == sentence.paper.edition
            and entry["rule"] == finding.rule
            and sentence.paper.issue in entry.get("issues", [sentence.paper.issue])
            and entry.get("words", "") in finding.words
        )


def main() -> int:
    judges = _judges_folder()
    installed = subprocess.run(["bash", str(HERE / "install.sh"), str(judges)], check=False)
    if installed.returncode == NOT_HERE:
        print("validate: skipped: the judges are not here")
        return 0
    installed.check_returncode()
    with tempfile.TemporaryDirectory() as folder:
        papers = [paper for root, issue in ISSUES for paper in _build(root, issue, Path(folder))]
        sentences = list(_hear(papers, judges))
        for paper in papers:
            print(f"{paper.path.name:24}{paper.path.stat().st_size / 1e6:6.2f} MB")
        return _verdict(papers, sentences)


def _judges_folder() -> Path:
    """Where the judges live: ``HM_JUDGES``, or a folder in the user's cache."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("HM_JUDGES") or Path(cache) / "hm-judges")


def _build(root: Path, issue: str, out: Path) -> list[Paper]:
    if not root.is_dir():
        print(f"validate: {issue} is not here")
        return []
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    if root is not REPOSITORY:
        environment["HM_CACHE"] = str(REPOSITORY / ".hm" / root.name)
    command = [sys.executable, "-m", "hm", "build", issue, "-e", "print", "-e", "screen"]
    done = subprocess.run(
        [*command, "--out", str(out)],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, FAULTS):
        sys.exit(done.stderr)
    return [
        Paper(issue, edition, out / issue / f"{issue}-{edition}.pdf")
        for edition in ("print", "screen")
    ]


# The judges. Each is given a PDF and gives what it finds.


def _qpdf(paper: Paper, _: Path) -> Iterator[Finding]:
    done = _run("qpdf", "--check", paper.path)
    if done.returncode:
        yield Finding("syntax", (done.stderr or done.stdout).strip())


def _verapdf(paper: Paper, judges: Path) -> Iterator[Finding]:
    done = _run(judges / "vera" / "verapdf", "--format", "json", "-f", "ua1", paper.path)
    (job,) = _read_json(done)["report"]["jobs"]
    for rule in job["validationResult"][0]["details"]["ruleSummaries"]:
        yield Finding(f"{rule['clause']}-{rule['testNumber']}", rule["description"])


def _page_validation(paper: Paper, judges: Path) -> Iterator[Finding]:
    done = _run(judges / "page" / "bin" / "python", PAGE_CHECK, "ua1", paper.path)
    if done.returncode == 0:
        return
    for line in done.stdout.splitlines()[1:]:
        rule, _, words = line.strip().partition(" | ")
        yield Finding(rule, words)
    if not done.stdout:
        yield Finding("failed", done.stderr)


def _proof_pdf(paper: Paper, judges: Path) -> Iterator[Finding]:
    printed = paper.edition == "print"
    options = PRESS if printed else SCREEN
    path = _without_slug(paper.path) if printed else paper.path
    done = _run(judges / "proof" / "bin" / "proof-pdf", "verify", "--json", *options, path)
    for finding in _read_json(done)[0]["findings"]:
        page = f"page {finding['page']}: " if finding["page"] else ""
        yield Finding(finding["check"], page + finding["message"])


def _without_slug(path: Path) -> Path:
    """A copy without what lies beyond the bleed: crop marks are printed in all inks."""
    copy = path.with_suffix(".bleed.pdf")
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(edge) for edge in page.obj.BleedBox)
            box = [left + INSIDE, bottom + INSIDE, right - INSIDE, top - INSIDE]
            page.obj.MediaBox = page.obj.BleedBox = pikepdf.Array(box)
        pdf.save(copy)
    return copy


Judge = Callable[[Paper, Path], Iterator[Finding]]

JUDGES: dict[str, tuple[Judge, tuple[str, ...]]] = {
    "qpdf": (_qpdf, ("print", "screen")),
    # Only the screen PDF says that it is PDF/UA.
    "verapdf": (_verapdf, ("screen",)),
    "page-validation": (_page_validation, ("screen",)),
    "proof-pdf": (_proof_pdf, ("print", "screen")),
}


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def _read_json(done: subprocess.CompletedProcess[str]) -> Any:
    try:
        return json.loads(done.stdout)
    except ValueError:
        sys.exit(f"{done.args[0]} gave no answer: {done.stderr or done.stdout}")


def _hear(papers: list[Paper], judges: Path) -> Iterator[Sentence]:
    """Ask every judge about every PDF that is its business, two at a time."""

    def ask(name: str, judge: Judge, paper: Paper) -> Sentence:
        began = time.monotonic()
        findings = tuple(judge(paper, judges))
        return Sentence(name, paper, findings, time.monotonic() - began)

    with ThreadPoolExecutor(2) as pool:
        asked = [
            pool.submit(ask, name, judge, paper)
            for paper in papers
            for name, (judge, editions) in JUDGES.items()
            if paper.edition in editions
        ]
        for one in asked:
            yield one.result()


def _verdict(papers: list[Paper], sentences: list[Sentence]) -> int:
    """Print what stands against the PDFs; the exit code."""
    accepted = [
        Accepted(entry)
        for entry in tomllib.loads((HERE / "accepted.toml").read_text()).get("accepted", [])
    ]
    against: list[str] = []
    for sentence in sentences:
        left = []
        for finding in sentence.findings:
            covering = [one for one in accepted if one.covers(sentence, finding)]
            for one in covering:
                one.used = True
            if not covering:
                left.append(finding)
        said = f"{len(left)} findings" if left else "passes"
        if len(left) < len(sentence.findings):
            said += f", {len(sentence.findings) - len(left)} accepted"
        print(f"{sentence.paper.path.name:24}{sentence.judge:18}{sentence.seconds:5.1f} s  {said}")
        against += [
            f"{sentence.paper.path.name}: {sentence.judge} {one.rule}: {one.words}" for one in left
        ]
    for paper in papers:
        size = paper.path.stat().st_size
        if paper.edition == "screen" and size > HEAVIEST:
            against.append(f"{paper.path.name}: {size / 1e6:.1f} MB, {HEAVIEST / 1e6:.0f} at most")
    here = {paper.issue for paper in papers}
    against += [
        f"accepted.toml: nothing finds {one.entry['rule']} any more: take it out"
        for one in accepted
        if not one.used and here & set(one.entry.get("issues", here))
    ]
    for words in against:
        print(f"\n{words}", file=sys.stderr)
    return 1 if against else 0


if __name__ == "__main__":
    sys.exit(main())

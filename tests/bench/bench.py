"""How fast hm is, as ratios to a plain baseline made in the same run.

The baseline is the same text in one document of three columns (``column-fill: auto``,
hyphens, no pictures, no boxes) through WeasyPrint's own command, a whole process. Every
figure is a whole process on the wall clock, the median of the rounds. Below the table: how
much memory the largest process of a cold build takes, and how a cold build grows with an
issue of 1, 2, 4 and 8 times the runs. It asserts nothing:

    make bench
"""

from __future__ import annotations

import argparse
import html
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "real-issues"
PYTHON = sys.executable
ARTICLE = "articles/manifesto.md"
"""Three pages of text and a page of boxes."""
AIMS = {
    "cold build, three editions": (1.5, 0.77),
    "one paragraph changed, three editions": (0.35, 0.2),
    "nothing changed": (0.25, 0.1),
    "check --no-layout": (0.2, 0.1),
    "check --no-layout, the first time": (0.5, 0.4),
    "--help": (0.06, 0.04),
}


def baseline(magazine: Path, folder: Path) -> Path:
    """The text of an issue as one plain document."""
    sys.path.insert(0, str(ROOT))
    from hm.model.blocks import Heading, Paragraph, walk_blocks
    from hm.model.prose import plain
    from hm.read import read_issue, read_magazine

    house, _ = read_magazine(magazine)
    assert house is not None
    issue = read_issue(house, "issue-60").issue
    assert issue is not None
    parts = []
    for slug in (s for run in issue.flatplan.runs for s in run.slugs):
        if slug not in issue.articles:
            continue
        parts.append(f"<h1>{html.escape(issue.articles[slug].name)}</h1>")
        for block in walk_blocks(issue.articles[slug].body):
            if isinstance(block, (Paragraph, Heading)):
                tag = "p" if isinstance(block, Paragraph) else "h2"
                parts.append(f"<{tag}>{html.escape(plain(block.prose))}</{tag}>")
    path = folder / "baseline.html"
    path.write_text(
        "<!DOCTYPE html><html lang=en-GB><meta charset=utf-8><title>Baseline</title><style>"
        "@page { size: A4; margin: 20mm 13mm 15mm } body { font: 9pt/12pt serif; columns: 3; "
        "column-gap: 5mm; column-fill: auto; hyphens: auto } p { margin: 0 } h1, h2 { font-size: "
        f"11pt; margin: 12pt 0 0 }}</style><body>{''.join(parts)}</body></html>",
        encoding="utf-8",
    )
    return path


def seconds(command: list[str], folder: Path) -> float:
    """The wall-clock time of a process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("HM_CACHE", None)
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    took = time.perf_counter() - began
    if done.returncode not in (0, 1, 2):
        raise SystemExit(done.stderr.decode())
    return took


def largest(command: list[str], folder: Path) -> float:
    """The most memory that one process of a command held, in MB; 0 where /proc is not there."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    most = 0
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        while process.poll() is None:
            for status in Path("/proc").glob("[0-9]*/status"):
                try:
                    text = status.read_text()
                    group = os.getpgid(int(status.parent.name))
                except (OSError, ValueError):
                    continue
                if group == process.pid and (found := re.search(r"VmHWM:\s+(\d+)", text)):
                    most = max(most, int(found[1]))
            time.sleep(0.05)
    return most / 1024


def grow(magazine: Path, copies: int) -> None:
    """Make of the issue one that has the runs between its covers several times."""
    import yaml

    folder = magazine / "issues/issue-60"
    plain = REAL / "issues/issue-60"
    plan = yaml.safe_load((plain / "issue.yaml").read_text(encoding="utf-8"))
    runs = [(key, value) for key, value in plan["flatplan"].items() if str(key)[0].isdigit()]
    folios = max(int(part) for key, _ in runs for part in str(key).split("-"))
    for copy in range(1, copies):
        for key, value in runs:
            pages = "-".join(str(int(part) + copy * folios) for part in str(key).split("-"))
            slugs = [value] if isinstance(value, str) else value
            slugs = [slug for slug in slugs if slug not in ("contents", "masthead")]
            plan["flatplan"][pages] = [f"{slug}-{copy}" for slug in slugs]
            for slug in slugs:
                text = (plain / f"articles/{slug}.md").read_text(encoding="utf-8")
                text = re.sub(r"page:([a-z][a-z0-9-]*)", rf"page:\1-{copy}", text)
                (folder / f"articles/{slug}-{copy}.md").write_text(text, encoding="utf-8")
    text = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)
    (folder / "issue.yaml").write_text(text, encoding="utf-8")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    if not REAL.is_dir():
        raise SystemExit("The real issues are not there: nothing to measure.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        magazine = folder / "magazine"
        shutil.copytree(REAL, magazine, copy_function=shutil.copyfile)
        for path in [magazine, *magazine.rglob("*")]:
            path.chmod(0o755)
        article = magazine / "issues/issue-60" / ARTICLE
        page = baseline(magazine, folder)
        hm = [PYTHON, "-m", "hm"]
        build = [*hm, "build", "60", "--jobs", "2"]

        def cold() -> None:
            shutil.rmtree(magazine / ".hm", ignore_errors=True)
            shutil.rmtree(magazine / "build", ignore_errors=True)

        def forget() -> None:
            from hm.read.kept import FOLDER

            shutil.rmtree(magazine / ".hm", ignore_errors=True)
            for pattern in ("spelling-*", "classes-*"):
                for path in FOLDER.glob(pattern):
                    path.unlink()

        def change() -> None:
            head, mark, text = article.read_text(encoding="utf-8").partition("\n---\n\n")
            word = "Indeed " if not text.startswith("Indeed ") else ""
            article.write_text(head + mark + word + text.removeprefix("Indeed "), encoding="utf-8")

        work: dict[str, tuple[Callable[[], object], list[str]]] = {
            "cold build, three editions": (cold, build),
            "one paragraph changed, three editions": (change, build),
            "nothing changed": (lambda: None, build),
            "check --no-layout": (lambda: None, [*hm, "check", "60", "--no-layout"]),
            "check --no-layout, the first time": (forget, [*hm, "check", "60", "--no-layout"]),
            "--help": (lambda: None, [*hm, "--help"]),
        }
        plain_times: list[float] = []
        times: dict[str, list[float]] = {name: [] for name in work}
        for _ in range(rounds):
            plain_times.append(
                seconds([PYTHON, "-m", "weasyprint", str(page), str(folder / "b.pdf")], folder)
            )
            for what, (prepare, command) in work.items():
                prepare()
                times[what].append(seconds(command, magazine))
        base = statistics.median(plain_times)
        print(f"plain baseline {base:.2f} s, median of {rounds}")
        print(f"{'work':40} {'seconds':>8} {'ratio':>7} {'at most':>8} {'aim':>6}")
        for what, found in times.items():
            median = statistics.median(found)
            most, aim = AIMS[what]
            print(f"{what:40} {median:8.2f} {median / base:7.2f} {most:8.2f} {aim:6.2f}")
        cold()
        print(f"largest process of a cold build: {largest(build, magazine):.0f} MB")
        for copies in (1, 2, 4, 8):
            grow(magazine, copies)
            cold()
            took = seconds(build, magazine)
            print(f"cold build, {copies} times the runs: {took:.2f} s, {took / copies:.2f} s each")


if __name__ == "__main__":
    main()

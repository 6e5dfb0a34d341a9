"""The last lines of a build: what was written, how long it took, what is wrong."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.output import Output
from hm.report.console import is_terminal, width
from hm.report.paths import shown


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the build of one issue."""

    name: str
    """The issue's: ``issue-63``."""
    out: Path
    """The folder the editions go to, absolute."""
    diagnostics: tuple[Diagnostic, ...]
    written: tuple[Output, ...]
    """Empty where the sources cannot be read."""
    up_to_date: bool
    """Whether all was there already and nothing had to be written."""
    seconds: float


def write(outcome: Outcome, stream: TextIO) -> None:
    """Write the summary of one build."""
    wrong = count(outcome.diagnostics) or "no faults found"
    if not outcome.written:
        done = "nothing was written"
    elif outcome.up_to_date:
        done = f"up to date in {shown(outcome.out)}"
    else:
        done = f"built in {outcome.seconds:.1f} s"
    _write_line(f"{outcome.name}: {done}; {wrong}", stream)
    if outcome.up_to_date or not outcome.written:
        return
    rows = [(shown(path), facts) for path, facts in _gathered(outcome)]
    longest = max(len(path) for path, _ in rows)
    fits = longest + 2 + max(len(facts) for _, facts in rows) + 2 <= width(stream)
    for path, facts in rows:
        # On a narrow terminal the facts go under the path, which stays whole for links.
        gap = " " * (longest - len(path) + 2) if fits or not is_terminal(stream) else "\n    "
        stream.write(f"  {path}{gap}{facts}\n")


def _write_line(line: str, stream: TextIO) -> None:
    if is_terminal(stream):
        # Not inside words: editors make links of paths.
        line = textwrap.fill(
            line,
            width(stream),
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    stream.write(line + "\n")


def count(diagnostics: Iterable[Diagnostic]) -> str:
    """``2 errors, 1 warning``; empty where there is none of either."""
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    return ", ".join(
        f"{found[severity]:,} {severity}{'' if found[severity] == 1 else 's'}"
        for severity in Severity
        if found[severity]
    )


def _gathered(outcome: Outcome) -> list[tuple[Path, str]]:
    """Every file by itself, but a folder of files as one."""
    groups: dict[Path, list[Output]] = {}
    for file in outcome.written:
        top = outcome.out / file.path.partition("/")[0]
        groups.setdefault(top, []).append(file)
    return [(path, _facts(path, files)) for path, files in groups.items()]


def _facts(path: Path, files: Sequence[Output]) -> str:
    size = _size(sum(file.size for file in files))
    if files[0].path != path.name:
        return f"{len(files)} files, {size}"
    pages = files[0].pages
    if pages is None:
        return size
    return f"{pages} page{'' if pages == 1 else 's'}, {size}"


def _size(size: int) -> str:
    if size < 1_000_000:
        return f"{max(round(size / 1000), 1)} kB"
    return f"{size / 1_000_000:.1f} MB"

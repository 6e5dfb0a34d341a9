"""Pull quotes beside the words that they are taken from, on small magazines that are laid out."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from hm.check import Scope, check_laid
from hm.compose.house import House
from hm.compose.references import planned_pages
from hm.compose.run import RunComposer
from hm.layout.worker import lay_out_run
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.sheet import Laid, LaidRun
from hm.read import read_issue, read_magazine
from tests.check.test_set_pages import HEAD, paragraphs
from tests.layout.small import Small

RULE = "pull-quote-near-source"
SOURCE = "“A kettle takes three minutes to boil, and people talk to it meanwhile,” says the porter."
QUOTE = "::: pull-quote\nA kettle takes three minutes to boil, and people talk to it.\n:::"
FAR = 21


def found(root: Path, before: int, after: int) -> list[Diagnostic]:
    """What is said of a pull quote that stands as many paragraphs before or after its source."""
    parts = paragraphs(30)
    at = 8
    parts.insert(at, SOURCE)
    parts.insert(at + 1 + after - before, QUOTE)
    small = Small(root)
    small.article("story", HEAD.format(title="A story of tea", kind="feature"), "\n\n".join(parts))
    small.issue("flatplan:\n  2-4: story\n")
    magazine, _ = read_magazine(small.root)
    assert magazine
    issue = read_issue(magazine, small.name).issue
    assert issue
    composer = RunComposer(issue, House(small.root), planned_pages(issue))
    runs = []
    for run in issue.flatplan.runs:
        record, _ = lay_out_run(small.root, composer.source(run))
        runs.append(LaidRun(run, record, Path()))
    gc.enable()  # which a layout process does without
    return list(check_laid(issue, Laid(tuple(runs)), Scope(frozenset((RULE,)))))


@pytest.mark.parametrize(("before", "after"), [(0, 0), (1, 0)])
def test_beside_its_source(tmp_path: Path, before: int, after: int) -> None:
    [one] = found(tmp_path, before, after)
    assert one.severity == Severity.WARNING
    assert one.message.startswith("the pull quote ‘A kettle takes three minutes to boil, and")
    assert one.message.endswith(("on page 2", "on page 3"))
    assert one.place.path.endswith("articles/story.md")


def test_further_on(tmp_path: Path) -> None:
    assert found(tmp_path, 0, FAR) == []

"""Whatever a file holds, reading it ends, raises nothing, and says what is wrong."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hm.check import check_issue
from hm.read import Reading, read_issue, read_magazine

TINY = Path(__file__).parents[1] / "issues" / "tiny"
OFFICE = "issues/issue-1/articles/small-office.md"
NEWS = "issues/issue-1/articles/short-meetings.md"
ISSUE = "issues/issue-1/issue.yaml"
FILES = (OFFICE, NEWS, ISSUE, "magazine.yaml")

SNIPPETS = [
    *"\t\n\r\0\x07\\\"'`*_[](){}<>!&|:#@%-=~,.“”‘’—0\u2028\ufeff🎉é\x85",
    "---\n",
    "\n\n",
    ":::",
    ":::: box\n",
    "::: ",
    "{#id}",
    '{place="top@3"}',
    "![a](b.jpg)",
    "<!--",
    "-->",
    "<div>",
    "page:",
    "](page:#x)",
    "    ",
    "> ",
    "- ",
    "1. ",
    "| a | b |\n|---|---|\n",
    "title: ",
    "*a",
    "&a ",
    "!!int ",
    "<<: ",
    "? ",
    "[[[[[[[[",
    "{{{{{{",
    "null",
    "08",
    "12:30",
    "2024-07-09",
    "off",
    "kind: ad\n",
    "events:\n  - x\n",
    "9999999999-1: a\n",
    "```\n",
    "&#0;",
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("magazine") / "tiny"
    shutil.copytree(TINY, root)
    return root


def read_all(root: Path) -> Reading | None:
    magazine, found = read_magazine(root)
    if magazine is None:
        assert found
        return None
    reading = read_issue(magazine, "issue-1")
    assert reading.issue is not None or reading.diagnostics
    if reading.issue:
        found += check_issue(reading.issue)
    for diagnostic in (*found, *reading.diagnostics):
        place = diagnostic.place
        assert os.path.lexists(root / place.path)
        assert place.line >= 1
        assert place.column >= 1
    return reading


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, bytes]:
    """One file of the magazine, with some spans of it cut, doubled or replaced."""
    name = draw(st.sampled_from(FILES))
    text = (TINY / name).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 2, 5, 40))))
        middle = draw(st.sampled_from((*SNIPPETS, text[start:end] * 2)))
        text = text[:start] + middle + text[end:]
    data = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=4)) + data[at:]
    return name, data


@settings(
    max_examples=int(os.environ.get("HM_FUZZ", "60")),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=5000,
)
@given(mutations())
def test_mutated_files_never_raise(copy: Path, mutation: tuple[str, bytes]) -> None:
    name, data = mutation
    (copy / name).write_bytes(data)
    try:
        read_all(copy)
    finally:
        shutil.copyfile(TINY / name, copy / name)


FRONT = "---\ntitle: x\nkind: news\nsection: heads-up\n---\n"
HOSTILE = {
    "deep quotations": FRONT + ">" * 5000 + " x",
    "deep lists": FRONT + "- " * 3000 + "x",
    "deep containers": FRONT + "::: box\n" * 3000,
    "deep pictures": FRONT + "![" * 2000 + "a" + "](b)" * 2000,
    "deep links": FRONT + "[" * 3000 + "a" + "](b)" * 3000,
    "deep marks": FRONT + "*a **b " * 3000,
    "quotes": FRONT + "\"'" * 20000,
    "one long paragraph": FRONT + 'It\'s "so" ' * 20000,
    "wide table": FRONT + "|a" * 200 + "|\n" + "|-" * 200 + "|\n" + "|\n" * 60,
    "deep yaml": "---\na: " + "[" * 100_000 + "\n---\n",
    "deep block yaml": "---\n" + "- " * 50_000 + "\n---\n",
    "bomb": "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n",
    "many keys": "---\n" + "a: b\n" * 5000 + "---\n",
    "braces": FRONT + "![a](b){" + "#a " * 5000,
    "comments": FRONT + "<!--" * 5000,
    "backquotes": FRONT + "".join("`" * n + " " for n in range(1, 300)),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_manuscripts_end_soon(copy: Path, what: str) -> None:
    (copy / NEWS).write_text(HOSTILE[what], encoding="utf-8")
    try:
        began = time.monotonic()
        read_all(copy)
        assert time.monotonic() - began < 10
    finally:
        shutil.copyfile(TINY / NEWS, copy / NEWS)


def test_what_is_no_text_file_is_told(copy: Path) -> None:
    articles = copy / "issues/issue-1/articles"
    (articles / "huge.md").write_bytes(b"x" * 5_000_001)
    (articles / "gone.md").symlink_to("nowhere")
    os.mkfifo(articles / "pipe.md")
    try:
        reading = read_all(copy)
        assert reading is not None
        told = [d.place.path.rpartition("/")[2] for d in reading.diagnostics]
        assert told == ["gone.md", "huge.md", "pipe.md"]
        assert {d.rule for d in reading.diagnostics} == {"unreadable-file"}
        # None of them is planned.
        assert not reading.fatal
    finally:
        for name in ("huge.md", "gone.md", "pipe.md"):
            (articles / name).unlink()

"""Whatever a manuscript holds, it is checked without an exception, and soon."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hm.cli import run

TINY = Path(__file__).parents[1] / "issues" / "tiny"
ARTICLES = "issues/issue-1/articles"
FILES = (
    f"{ARTICLES}/small-office.md",
    f"{ARTICLES}/short-meetings.md",
    f"{ARTICLES}/welcome.md",
    f"{ARTICLES}/noticeboard.md",
    "issues/issue-1/issue.yaml",
    "magazine.yaml",
)
SNIPPETS = [
    *"\t\n\r\0\\\"'`*_[](){}<>!&|:#@%-=~,.“”‘’—0\u2028\ufeff🎉é\x85",
    "\n\n",
    "see page 41",
    "See pages 3–999999 & 00, see p.\n2",
    "[page 00](page:nowhere)",
    "[see above, pages 1, 2 & 3](page:#in-numbers,small-office,,#)",
    "[*below*](<page:small-office#the lamp>)",
    "[pages 1](page:small-office) " * 40,
    "see also our the full box, " * 40,
    "](page:#x)",
    "<!-- hm: ignore folio-out-of-range -->",
    "<!-- hm: ignore ,,x y, -->\n",
    "<!--hm:",
    "# hm: ignore missing-alt, \n",
    "-->",
    "\n::: box {#a title='see page 9'}\n",
    "\n:::\n",
    "> - ",
    "{#id}",
    "checks: {missing-alt: off, x: 1}\n",
    "checks: [a]\n",
    "\n---\n",
    "| a | see page 9 |\n|---|---|\n",
    "Ann\u00a0Onym",
    "*Cy Pher*",
    "by=",
    "null",
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("checked") / "tiny"
    shutil.copytree(TINY, root)
    return root


@st.composite
def mutations(draw: st.DrawFn) -> dict[str, bytes]:
    """Some files of the magazine, with some spans of them cut, doubled or replaced."""
    changed: dict[str, bytes] = {}
    for name in draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=2, unique=True)):
        text = (TINY / name).read_text(encoding="utf-8")
        for _ in range(draw(st.integers(1, 6))):
            start = draw(st.integers(0, len(text)))
            end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 2, 5, 40))))
            middle = draw(st.sampled_from((*SNIPPETS, text[start:end] * 2)))
            text = text[:start] + middle + text[end:]
        if draw(st.booleans()):
            text = text.replace("\n", "\r\n")
        changed[name] = text.encode("utf-8", "surrogatepass")
    return changed


@settings(
    max_examples=int(os.environ.get("HM_FUZZ", "200")),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=5000,
)
@given(mutations())
@example({FILES[0]: b"see " * 20_000 + b"page 41"})
@example({FILES[0]: b"page 1, " * 2_000})
@example({FILES[0]: b"see our " * 5_000 + b"page 41 " * 2_000})
def test_no_mutation_makes_it_raise_or_hang(
    copy: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, bytes]
) -> None:
    for name, data in changed.items():
        (copy / name).write_bytes(data)
    here = Path.cwd()
    os.chdir(copy)
    try:
        code = run(["check", "--no-layout", "--hints", "--format", "json"])
    finally:
        os.chdir(here)
        for name in changed:
            shutil.copyfile(TINY / name, copy / name)
    said = capsys.readouterr()
    assert code in (0, 1), said.err
    for one in json.loads(said.out):
        assert os.path.lexists(copy / one["path"])
        assert one["line"] >= 1
        assert one["column"] >= 1

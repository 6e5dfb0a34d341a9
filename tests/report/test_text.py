"""The report for people: the place, the fault, the very words, the remedy."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.place import Place
from hm.report import text
from hm.report.report import Report


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "60")


def report(source: str | bytes, place: Place, message: str = "it is wrong") -> list[str]:
    path = Path("a.md")
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    stream = io.StringIO()
    diagnostic = Diagnostic("some-rule", Severity.ERROR, message, place, "Put it right.")
    text.write(Report([diagnostic], Path.cwd()), stream)
    return stream.getvalue().splitlines()


def test_a_fault_with_its_words() -> None:
    lines = report("one\ntwo wrong words\n", Place("a.md", 2, 5, 2, 10))
    assert lines == [
        "a.md:2:5: error: it is wrong [some-rule]",
        "  2 | two wrong words",
        "    |     ^^^^^",
        "  remedy: Put it right.",
        "",
    ]


def test_nothing_is_written_of_nothing() -> None:
    stream = io.StringIO()
    text.write(Report([], Path.cwd()), stream)
    assert stream.getvalue() == ""


@pytest.mark.parametrize("column", [1, 15, 500, 985])
def test_of_a_long_line_there_is_a_window(column: int) -> None:
    """Paragraphs are single lines of a thousand characters."""
    line = " ".join(f"{number:04}" for number in range(1, 201))
    number = (column - 1) // 5 + 1
    start = (number - 1) * 5 + 1
    lines = report(line, Place("a.md", 1, start, 1, start + 4))
    shown, carets = lines[1], lines[2]
    assert len(shown) <= 60
    assert shown[carets.index("^") : carets.rindex("^") + 1] == f"{number:04}"
    assert shown.startswith("  1 | …") == (column >= 500)
    assert shown.endswith("…") == (column < 985)


def test_words_longer_than_the_window_are_cut_at_its_end() -> None:
    lines = report("x" * 300, Place("a.md", 1, 100, 1, 290))
    assert len(lines[1]) <= 60
    assert lines[1].endswith("x…")
    assert len(lines[2]) == len(lines[1]) - 1


def test_carets_stand_under_wide_characters_and_tabs() -> None:
    from rich.cells import cell_len

    lines = report("表紙\tの wrong", Place("a.md", 1, 6, 1, 11))
    assert cell_len(lines[1].partition("wrong")[0]) == lines[2].index("^")
    assert lines[2].count("^") == 5


def test_a_span_of_lines_is_marked_to_the_end_of_its_first() -> None:
    lines = report("first line\nsecond\n", Place("a.md", 1, 7, 2, 4))
    assert lines[1:3] == ["  1 | first line", "    |       ^^^^"]


def test_a_place_behind_the_end_of_its_line() -> None:
    lines = report("short\n", Place("a.md", 1, 40))
    assert lines[1:3] == ["  1 | short", "    |      ^"]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("", Place("a.md")),
        ("one line\n", Place("a.md", 7)),
        ("\n\n", Place("a.md", 2)),
        (b"\xff\xfe words", Place("a.md")),
        ("words", Place("not-there.md")),
        ("words", Place(".")),
    ],
)
def test_without_words_there_is_no_excerpt(source: str | bytes, place: Place) -> None:
    lines = report(source, place)
    assert len(lines) == 3
    assert lines[1] == "  remedy: Put it right."


def test_a_byte_order_mark_takes_no_column() -> None:
    lines = report(b"\xef\xbb\xbfwrong\r\n", Place("a.md", 1, 1, 1, 6))
    assert lines[1:3] == ["  1 | wrong", "    | ^^^^^"]


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    lines = report("a \x1b[31m red\x07 \u202eword\n", Place("a.md"), "no \x1b]0;title\x07 here")
    assert "\x1b" not in "".join(lines)
    assert "\x07" not in "".join(lines)
    assert "\u202e" not in "".join(lines)
    assert lines[1] == "  1 | a �[31m red� �word"


def test_paths_are_as_one_would_type_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "deep" / "magazine"
    (root / "images").mkdir(parents=True)
    diagnostic = Diagnostic("r", Severity.HINT, "m", Place("articles/a.md", 3, 4))

    def first() -> str:
        stream = io.StringIO()
        text.write(Report([diagnostic], root), stream)
        return stream.getvalue().splitlines()[0]

    assert first() == "deep/magazine/articles/a.md:3:4: hint: m [r]"
    monkeypatch.chdir(root)
    assert first() == "articles/a.md:3:4: hint: m [r]"
    monkeypatch.chdir(root / "images")
    assert first() == f"{root}/articles/a.md:3:4: hint: m [r]"

"""The reports for programs: JSON, and the workflow commands of GitHub."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.place import Place
from hm.report.formats import FORMATS
from hm.report.report import Report


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def report(format_: str, *diagnostics: Diagnostic) -> str:
    stream = io.StringIO()
    FORMATS[format_](Report(diagnostics, Path.cwd() / "magazine"), stream)
    return stream.getvalue()


def test_json_says_all() -> None:
    place = Place("a.md", 2, 5, 2, 10)
    fix = Edit(place, "right")
    found = report(
        "json",
        Diagnostic("one", Severity.ERROR, "it’s “wrong”", place, "Put it right.", fix),
        Diagnostic("two", Severity.WARNING, "odd", Place("b.md")),
    )
    span = {"path": "a.md", "line": 2, "column": 5, "end_line": 2, "end_column": 10}
    assert json.loads(found) == [
        {
            "rule": "one",
            "severity": "error",
            "message": "it’s “wrong”",
            **span,
            "page": None,
            "help": "Put it right.",
            "fix": {**span, "text": "right"},
        },
        {
            "rule": "two",
            "severity": "warning",
            "message": "odd",
            "path": "b.md",
            "line": 1,
            "column": 1,
            "end_line": None,
            "end_column": None,
            "page": None,
            "help": None,
            "fix": None,
        },
    ]


def test_a_page_of_a_pdf_has_no_lines() -> None:
    found = [
        Diagnostic("one", Severity.ERROR, "no profile", Place("a.pdf", page=0), "Embed it."),
        Diagnostic("two", Severity.WARNING, "coarse", Place("a.pdf", page=5, label="3")),
        Diagnostic("two", Severity.WARNING, "coarse", Place("a.pdf", page=1, label="Cover")),
    ]
    whole, third, cover = json.loads(report("json", *found))
    assert (whole["page"], third["page"], cover["page"]) == (None, 5, 1)
    assert {one[key] for one in (whole, third, cover) for key in ("line", "column")} == {None}
    assert report("concise", *found).splitlines() == [
        "magazine/a.pdf: error: no profile [one]",
        "magazine/a.pdf, page 5 (folio 3): warning: coarse [two]",
        "magazine/a.pdf, page 1 (Cover): warning: coarse [two]",
    ]
    assert report("github", *found).splitlines() == [
        "::error file=magazine/a.pdf,title=one::no profile%0AEmbed it.",
        "::warning file=magazine/a.pdf,title=two::page 5 (folio 3): coarse",
        "::warning file=magazine/a.pdf,title=two::page 1 (Cover): coarse",
    ]
    text = report("text", *found)
    assert "magazine/a.pdf: error: no profile [one]\n  remedy: Embed it.\n" in text
    assert "magazine/a.pdf, page 5 (folio 3): warning: coarse [two]\n" in text


def test_json_of_nothing_is_an_empty_array() -> None:
    assert json.loads(report("json")) == []


def test_github_escapes_what_its_commands_are_made_of() -> None:
    found = report(
        "github",
        Diagnostic("one", Severity.ERROR, "100% wrong,\nhere: ::", Place("a,b:c%.md", 2, 5), "Do."),
        Diagnostic("two", Severity.WARNING, "odd", Place("b.md")),
        Diagnostic("three", Severity.HINT, "well", Place("b.md")),
    )
    assert found.splitlines() == [
        "::error file=magazine/a%2Cb%3Ac%25.md,line=2,col=5,title=one"
        "::100%25 wrong,%0Ahere: ::%0ADo.",
        "::warning file=magazine/b.md,line=1,col=1,title=two::odd",
        "::notice file=magazine/b.md,line=1,col=1,title=three::well",
    ]

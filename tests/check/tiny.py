"""Tiny magazines out of Markdown fixtures: one file per rule, with a case after each ``#``.

A case names the files that differ from those here, what is expected of them and, where there
are fixes, the files after them::

    # a slip in the byline

    ~~~ articles/story.md
    …
    ~~~ expected
    unknown-contributor articles/story.md:4:11
    ~~~ fixed articles/story.md
    …

What issue.yaml leaves out is put after it. All rules that need no pages are run: nothing but
what is expected may be said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from hm.check import Scope, check_issue, judged
from hm.model.diagnostic import Diagnostic, Edit
from hm.read import read_issue, read_magazine

FIXTURES = Path(__file__).parent / "fixtures"
ISSUE = "issues/issue-1"

_MAGAZINE = """\
title: Tiny Magazine
sections:
  news: {title: news}
"""
_ISSUE = {
    "number": "number: 1\nseason: spring\nyear: 2025\n",
    "contributors": "contributors: [Ann Example, Ben Specimen]\n",
    "flatplan": """\
flatplan:
  cover: cover
  inside-front: [contents, masthead]
  1-2: story
  3-4: other
  inside-back: ad
  back: ad-back
""",
}
_ARTICLES = {
    "story": "title: A story\nkind: feature\nsection: news\nauthors: [Ann Example]",
    "other": "title: Another\nkind: feature\nsection: news\nauthors: [Ben Specimen]",
    "ad": "title: An advertisement\nkind: ad",
    "ad-back": "title: An advertisement\nkind: ad",
}
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'


@dataclass(slots=True)
class Case:
    """One case of a fixture file."""

    rule: str
    title: str
    files: dict[str, str] = field(default_factory=dict)
    expected: list[str] = field(default_factory=list)
    fixed: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule}: {self.title}"

    def write(self, root: Path) -> None:
        """The magazine of this case, in an empty folder."""
        _put(root / "magazine.yaml", _MAGAZINE)
        _put(root / ISSUE / "images" / "x.svg", _PICTURE)
        for slug, head in _ARTICLES.items():
            _put(root / ISSUE / "articles" / f"{slug}.md", f"---\n{head}\n---\n\nWords.\n")
        for path, text in ({"issue.yaml": ""} | self.files).items():
            whole = text
            if path == "issue.yaml":
                whole += "".join(
                    part for key, part in _ISSUE.items() if not re.search(f"^{key}:", text, re.M)
                )
            _put(root / path if path == "magazine.yaml" else root / ISSUE / path, whole)


def cases() -> list[Case]:
    """The cases of all fixture files."""
    return [case for file in sorted(FIXTURES.glob("*/*.md")) for case in _cases(file)]


def _cases(file: Path) -> list[Case]:
    found: list[Case] = []
    for chunk in re.split(r"^# ", file.read_text(encoding="utf-8"), flags=re.M)[1:]:
        title, *parts = re.split(r"^~~~ ?(.*)\n", chunk, flags=re.M)
        case = Case(file.stem, title.strip())
        for name, text in zip(parts[::2], parts[1::2], strict=True):
            if name == "expected":
                case.expected = text.split("\n")[:-1]
            elif name.startswith("fixed "):
                case.fixed[name.removeprefix("fixed ")] = text
            elif name:
                case.files[name] = text
        found.append(case)
    return found


def diagnose(root: Path, name: str = "issue-1") -> list[Diagnostic]:
    """What is said of an issue before its pages are laid out."""
    magazine, of_magazine = read_magazine(root)
    assert magazine is not None
    reading = read_issue(magazine, name)
    assert reading.issue is not None
    found = [*of_magazine, *reading.diagnostics, *check_issue(reading.issue)]
    return judged(found, magazine, reading.issue, Scope(pages=False))


def repaired(text: str, edits: list[Edit]) -> str:
    """A file with fixes made, the last first."""
    for edit in sorted(edits, key=lambda e: (e.place.line, e.place.column), reverse=True):
        place = edit.place
        assert place.end_line is not None
        assert place.end_column is not None
        start = _offset(text, place.line, place.column)
        text = text[:start] + edit.text + text[_offset(text, place.end_line, place.end_column) :]
    return text


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(row) for row in text.splitlines(keepends=True)[: line - 1]) + column - 1


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

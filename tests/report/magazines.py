"""What the tests of reports do to the tiny magazine."""

from __future__ import annotations

from pathlib import Path

ARTICLE = "issues/issue-1/articles/short-meetings.md"
OTHER = "issues/issue-1/articles/small-office.md"


def write(magazine: Path, words: str, path: str = ARTICLE) -> int:
    """Add a paragraph to a manuscript; the line that it begins in."""
    file = magazine / path
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n{words}\n", encoding="utf-8")
    return text.count("\n") + 2


def configure(magazine: Path, text: str) -> None:
    """Add lines to magazine.yaml."""
    with (magazine / "magazine.yaml").open("a", encoding="utf-8") as file:
        file.write(text)

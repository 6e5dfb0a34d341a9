"""What the tests of reports do to the tiny magazine."""

from __future__ import annotations

import re
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
    """Add to magazine.yaml; of what has ``checks``, the magazine’s own make room for it."""
    file = magazine / "magazine.yaml"
    before = file.read_text(encoding="utf-8")
    if text.startswith("checks:"):
        before = re.sub("^checks:.*\n", "", before, flags=re.M)
    file.write_text(before + text, encoding="utf-8")

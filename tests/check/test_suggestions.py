"""What a word that is spelt wrong may be a slip of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.tiny import Case, diagnose

HEAD = "---\ntitle: A story\nkind: feature\nsection: news\nauthors: [Ann Example]\n---\n\n"


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("helath", "‘health’ or ‘heath’"),
        ("adress", "‘address’ or ‘dress’"),
        ("comittee", "‘committee’"),
        ("seperate", "‘separate’"),
        ("organnisation", "‘organisation’"),
        ("profesionel", "‘professional’"),  # two letters off
    ],
)
def test_the_nearest_words_come_first(tmp_path: Path, slip: str, meant: str) -> None:
    story = f"{HEAD}They talked about the {slip} list at length.\n"
    Case("none", "none", {"articles/story.md": story}).write(tmp_path)
    [found] = [one for one in diagnose(tmp_path) if one.rule == "misspelt-word"]
    assert found.help is not None
    assert found.help.startswith(f"Did you mean {meant}")

"""Tokens that a magazine cannot be laid out with are named, and what they must be is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from hm.cli import run


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("--columns: 1", "the token --columns must be 2 or more"),
        ("--lines: 80", "the grid is larger than the trim"),
        ("--cover-margin: wide", "the token --cover-margin must be a length such as 210mm"),
        ("--ladder-news: large", "the token --ladder-news must be a ladder of sizes"),
        ("--headline-font: styles/fonts/lost.woff2", "names styles/fonts/lost.woff2, and there"),
        ("--headline-font-em: styles/fonts/lost.otf", "names styles/fonts/lost.otf, and there is"),
    ],
)
def test_a_token_of_no_use(
    token: str, said: str, magazine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = magazine / "styles" / "tokens" / "z-own.css"
    own.parent.mkdir(parents=True)
    own.write_text(f":root {{ {token}; }}")
    assert run(["build", "-e", "screen", "--jobs", "1"]) != 0
    told = capsys.readouterr().err
    assert "hm: The house design cannot be used: the " in told
    assert said in told
    assert not (magazine / "build").exists()

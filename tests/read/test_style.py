"""The house style in magazine.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from hm.model.diagnostic import Diagnostic
from hm.model.issue import HouseStyle
from hm.read import read_magazine


def style_of(root: Path, written: str) -> tuple[HouseStyle, list[Diagnostic]]:
    (root / "magazine.yaml").write_text(f"title: A\nstyle:\n{written}\n", encoding="utf-8")
    magazine, found = read_magazine(root)
    assert magazine is not None
    return magazine.style, found


def test_forms_and_words(tmp_path: Path) -> None:
    style, found = style_of(
        tmp_path,
        '  dash: " — "\n  quotes: off\n  decades: "\'90s"\n  numbers: 10\n  ellipses: \'... \'\n'
        "  per_cent: per cent\n  words: [o'clock]\n  banned: {going forward: from now on, very: }\n"
        "  preferred: {e-mail: email}",
    )
    assert found == []
    assert (style.dash, style.quotes, style.decades) == (" — ", "off", "’90s")
    assert (style.numbers, style.ellipses, style.per_cent) == (10, "... ", "per cent")
    assert style.words == ("o’clock",)
    assert style.banned == (("going forward", "from now on"), ("very", ""))
    assert style.preferred == (("e-mail", "email"),)
    assert style.dates is None


def test_banned_words_may_be_a_list(tmp_path: Path) -> None:
    style, found = style_of(tmp_path, "  banned: [very, passionate]\n  numbers: off")
    assert found == []
    assert style.banned == (("very", ""), ("passionate", ""))
    assert style.numbers == 0


@pytest.mark.parametrize(
    ("written", "message", "remedy"),
    [
        (
            "dash: ~~",
            "‘~~’ is not a way that ‘dash’ can be set",
            "It can be ‘—’, ‘ — ’, ‘–’ or ‘off’.",
        ),
        ("times: [9am]", "‘times’ takes one of its forms", "Write ‘9.30am’,"),
        (
            "numbers: ten",
            "‘numbers’ takes the largest number that is written as a word",
            "Write it in digits, such as 10: “ten” and “11”. It can be off.",
        ),
        ("banned: very", "‘banned’ takes keys of its own here", "Put each on an indented line"),
    ],
)
def test_what_is_no_form(tmp_path: Path, written: str, message: str, remedy: str) -> None:
    style, found = style_of(tmp_path, f"  {written}\n  titles: Dr.")
    assert [(d.rule, d.message) for d in found] == [("bad-value", message)]
    assert (found[0].help or "").startswith(remedy)
    assert style.titles == "Dr."  # the rest is read
    assert (style.dash, style.times, style.numbers, style.banned) == (None, None, None, ())

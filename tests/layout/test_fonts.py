"""Fonts that lie ready: one for each that would otherwise be made at every build."""

from __future__ import annotations

from pathlib import Path

from hm.compose.house import House
from hm.editions.web_fonts import ready_made
from hm.layout.ready_fonts import make_ready, ready_font

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "styles" / "fonts"


def test_every_compressed_font_lies_unpacked(tmp_path: Path) -> None:
    house = House(ROOT)
    made = make_ready(tmp_path)
    fonts = sorted((FONTS / "schibsted-grotesk").glob("*.woff2"))
    assert len(made) == len(fonts) > 0
    for font in fonts:
        ready = ready_font(house, font.read_bytes())
        assert ready is not None, font.name
        assert ready.read_bytes() == (tmp_path / ready.name).read_bytes()


def test_every_desktop_font_lies_ready_for_the_web() -> None:
    house = House(ROOT)
    fonts = sorted((FONTS / "source-serif").glob("*.otf"))
    assert fonts
    for font in fonts:
        assert ready_made(house, font.read_bytes()) is not None, font.name


def test_an_unknown_font_has_nothing_ready() -> None:
    assert ready_font(House(ROOT), b"wOF2") is None

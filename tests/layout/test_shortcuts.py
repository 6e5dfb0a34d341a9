"""The shortcuts through the engine stand for the version that is installed."""

from __future__ import annotations

from importlib import import_module

from weasyprint import VERSION, draw
from weasyprint.layout import inline

from hm.layout import quick_lines


def test_the_ways_around_the_engine_are_taken() -> None:
    import_module("hm.layout.engine")  # which puts them in place
    assert quick_lines.VERSION == VERSION, "read get_next_linebox again, and quick_lines.py"
    assert inline.get_next_linebox.__module__ == quick_lines.__name__
    assert draw.draw_text.__module__ == "hm.layout.drawing"

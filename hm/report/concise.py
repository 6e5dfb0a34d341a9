"""Diagnostics in a line each: the place, the fault, the rule."""

from __future__ import annotations

from typing import TextIO

from hm.report.console import visible
from hm.report.paths import shown
from hm.report.report import Report


def write(report: Report, stream: TextIO) -> None:
    """Write a line for each diagnostic."""
    for one in report.diagnostics:
        spot = one.place.within(shown(report.root / one.place.path))
        stream.write(f"{spot}: {one.severity}: {visible(one.message)} [{one.rule}]\n")

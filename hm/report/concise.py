"""Diagnostics in a line each: the place, the fault, the rule."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from hm.model.diagnostic import Diagnostic
from hm.report.console import visible
from hm.report.paths import shown


def write(diagnostics: Sequence[Diagnostic], root: Path, stream: TextIO) -> None:
    """Write a line for each diagnostic."""
    for one in diagnostics:
        spot = one.place.within(shown(root / one.place.path))
        stream.write(f"{spot}: {one.severity}: {visible(one.message)} [{one.rule}]\n")

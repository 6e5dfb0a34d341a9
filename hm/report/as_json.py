"""Diagnostics for programs: one JSON array."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from hm.model.diagnostic import Diagnostic
from hm.model.place import Place
from hm.report.paths import shown


def write(diagnostics: Sequence[Diagnostic], root: Path, stream: TextIO) -> None:
    """Write an array with an object for each diagnostic, empty where there are none."""
    data = [_as_data(diagnostic, root) for diagnostic in diagnostics]
    json.dump(data, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _as_data(diagnostic: Diagnostic, root: Path) -> dict[str, object]:
    fix = diagnostic.fix
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        **_span(diagnostic.place, root),
        "help": diagnostic.help,
        "fix": {**_span(fix.place, root), "text": fix.text} if fix else None,
    }


def _span(place: Place, root: Path) -> dict[str, object]:
    return {
        "path": shown(root / place.path),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }

"""Diagnostics for programs: one JSON array."""

from __future__ import annotations

import json
from typing import TextIO

from hm.model.diagnostic import Diagnostic
from hm.model.place import Place
from hm.report.report import Report


def write(report: Report, stream: TextIO) -> None:
    """Write an array with an object for each diagnostic, empty where there are none.

    Paths are relative to the magazine's root, wherever one stands.
    """
    data = [_as_data(diagnostic) for diagnostic in report.diagnostics]
    json.dump(data, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _as_data(diagnostic: Diagnostic) -> dict[str, object]:
    fix = diagnostic.fix
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        **_span(diagnostic.place),
        "page": diagnostic.place.page or None,
        "help": diagnostic.help,
        "fix": {**_span(fix.place), "text": fix.text} if fix else None,
    }


def _span(place: Place) -> dict[str, object]:
    lines = place.page is None
    return {
        "path": place.path,
        "line": place.line if lines else None,
        "column": place.column if lines else None,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }

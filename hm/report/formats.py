"""The formats that diagnostics are reported in. A new one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TextIO

from hm.report.report import Report

Writer = Callable[[Report, TextIO], None]


def _of(module: str) -> Writer:
    """What writes a format, imported when it is called: some bring all rules with them."""

    def write(report: Report, stream: TextIO) -> None:
        import_module(f"hm.report.{module}").write(report, stream)

    return write


FORMATS: dict[str, Writer] = {
    "text": _of("text"),
    "concise": _of("concise"),
    "json": _of("as_json"),
    "github": _of("github"),
    "sarif": _of("sarif"),
    "junit": _of("junit"),
}

"""Diagnostics as GitHub's workflow commands, which show them beside the lines changed."""

from __future__ import annotations

from typing import TextIO

from hm.model.diagnostic import Severity
from hm.report.paths import shown
from hm.report.report import Report

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def write(report: Report, stream: TextIO) -> None:
    """Write a line for each diagnostic."""
    for diagnostic in report.diagnostics:
        place = diagnostic.place
        properties = {"file": shown(report.root / place.path)}
        if place.page is None:
            properties |= {"line": str(place.line), "col": str(place.column)}
        properties["title"] = diagnostic.rule
        listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        message = f"{place.sheet}: {diagnostic.message}" if place.page else diagnostic.message
        text = "\n".join(filter(None, (message, diagnostic.help)))
        stream.write(f"::{_LEVELS[diagnostic.severity]} {listed}::{_data(text)}\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

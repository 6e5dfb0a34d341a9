"""Diagnostics for people: the place, the fault, the words in question, the remedy."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from hm.model.diagnostic import Diagnostic, Severity
from hm.report.console import visible
from hm.report.excerpt import Sources
from hm.report.lines import Lines
from hm.report.paths import shown
from hm.report.report import Report

SEVERITY_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.HINT: "bold cyan",
}


def write(report: Report, stream: TextIO) -> None:
    """Write every diagnostic as a paragraph; nothing where there are none."""
    lines = Lines(stream)
    sources = Sources(report.root)
    for diagnostic in report.diagnostics:
        _write_one(diagnostic, report.root, sources, lines)
        lines.write()


def _write_one(diagnostic: Diagnostic, root: Path, sources: Sources, lines: Lines) -> None:
    place = diagnostic.place
    style = SEVERITY_STYLES[diagnostic.severity]
    lines.write_whole(
        (f"{place.within(shown(root / place.path))}:", "bold"),
        (" ", ""),
        (f"{diagnostic.severity}:", style),
        (f" {visible(diagnostic.message)} ", ""),
        (f"[{diagnostic.rule}]", "dim"),
        indent="  ",
    )
    gutter = len(str(place.line)) + 2
    excerpt = sources.excerpt(place, lines.width - gutter - len(" | "))
    if excerpt:
        lines.write((f"{excerpt.line:>{gutter}} | ", "dim"), (excerpt.text, ""))
        pointer = " " * excerpt.offset + "^" * excerpt.length
        lines.write((f"{'':>{gutter}} | ", "dim"), (pointer, style))
    if diagnostic.help:
        lines.write_whole(
            ("  ", ""), ("remedy:", "green"), (f" {visible(diagnostic.help)}", ""), indent="  "
        )

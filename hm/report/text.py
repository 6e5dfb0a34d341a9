"""Diagnostics for people: the place, the fault, the words in question, the remedy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from hm.model.diagnostic import Diagnostic, Severity
from hm.report.console import console_for, print_whole, visible
from hm.report.excerpt import Sources
from hm.report.paths import shown
from hm.report.report import Report

if TYPE_CHECKING:
    from rich.console import Console

SEVERITY_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.HINT: "bold cyan",
}


def write(report: Report, stream: TextIO) -> None:
    """Write every diagnostic as a paragraph; nothing where there are none."""
    if not report.diagnostics:
        return
    console = console_for(stream)
    sources = Sources(report.root)
    for diagnostic in report.diagnostics:
        _write_one(diagnostic, report.root, sources, console)
        console.print()


def _write_one(diagnostic: Diagnostic, root: Path, sources: Sources, console: Console) -> None:
    from rich.text import Text

    place = diagnostic.place
    spot = f"{place.within(shown(root / place.path))}:"
    style = SEVERITY_STYLES[diagnostic.severity]
    print_whole(
        console,
        Text.assemble(
            (spot, "bold"),
            " ",
            (f"{diagnostic.severity}:", style),
            f" {visible(diagnostic.message)} ",
            (f"[{diagnostic.rule}]", "dim"),
        ),
        indent="  ",
    )
    gutter = len(str(place.line)) + 2
    excerpt = sources.excerpt(place, console.width - gutter - len(" | "))
    if excerpt:
        for head, body, body_style in (
            (str(excerpt.line), excerpt.text, ""),
            ("", " " * excerpt.offset + "^" * excerpt.length, style),
        ):
            console.print(
                Text.assemble((f"{head:>{gutter}} | ", "dim"), (body, body_style)), soft_wrap=True
            )
    if diagnostic.help:
        print_whole(
            console, Text.assemble("  ", ("remedy:", "green"), f" {visible(diagnostic.help)}"), "  "
        )

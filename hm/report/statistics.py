"""How many diagnostics there are of each rule, the most frequent first."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TextIO

from hm.check.registry import rules
from hm.model.diagnostic import Severity
from hm.report.console import console_for, print_table
from hm.report.formats import Writer
from hm.report.report import Report
from hm.report.text import SEVERITY_STYLES


@dataclass(frozen=True, slots=True)
class Count:
    """What one rule found, as far as it is equally grave."""

    rule: str
    family: str
    severity: Severity
    count: int
    fixable: int
    """Those that ``--fix`` puts right."""


def counts(report: Report) -> list[Count]:
    """The counts by how many, then by rule."""
    families = {rule.name: rule.family for rule in rules()}
    found = Counter((one.rule, one.severity) for one in report.diagnostics)
    fixable = Counter((one.rule, one.severity) for one in report.diagnostics if one.fix)
    rows = [
        Count(rule, families[rule], severity, count, fixable[rule, severity])
        for (rule, severity), count in found.items()
    ]
    grave = list(Severity)
    return sorted(rows, key=lambda row: (-row.count, row.rule, grave.index(row.severity)))


def write(report: Report, stream: TextIO) -> None:
    """Write a table with a row for each rule; nothing where there are no diagnostics."""
    from rich.table import Table
    from rich.text import Text

    rows = counts(report)
    if not rows:
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for head in ("faults", "to fix"):
        table.add_column(head, justify="right", no_wrap=True)
    for head in ("severity", "rule", "family"):
        table.add_column(head, no_wrap=True)
    for row in rows:
        severity = Text(row.severity, SEVERITY_STYLES[row.severity])
        fixable = f"{row.fixable:,}" if row.fixable else ""
        table.add_row(f"{row.count:,}", fixable, severity, row.rule, row.family)
    print_table(console_for(stream), table)
    stream.write("\n")


def write_lines(report: Report, stream: TextIO) -> None:
    """Write a line for each rule: ``12 warning doubled-word (words), 10 to fix``."""
    for row in counts(report):
        fixable = f", {row.fixable} to fix" if row.fixable else ""
        stream.write(f"{row.count} {row.severity} {row.rule} ({row.family}){fixable}\n")


def write_json(report: Report, stream: TextIO) -> None:
    """Write an array with an object for each rule."""
    json.dump([asdict(row) for row in counts(report)], stream, ensure_ascii=False, indent=2)
    stream.write("\n")


STATISTICS: dict[str, Writer] = {"text": write, "concise": write_lines, "json": write_json}
"""The formats that can say it."""

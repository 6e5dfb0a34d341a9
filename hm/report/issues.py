"""What ``hm list`` prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from hm.model.article import Kind
from hm.model.issue import Issue
from hm.read import Reading
from hm.report.console import console_for, print_table


def write(readings: Mapping[str, Reading], stream: TextIO) -> None:
    """Write a line for each issue, given by folder: by number, those without one first."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("issue", justify="right")
    table.add_column("season")
    table.add_column("folder", overflow="fold")
    table.add_column("folios", justify="right")
    table.add_column("articles", justify="right")
    table.add_column()
    for name, reading in sorted(readings.items(), key=lambda item: _number(item[1])):
        fault = next((one.rule for one in reading.diagnostics), "") if reading.fatal else ""
        table.add_row(*_facts(name, reading.issue), Text(fault, "bold red"))
    print_table(console_for(stream), table)


def _number(reading: Reading) -> int:
    return reading.issue.number if reading.issue else -1


def _facts(name: str, issue: Issue | None) -> tuple[str, str, str, str, str]:
    """Number, season and year, folder, folios, articles that are no advertisements."""
    if issue is None:
        return "?", "", name, "", ""
    folios = sum(page.folio is not None for page in issue.flatplan.pages)
    articles = sum(article.kind is not Kind.AD for article in issue.articles.values())
    return str(issue.number), f"{issue.season} {issue.year}", name, str(folios), str(articles)

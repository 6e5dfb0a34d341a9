"""The flatplan as planned and as laid out."""

from __future__ import annotations

import json
from typing import TextIO

from hm.check.words import counted
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun, Overset, Span
from hm.report.console import console_for, print_table


def write(issue: Issue, laid: Laid, stream: TextIO) -> None:
    """Write a table with a row for each slug of the flatplan."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("pages", no_wrap=True)
    table.add_column("planned", overflow="fold")
    table.add_column("laid out", no_wrap=True)
    table.add_column("full", justify="right", no_wrap=True)
    table.add_column("overset")
    for run in laid.runs:
        record = run.record
        over = {overset.slug: overset for overset in record.overset}
        for number, slug in enumerate(run.run.slugs):
            span = record.articles.get(slug) or Span(record.pages[0], record.pages[-1])
            overset = over.get(slug)
            table.add_row(
                "" if number else run.run.key,
                slug,
                span.first if span.first == span.last else f"{span.first}–{span.last}",
                "" if number or record.composed else f"{int(record.fill * 100)}%",
                Text(_over(overset), "red") if overset else "",
            )
    print_table(console_for(stream), table)


def _over(overset: Overset) -> str:
    return f"{counted(overset.lines, 'line')}, {counted(overset.words, 'word')}"


def write_json(issue: Issue, laid: Laid, stream: TextIO) -> None:
    """Write the same as one JSON object."""
    data = {"issue": issue.name, "runs": [_run(run) for run in laid.runs]}
    json.dump(data, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _run(run: LaidRun) -> dict[str, object]:
    record = run.record
    return {
        "key": run.run.key,
        "planned": {"pages": [page.name for page in run.run.pages], "slugs": list(run.run.slugs)},
        "pages": list(record.pages),
        "articles": {
            slug: {"first": span.first, "last": span.last}
            for slug, span in sorted(record.articles.items())
        },
        "composed": record.composed,
        "fill": round(record.fill, 3),
        "overset": [
            {
                "slug": overset.slug,
                "lines": overset.lines,
                "words": overset.words,
                "file": overset.place.path,
                "line": overset.place.line,
            }
            for overset in record.overset
        ],
    }

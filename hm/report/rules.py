"""What ``hm explain`` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TextIO

from hm.check.registry import Rule
from hm.report.console import console_for, is_terminal, print_table
from hm.report.text import SEVERITY_STYLES


def write_list(rules: Iterable[Rule], families: Mapping[str, str], stream: TextIO) -> None:
    """Write a line for each rule, by family: its name, how grave it is, what it does."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    by_family: dict[str, list[Rule]] = {}
    for rule in rules:
        by_family.setdefault(rule.family, []).append(rule)
    for family, several in sorted(by_family.items()):
        table.add_row(Text(family, "bold"), "", Text(families[family], "bold"))
        for rule in several:
            level = Text(rule.severity, SEVERITY_STYLES[rule.severity])
            table.add_row(f"  {rule.name}", level, rule.gist)
    print_table(console_for(stream), table)


def write_rule(rule: Rule, stream: TextIO) -> None:
    """Write all that a rule says of itself: set on a terminal, Markdown elsewhere."""
    text = f"# {rule.name} ({rule.severity})\n\n{rule.doc}\n"
    if not is_terminal(stream):
        stream.write(text)
        return
    from rich.markdown import Markdown

    console_for(stream).print(Markdown(text))

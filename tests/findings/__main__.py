"""How much of what careful readers found `hm check` finds, and how many of its alarms are true.

    make findings                                  writes docs/findings.md
    python -m tests.findings                       prints the same
    python -m tests.findings --misses --issue 59   and what it does not find
    python -m tests.findings --alarms --rule NAME  and the alarms that are in no list

The lists are `found-by-hand-NUMBER.md` beside the issues they speak of, as kinds.py, lists.py
and items.toml read them. What --misses, --alarms and --matches print quotes the issues: it is
for the terminal, and for no file of the project.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hm.model.diagnostic import Severity
from tests.findings.alarms import Alarm, alarms
from tests.findings.kinds import finders
from tests.findings.lists import Item, read_lists
from tests.findings.manuscript import Manuscripts
from tests.findings.matching import Result, match
from tests.findings.table import page, verdict
from tests.proof.building import REAL, REPOSITORY

HERE = Path(__file__).parent
DOCUMENT = REPOSITORY / "docs" / "findings.md"


def main() -> int:
    wishes = _wishes()
    lists = read_lists(wishes.lists, HERE / "items.toml") if wishes.lists.is_dir() else {}
    chosen = [issue for issue in lists if not wishes.issue or issue in wishes.issue]
    if not chosen:
        print(f"there is no found-by-hand-*.md in {wishes.lists}", file=sys.stderr)
        return 2
    results = []
    for issue in chosen:
        manuscripts = Manuscripts(wishes.lists, issue)
        told = alarms(manuscripts, issue, wishes.layout)
        found = finders(HERE / "finders.toml")
        judged = HERE / "judgements.toml"
        results.append(match(issue, lists[issue], told, manuscripts, found, judged))
    for result in results:
        _show(result, wishes)
    text = page(results, wishes.layout)
    if wishes.write:
        DOCUMENT.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text[text.index("\n## ") :])
    return 0


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.findings")
    add = parser.add_argument
    add("--issue", action="append", metavar="NUMBER", help="this issue, not all")
    add("--misses", action="store_true", help="show certain items that are not found")
    add("--possible", action="store_true", help="with --misses or --matches: possible items too")
    add("--alarms", action="store_true", help="show alarms that are in no list")
    add("--unjudged", action="store_true", help="of those, the ones that nobody has judged yet")
    add("--matches", action="store_true", help="show the items that are found, and by what")
    add("--no-hints", action="store_true", help="show no hints, and what only hints find as missed")
    add("--rule", metavar="RULE", help="show alarms and matches of this rule only")
    add("--layout", action="store_true", help="lay the pages out too")
    add("--write", action="store_true", help=f"write {DOCUMENT.relative_to(REPOSITORY)}")
    add("--lists", type=Path, default=REAL, metavar="FOLDER", help="where lists and issues lie")
    return parser.parse_args()


def _show(result: Result, wishes: argparse.Namespace) -> None:
    for item in result.items:
        if not item.certain and not wishes.possible:
            continue
        told = [alarm for alarm in result.matches[item.number] if _asked(alarm, wishes)]
        if wishes.misses and not told and not wishes.rule:
            _print_item("MISS", item)
        if wishes.matches and told:
            _print_item("FOUND", item)
            for alarm in told:
                _print_alarm(result, alarm)
    if wishes.alarms or wishes.unjudged:
        for alarm in result.alarms:
            judged = wishes.unjudged and alarm.key in result.verdicts
            if not result.finds(alarm) and not judged and _asked(alarm, wishes):
                _print_alarm(result, alarm)
    if wishes.unjudged and not wishes.rule:
        for key in sorted(result.verdicts.keys() - {alarm.key for alarm in result.alarms}):
            print(f'  judged, but no longer told in issue {result.issue}: "{key}"\n')


def _asked(alarm: Alarm, wishes: argparse.Namespace) -> bool:
    return wishes.rule in (None, alarm.diagnostic.rule) and not (wishes.no_hints and alarm.is_hint)


def _print_item(word: str, item: Item) -> None:
    kinds = ", ".join(kind.name.lower() for kind in item.kinds)
    unknowable = f", unknowable: {item.unknowable}" if item.unknowable else ""
    print(f"{word} {item.issue}/{item.text} [{kinds}{unknowable}]\n")


def _print_alarm(result: Result, alarm: Alarm) -> None:
    one = alarm.diagnostic
    mark = "hint" if one.severity is Severity.HINT else one.severity.upper()
    print(f"  {mark} {one.place}: {one.message} [{one.rule}] ⟨{alarm.words[:120]}⟩")
    print(f'    "{alarm.key}" = "{verdict(result, alarm)}"\n')


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # a pager was left
        sys.exit(0)

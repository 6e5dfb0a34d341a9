"""The table of docs/findings.md: figures alone, for the words of the issues are not ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hm.check.registry import rules
from tests.findings.alarms import Alarm
from tests.findings.kinds import Kind
from tests.findings.lists import Item
from tests.findings.matching import Result

HEAD = """\
<!-- Made by `make findings`: change tests/findings. -->

# What hm check finds

Careful readers listed all that they found wrong in published issues of the magazine, each
item certain or possible; `hm check` was let loose on the same manuscripts, as printed, mistakes
included. `make findings` measures it where the lists and issues lie beside the
repository; they are the publisher's and not part of it, so that there are only figures here.

An alarm finds an item where it is about the very words that the item names, and its rule about
that kind of fault. An item *can be known* where the issue alone tells that it is wrong: who must
look it up, or understand what is meant, is left out (`tests/findings/items.toml`). The lists
are not all there is to find: alarms outside them were judged by a reader, where it says so
(`tests/findings/judgements.toml`).

The rules were written with these lists at hand. On an issue that they have not seen they will
find less, and more of what they say will be wrong.
"""

Row = Sequence[object]


def page(results: Sequence[Result], layout: bool) -> str:
    """The whole document."""
    head = f"{HEAD}\nThe pages were laid out too.\n" if layout else HEAD
    kinds = map(_by_kind, results)
    return "\n".join([head, _found(results), _told(results), *kinds, _by_rule(results)])


def _found(results: Iterable[Result]) -> str:
    rows = []
    for result in results:
        certain = [item for item in result.items if item.certain]
        rows.append((f"issue {result.issue}", *_recall(result, certain, percent=True)))
    return "## What is found\n\n" + _table(
        ("", "certain items", "can be known", "found", "", "found with `--hints`", ""), rows
    )


def _recall(result: Result, items: Iterable[Item], percent: bool = False) -> Iterator[object]:
    """Items, those that can be known, and found of these without and with hints."""
    items = list(items)
    known = [item for item in items if item.unknowable is None]
    yield len(items)
    yield len(known)
    for hints in (False, True):
        found = sum(
            any(hints or not alarm.is_hint for alarm in result.matches[item.number])
            for item in known
        )
        yield found
        if percent:
            yield _percent(found, len(known))


def _told(results: Iterable[Result]) -> str:
    rows = []
    for result in results:
        for title, hint in (("errors and warnings", False), ("hints", True)):
            alarms = [alarm for alarm in result.alarms if alarm.is_hint is hint]
            verdicts = Counter(verdict(result, alarm) for alarm in alarms)
            listed = verdicts["certain"] + verdicts["possible"]
            true = listed + verdicts["true"]
            rows.append(
                (
                    f"issue {result.issue}, {title}",
                    len(alarms),
                    *(verdicts[name] for name in _VERDICTS),
                    _percent(listed, len(alarms)),
                    _percent(true, true + verdicts["false"]),
                )
            )
    heads = ("in the list, certain", "possible", "not in it: true", "false", "not judged")
    return "## What is told\n\n" + _table(
        ("", "alarms", *heads, "in the list", "true of those judged"), rows
    )


_VERDICTS = ("certain", "possible", "true", "false", "not judged")


def verdict(result: Result, alarm: Alarm) -> str:
    """What is known of an alarm: one of ``_VERDICTS``."""
    items = result.finds(alarm)
    if items:
        return "certain" if any(item.certain for item in items) else "possible"
    judged = result.verdicts.get(alarm.key)
    return "not judged" if judged is None else str(judged).lower()


def _by_kind(result: Result) -> str:
    rows = []
    for kind in Kind:
        items = [item for item in result.items if item.certain and item.kinds[0] is kind]
        if items:
            rows.append((kind, *_recall(result, items)))
    heads = ("", "certain items", "can be known", "found", "found with `--hints`")
    return f"## Issue {result.issue}, by kind of fault\n\n" + _table(heads, rows)


def _by_rule(results: Sequence[Result]) -> str:
    rows = []
    for rule in rules():
        told = [
            (result, alarm)
            for result in results
            for alarm in result.alarms
            if alarm.diagnostic.rule == rule.name
        ]
        if told:
            counts = Counter(verdict(result, alarm) for result, alarm in told)
            hints = sum(alarm.is_hint for _, alarm in told)
            found = {
                (result.issue, item.number)
                for result, alarm in told
                for item in result.finds(alarm)
                if item.certain
            }
            rows.append(
                (
                    f"[{rule.name}](rules.md#{rule.name})",
                    len(told),
                    hints,
                    *(counts[name] for name in _VERDICTS),
                    len(found),
                )
            )
    heads = ("alarms", "of them hints", "in the lists, certain", "possible")
    more = ("not in them: true", "false", "not judged", "certain items found")
    return "## By rule\n\n" + _table(("", *heads, *more), rows)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _table(heads: Sequence[str], rows: Iterable[Row]) -> str:
    ruler = ["---", *["--:"] * (len(heads) - 1)]
    return "".join(f"| {' | '.join(map(str, row))} |\n" for row in (heads, ruler, *rows))

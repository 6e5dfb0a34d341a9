"""Which alarm finds which item of a list."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.findings.alarms import Alarm
from tests.findings.kinds import Kind, Kinds
from tests.findings.lists import Item, Quote
from tests.findings.manuscript import Manuscripts, Span, printed

_WORDED = {Kind.NAMES, Kind.TERMS, Kind.HYPHENS, Kind.CAPITALS, Kind.SPELLING}
"""Kinds of which a list need not name every place, for the words are at fault wherever they are."""

_TELLING = 4
"""Letters and figures that words must have to be known elsewhere: ‘the’ is everywhere."""


@dataclass(frozen=True, slots=True)
class Result:
    """How one issue was checked."""

    issue: str
    items: tuple[Item, ...]
    alarms: tuple[Alarm, ...]
    matches: Mapping[int, tuple[Alarm, ...]]
    """The alarms that find an item, by its number."""
    verdicts: Mapping[str, bool]
    """Whether alarms outside the list are true, as far as they were judged, by their keys."""

    def finds(self, alarm: Alarm) -> tuple[Item, ...]:
        """The items that an alarm finds."""
        return tuple(item for item in self.items if alarm in self.matches[item.number])


def match(
    issue: str,
    items: tuple[Item, ...],
    alarms: list[Alarm],
    manuscripts: Manuscripts,
    finders: Mapping[str, Kinds],
    judged: Path,
) -> Result:
    """Put the alarms of an issue beside the items of its list."""
    matches = {}
    for item in items:
        spans = [span for quote in item.quotes for span in manuscripts.spans(quote)]
        spans += [s for words in item.also for s in manuscripts.spans(Quote((), words))]
        matches[item.number] = tuple(
            alarm
            for alarm in alarms
            if _in_its_files(alarm, item)
            or (
                set(finders[alarm.diagnostic.rule]) & set(item.kinds)
                and (_at(alarm, spans) or _same_words(alarm, item))
            )
        )
    data = tomllib.loads(judged.read_text(encoding="utf-8")).get(issue, {})
    verdicts = {key: verdict.startswith("true") for key, verdict in data.items()}
    return Result(issue, items, tuple(alarms), matches, verdicts)


def _in_its_files(alarm: Alarm, item: Item) -> bool:
    """Whether an alarm of a rule that is said to find an item is about a file that it names."""
    path = Path(alarm.diagnostic.place.path)
    slugs = {slug for quote in item.quotes for slug in quote.slugs}
    return alarm.diagnostic.rule in item.found_by and bool({path.stem, path.name} & slugs)


def _at(alarm: Alarm, spans: list[Span]) -> bool:
    """Whether an alarm is about words that are quoted, or names them."""
    return any(mine.touches(span) for mine in alarm.spans() for span in spans)


def _same_words(alarm: Alarm, item: Item) -> bool:
    """Whether an alarm is about one of two ways of writing, at a place that the list leaves out."""
    words = printed(alarm.words)
    if len(item.quotes) + len(item.also) < 2 or not _WORDED & set(item.kinds):
        return False
    if sum(character.isalnum() for character in words) < _TELLING:
        return False
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    quoted = [*(quote.words for quote in item.quotes), *item.also]
    return any(pattern.search(printed(one)) for one in quoted)

"""When issues come out: this one, and those beside it by the head of their issue.yaml alone."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from hm.model.issue import Issue
from hm.read.find import ISSUE_FILE, ISSUES, issue_folders
from hm.read.issue import SEASON_MONTHS

_LINE = re.compile(
    r"^(number|season|year|published):[ \t]*[\"']?([^\s\"'#]+)[\"']?[ \t]*(?:#.*)?$", re.M
)
_PEEK = 65536
"""Bytes: what is looked for stands at the head of issue.yaml."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another issue."""

    name: str
    """Its folder's name."""
    number: int
    season: str
    year: int
    out: tuple[dt.date, ...]
    """The days on which it may come out, as of `out_on`."""


def out_on(issue: Issue) -> tuple[dt.date, ...]:
    """The days on which an issue may come out: as given, or the first day of its season.

    A winter is called after its first or its second year, so that it has two such days.
    """
    given = issue.published if "published" in issue.places else None
    return _days(issue.season, issue.year, given)


def neighbours(issue: Issue) -> tuple[Neighbour, ...]:
    """The issues beside this one, by number. One whose head cannot be read is left out."""
    root = issue.magazine.root
    found = [
        one
        for name in issue_folders(root)
        if name != issue.name and (one := _read(root / ISSUES / name / ISSUE_FILE, name))
    ]
    return tuple(sorted(found, key=lambda one: (one.number, one.name)))


def _read(file: Path, name: str) -> Neighbour | None:
    try:
        with file.open("rb") as opened:
            head = opened.read(_PEEK).decode("utf-8", "replace")
    except OSError:
        return None
    # The first of several counts.
    values = dict(reversed(_LINE.findall(head)))
    try:
        number, year, season = int(values["number"]), int(values["year"]), values["season"]
        given = values.get("published")
        days = _days(season, year, dt.date.fromisoformat(given) if given else None)
    except (KeyError, ValueError):
        return None
    return Neighbour(name, number, season, year, days)


def _days(season: str, year: int, given: dt.date | None) -> tuple[dt.date, ...]:
    if given:
        return (given,)
    years = (year - 1, year) if season == "winter" and year > dt.MINYEAR else (year,)
    return tuple(dt.date(one, SEASON_MONTHS[season], 1) for one in years)

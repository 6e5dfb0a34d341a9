"""Dates as they are written in words: ‘Tuesday 4 March 2025’, ‘4–6 March’, ‘March 4, 2025’."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)

_WEEKDAY = r"(?:Mon|Tues?|Wed(?:s|nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?<![\d.,£$€:/])(?<!\d{4}[–-])[0-9]{1,2}(?:st|nd|rd|th)?(?![\d%:])"
_YEAR = r"(?:,?\s(?P<year>(?:1[5-9]|20)[0-9]{2})(?![\d–-]|,\d))?"
_BRITISH = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s(?:the\s)?)?(?P<day>{_DAY})(?:\sof)?\s(?P<month>{_MONTH}){_YEAR}"
)
_AMERICAN = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s)?(?P<month>{_MONTH})\s(?P<day>{_DAY})"
    rf"(?!\s(?:{_MONTH}|million|billion|per\s)){_YEAR}"
)
_BEFORE = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s(?:the\s)?)?(?P<day>(?<![\d.,£$€:/])[0-9]{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:\s?[–—-]\s?|,\s|\s(?:and|&|or|to|until)\s)$"
)
# What is quick to look for, so that few texts are looked at closely.
_LIKE_BRITISH = re.compile(r"\d(?:[a-z]{2})?(?:\sof)?\s[JFMASOND][aepuco]")
_LIKE_AMERICAN = re.compile(r"[a-z]\.?\s\d\d?(?:[a-z]{2})?(?![\d%])")
_AFTER = re.compile(rf"\s\((?P<one>{_WEEKDAY})\)|,\san?\s(?P<other>{_WEEKDAY})")
_MOST_BEFORE = 24
"""Characters: ‘Wednesday the 23rd and ’."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date in some text, from ``start`` to before ``end``."""

    start: int
    end: int
    weekday: int | None
    """0 is Monday."""
    day: int
    """As written: there may be no such day."""
    month: int
    year: int | None

    @property
    def possible(self) -> bool:
        """Whether there is such a day, in some year where none is given."""
        year = self.year or 2000
        return 1 <= self.day <= calendar.monthrange(year, self.month)[1]

    def on(self, year: int) -> dt.date | None:
        """The day in a year that the date is taken to mean; None where there is none."""
        try:
            return dt.date(self.year or year, self.month, self.day)
        except ValueError:
            return None

    def nearest(self, to: dt.date) -> dt.date | None:
        """The day that is meant by one who writes at a time."""
        days = [day for year in (-1, 0, 1) if (day := self.on(to.year + year))]
        return min(days, key=lambda day: abs(day - to), default=None)


def dates_in(text: str, *, american: bool = True) -> Iterator[Written]:
    """The dates of a text that have a day and a month.

    Of ‘3 and 4 March’ both are dates. ``american``: ‘March 4’ is one too.
    """
    months: set[int] = set()
    if _LIKE_BRITISH.search(text):
        for match in _BRITISH.finditer(text):
            months.add(match.start("month"))
            found = _written(match, text)
            yield from _before(found, text)
            yield found
    if american and _LIKE_AMERICAN.search(text):
        for match in _AMERICAN.finditer(text):
            if match.start("month") not in months:
                yield _written(match, text)


def weekday_of(word: str) -> int:
    """The number of a weekday by its name, or how that begins."""
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word[:3].capitalize()))


def day_said(day: dt.date, *, weekday: bool = False) -> str:
    """``4 March 2025``, ``Tuesday 4 March 2025``"""
    said = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {said}" if weekday else said


def _written(match: re.Match[str], text: str) -> Written:
    weekday, end = match["weekday"], match.end()
    if weekday is None and (after := _AFTER.match(text, end)):
        weekday, end = after["one"] or after["other"], after.end()
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(match["month"][:3]))
    year = match["year"]
    return Written(
        match.start(),
        end,
        weekday_of(weekday) if weekday else None,
        _number(match["day"]),
        month,
        int(year) if year else None,
    )


def _before(found: Written, text: str) -> Iterator[Written]:
    """The days before a date that share its month and year, in order."""
    match = _BEFORE.search(text, max(0, found.start - _MOST_BEFORE), found.start)
    if match is None:
        return
    weekday, day = match["weekday"], _number(match["day"])
    if day < found.day:
        one = Written(
            match.start(),
            match.end("day"),
            weekday_of(weekday) if weekday else None,
            day,
            found.month,
            found.year,
        )
        yield from _before(one, text)
        yield one


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))

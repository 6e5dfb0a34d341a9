"""
## What it does

Finds an event whose own words give another day than its date: another date in the title or the
text, a weekday that is none of its days, last year in the title. Dates that a deadline or
something else besides the event falls on are left alone; a year in the link is a hint.

## Why it matters

The date is printed large above the text that contradicts it, and readers have to guess.

## Example

```yaml
- date: 2025-06-12
  title: Annual conference 2024
  text: Join us in Leeds on 13 June.
```

## How to put it right

Ask the organisers. The date, or the words, were most likely kept from an earlier version.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from hm.check.copy.gather import copy_of
from hm.check.copy.model import Copy, Role
from hm.check.dates import WEEKDAYS, dates_in, day_said, weekday_of
from hm.check.events import Listed, events
from hm.model.article import Event
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_NEAR = dt.timedelta(days=60)
# fmt: off
_OTHER = re.compile(
    r"\b(?:by|before|until|till|deadline|clos\w+|book\w*|register\w*|registration|tickets?"
    r"|early.bird|appl(?:y|ied|ications?)|nominat\w+|submi\w+|entries|abstracts?|from|since|due"
    r"|publi\w+|vot\w+|ballot\w*|polls?|election|postponed|moved|rearranged|rescheduled"
    r"|originally|formerly|last|previous\w*|founded|born|died|anniversary|commemorat\w+|mark\w*"
    r"|again|also|then|follow\w*|after|repeat\w*|recording|online|first|second|third|part|next"
    r"|starts?|begins?|ends?|launch\w*|announc\w*|results?|doors|session|webinar|dinner)\b",
    re.I,
)
# fmt: on
"""What makes a date in the text that of something else."""
_BARE = re.compile(
    r"(?:\b[Oo]n|\b[Ff]alls on|^)\s?[Aa]n?\s(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|^(?P<first>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?=[,:;.]| \d{1,2}[.:ap])"
)
_YEAR = re.compile(r"(?<![\d/–-])20\d{2}(?![\d/–-]\d|\d)")
_LINK_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")


def check_part(part: Issue) -> Iterator[Diagnostic]:
    words = {id(copy.prose): copy for copy in copy_of(part) if copy.role is Role.EVENT}
    for one in events(part):
        title, text = words.get(id(one.event.title)), words.get(id(one.event.text))
        if title:
            yield from _other_date(one, title)
            yield from _other_year(one, title)
        if text:
            yield from _other_date(one, text)
            yield from _other_weekday(one, text)
        yield from _other_link(one)


def _other_date(one: Listed, copy: Copy) -> Iterator[Diagnostic]:
    event = one.event
    for start, end in copy.sentences:
        sentence = copy.text[start:end]
        if copy.prose is not event.title and _OTHER.search(sentence):
            continue
        found = list(dates_in(sentence))
        days = [day for date in found if (day := date.nearest(event.start))]
        if any(_covers(event, day) for day in days):
            continue
        for date in found:
            day = date.nearest(event.start)
            if day and abs(day - event.start) <= _NEAR:
                yield Diagnostic(
                    "conflicting-event-date",
                    SEVERITY,
                    f"‘{sentence[date.start : date.end]}’ here, but the event is dated {one.when}",
                    copy.place(start + date.start, start + date.end),
                    "Ask which is right, and correct the other.",
                )


def _other_weekday(one: Listed, copy: Copy) -> Iterator[Diagnostic]:
    event = one.event
    length = ((event.end or event.start) - event.start).days
    days = {(event.start + dt.timedelta(days=n)).weekday() for n in range(min(length, 6) + 1)}
    for match in _BARE.finditer(copy.text):
        group = "day" if match["day"] else "first"
        if weekday_of(match[group]) not in days:
            said = WEEKDAYS[event.start.weekday()]
            when = "begins on" if event.end else "is dated"
            yield Diagnostic(
                "conflicting-event-date",
                SEVERITY,
                f"‘{match[group]}’ here, but the event {when} {day_said(event.start)}, a {said}",
                copy.place(*match.span(group)),
                "Ask which is right, and correct the other.",
            )


def _other_year(one: Listed, copy: Copy) -> Iterator[Diagnostic]:
    event = one.event
    years = {event.start.year, (event.end or event.start).year}
    found = list(_YEAR.finditer(copy.text))
    if (
        len(found) == 1
        and int(found[0][0]) == event.start.year - 1
        and int(found[0][0]) not in years
    ):
        yield Diagnostic(
            "conflicting-event-date",
            SEVERITY,
            f"‘{found[0][0]}’ in the title, but the event is dated {one.when}",
            copy.place(*found[0].span()),
            "Ask which is right, and correct the other.",
        )


def _other_link(one: Listed) -> Iterator[Diagnostic]:
    found = _LINK_YEAR.findall(one.event.link or "")
    if len(found) == 1 and int(found[0]) == one.event.start.year - 1:
        yield Diagnostic(
            "conflicting-event-date",
            Severity.HINT,
            f"the link has {found[0]} in it, but the event is dated {one.when}",
            one.link_place,
            "Try whether it leads to this year’s event.",
        )


def _covers(event: Event, day: dt.date) -> bool:
    return event.start <= day <= (event.end or event.start)

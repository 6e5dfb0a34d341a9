"""
## What it does

Finds an event of the noticeboard that a text puts in another town or on another day: *the annual
conference in Sheffield* where its venue is in Leeds, *the annual show on 4 May* where it is dated 5
May. Earlier and later years’ events, regions, and venues that name no town are left alone.

## Why it matters

Somebody will go to the wrong town, or a day late.

## Example

```markdown
She will speak at the annual gardens conference in Sheffield.
```

## How to put it right

Ask the organisers, and correct the one that is wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy, Role
from hm.check.dates import MONTHS, WEEKDAYS, dates_in
from hm.check.events import Listed, events
from hm.check.forms import where
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_NOT = frozenset((Role.EVENT, Role.VENUE, Role.CREDIT, Role.MASTHEAD))
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|&")
_PLACE = re.compile(
    r"(?:,?\s[Nn]ext\s\w+|\s(?:19|20)\d\d)?\sin\s(?P<place>[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?)"
)
_ANOTHER = re.compile(
    r"\b(?:last|previous\w*|ago|was|were|held|earlier|next year|past|then|former\w*|after|since)\b",
    re.I,
)
_LATER = re.compile(r"\b(?:will|shall|’ll|next|coming|forthcoming|this)\b", re.I)
_TOWN = re.compile(r"(?:[A-Z][\w’-]+)(?:[\s-](?:[A-Z][\w’-]+|upon|on|le|in|the|under))*")
# fmt: off
_NO_TOWN = frozenset((
    "online", "zoom", "teams", "webinar", "virtual", "england", "scotland", "wales", "ireland",
    "northern", "britain", "europe", "uk", "midlands", "yorkshire", "kent", "sussex", "essex",
    "cornwall", "devon", "dorset", "somerset", "norfolk", "suffolk", "surrey", "cumbria", "county",
    "cheshire", "north", "south", "east", "west", "central", "spring", "summer", "autumn", "winter",
    "westminster", "parliament", "greater", "merseyside", "tyneside",
)) | {month.lower() for month in (*MONTHS, *WEEKDAYS)}
# fmt: on
_ON = re.compile(r"(?:,?\s(?:in|at)\s[^,.;:]{1,40}?)?,?\s(?:on|takes place on|is on)\s")
_LONGEST = 32
"""Characters of a date."""
_LEAST = 2


def check(issue: Issue) -> Iterator[Diagnostic]:
    listed: dict[tuple[str, ...], list[Listed]] = defaultdict(list)
    for one in events(issue):
        name = tuple(_YEAR.sub("", one.name).lower().split())
        name = name[1:] if name[:1] == ("the",) else name
        if len(name) >= _LEAST:
            listed[name].append(one)
    copies = [copy for copy in editorial(issue) if copy.role not in _NOT]
    whole = "\n".join(copy.text for copy in copies).lower()
    listed = {name: several for name, several in listed.items() if " ".join(name) in whole}
    if not listed:
        return
    pattern = re.compile(
        rf"\b(?P<name>{'|'.join(' '.join(map(re.escape, name)) for name in sorted(listed))})", re.I
    )
    for copy in copies:
        for match in pattern.finditer(copy.text):
            if not _is_coming(copy.text, copy.sentences, match.start()):
                continue
            several = listed[tuple(match["name"].lower().split())]
            yield from _other_day(copy, match.end(), several)
            place = _PLACE.match(copy.text, match.end())
            if place is None or not any(map(_town, several)):
                continue
            said = place["place"]
            words = {word.lower() for word in _WORD.findall(said)}
            if words & _NO_TOWN or said.lower().endswith("shire"):
                continue
            if any(said.lower() in f"{one.event.venue} {one.name}".lower() for one in several):
                continue
            there = where(several[0].title_place)
            yield Diagnostic(
                "event-told-differently",
                SEVERITY,
                f"‘{said}’ here, but the event’s venue is ‘{several[0].event.venue}’ in {there}",
                copy.place(*place.span("place")),
                "Ask which is right, and correct the other.",
            )


def _other_day(copy: Copy, at: int, several: list[Listed]) -> Iterator[Diagnostic]:
    """A date right after the name of an event that is none of its days."""
    before = _ON.match(copy.text, at)
    if before is None:
        return
    said = copy.text[before.end() : before.end() + _LONGEST]
    date = next((date for date in dates_in(said) if not date.start), None)
    if date is None or date.end > len(said):
        return
    for one in several:
        day = date.nearest(one.event.start)
        if day is None or one.event.start <= day <= (one.event.end or one.event.start):
            return
    yield Diagnostic(
        "event-told-differently",
        SEVERITY,
        f"‘{said[: date.end]}’ here, but the event is dated {several[0].when} in"
        f" {where(several[0].date_place)}",
        copy.place(before.end(), before.end() + date.end),
        "Ask which is right, and correct the other.",
    )


def _is_coming(text: str, sentences: tuple[tuple[int, int], ...], at: int) -> bool:
    """Whether a sentence tells of the next one."""
    start, end = next((s for s in sentences if s[0] <= at < s[1]), (0, len(text)))
    sentence = text[start:end]
    return bool(_LATER.search(sentence)) or not _ANOTHER.search(sentence)


def _town(one: Listed) -> str:
    """The town of a venue: what follows its last comma, or all of it; empty where it is none."""
    venue = one.event.venue or ""
    last = re.sub(r"\s[A-Z]{1,2}\d.*$", "", venue.rpartition(",")[2].strip())
    if not _TOWN.fullmatch(last) or ("," not in venue and " " in venue):
        return ""
    return "" if last.lower() in _NO_TOWN else last

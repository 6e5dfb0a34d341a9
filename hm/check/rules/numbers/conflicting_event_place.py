"""
## What it does

Finds an event of the noticeboard that a text puts in another town: *the annual conference in
Sheffield* where its venue is in Leeds. Earlier and later years’ events, regions, and venues that
name no town are left alone.

## Why it matters

Somebody will go to the wrong town.

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
from hm.check.copy.model import Role
from hm.check.dates import MONTHS, WEEKDAYS
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
_LEAST = 2


def check(issue: Issue) -> Iterator[Diagnostic]:
    listed: dict[tuple[str, ...], list[Listed]] = defaultdict(list)
    for one in events(issue):
        name = tuple(_YEAR.sub("", one.name).lower().split())
        name = name[1:] if name[:1] == ("the",) else name
        if len(name) >= _LEAST and _town(one):
            listed[name].append(one)
    if not listed:
        return
    pattern = re.compile(
        rf"\b(?P<name>{'|'.join(' '.join(map(re.escape, name)) for name in sorted(listed))})", re.I
    )
    for copy in editorial(issue):
        if copy.role in _NOT:
            continue
        for match in pattern.finditer(copy.text):
            place = _PLACE.match(copy.text, match.end())
            if place is None or not _is_coming(copy.text, copy.sentences, match.start()):
                continue
            several = listed[tuple(match["name"].lower().split())]
            said = place["place"]
            words = {word.lower() for word in _WORD.findall(said)}
            if words & _NO_TOWN or said.lower().endswith("shire"):
                continue
            if any(said.lower() in f"{one.event.venue} {one.name}".lower() for one in several):
                continue
            there = where(several[0].title_place)
            yield Diagnostic(
                "conflicting-event-place",
                SEVERITY,
                f"‘{said}’ here, but the event’s venue is ‘{several[0].event.venue}’ in {there}",
                copy.place(*place.span("place")),
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

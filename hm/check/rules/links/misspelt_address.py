"""
## What it does

Finds addresses that miss a name by a letter: a short address whose words nearly have a name or
abbreviation of the same sentence or list item (`…/reform-ippir` beside IPPR), a website or an
e-mail domain that stands one letter off another of the issue, an e-mail whose name part is
nearly that of the person beside it, or of another e-mail.

## Why it matters

It may be made that way and work. Mostly it does not, and the only way to know is to try.

## Example

```markdown
- *Reform*, Fabian Society, 2023 (example.org/reform-fabain)
```

## How to put it right

Try the address. If it works as it stands, say so: `<!-- hm: ignore misspelt-address -->`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from hm.check.addresses import without_addresses
from hm.check.copy.gather import by_article
from hm.check.copy.model import Role
from hm.check.lexicon.spelling import speller
from hm.check.names import letters
from hm.check.weblinks import Address, every, surroundings
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.WARNING

_SHORTEST = 4
"""Letters of a name; shorter ones are a letter off too many others."""
_LONG = 9
"""From so many letters on, two may differ."""
_NAME = re.compile(r"\b[^\W\d_]*[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*")
_PARTS = re.compile(r"[^a-z]+")


def check(issue: Issue) -> Iterator[Diagnostic]:
    found = [one for one in every(issue) if not one.advertises]
    yield from _paths(found, issue)
    yield from _hosts(found, issue)
    yield from _mailboxes(found, issue)


def _paths(found: list[Address], issue: Issue) -> Iterator[Diagnostic]:
    known: frozenset[str] | None = None
    for one in found:
        if one.is_mail or not one.path or one.copy is None:
            continue
        parts = [part for part in _PARTS.split(one.path.lower()) if len(part) >= _SHORTEST]
        words = _NAME.findall(surroundings(one))
        names = {
            key: word for word in words if len(key := letters(word).replace(" ", "")) >= _SHORTEST
        }
        for part in dict.fromkeys(parts):
            if part in names or any(_holds(part, name) for name in names):
                continue
            slips = [said for name, said in names.items() if _slip(part, name)]
            if not slips:
                continue
            if known is None:
                known = _words(issue)
            if part in known or speller(issue.magazine.language).knows(part):
                continue
            at = one.text.lower().find(part)
            place = one.place
            if not one.is_target and at >= 0:
                place = one.copy.place(one.start + at, one.start + at + len(part))
            yield _found(part, f"‘{slips[0]}’ beside it", place)


def _words(issue: Issue) -> frozenset[str]:
    """All words of the issue but those of addresses."""
    return frozenset(
        part
        for copies in by_article(issue).values()
        for copy in copies
        for part in _PARTS.split(without_addresses(copy.text, " ").lower())
    )


def _holds(part: str, name: str) -> bool:
    """Whether one is the other with something before or after it: ‘reports’ and ‘report’."""
    return part.startswith(name) or name.startswith(part) or part.endswith(name)


def _hosts(found: list[Address], issue: Issue) -> Iterator[Diagnostic]:
    hosts = [one.host for one in found]
    counts = Counter(hosts)
    own = {(issue.magazine.site or "").lower().removeprefix("www.")}
    if issue.magazine.editor and issue.magazine.editor.email:
        own.add(issue.magazine.editor.email.rpartition("@")[2].lower())
    counts.update(host for host in own if host)
    order = {host: number for number, host in enumerate(counts)}
    rank = {host: (counts[host], host in own, -order[host]) for host in counts}
    near = {
        host: [
            other for other in counts if rank[other] > rank[host] and _one_label_off(host, other)
        ]
        for host in counts
    }
    for one, host in zip(found, hosts, strict=True):
        if near[host]:
            yield _found(host, f"‘{near[host][0]}’ elsewhere in the issue", one.place)


def _one_label_off(one: str, other: str) -> bool:
    ones, others = one.split("."), other.split(".")
    if len(ones) != len(others):
        return False
    apart = [pair for pair in zip(ones, others, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and _slip(*apart[0]) and len(apart[0][0]) > _SHORTEST


def _mailboxes(found: list[Address], issue: Issue) -> Iterator[Diagnostic]:
    mails = [one for one in found if one.is_mail and "@" in one.key]
    boxes = Counter(one.key for one in mails)
    editor = issue.magazine.editor
    if editor and editor.email:
        boxes[editor.email.lower()] += 1
    for one in mails:
        box, _, host = one.key.lower().partition("@")
        twins = [
            other
            for other in boxes
            if other.lower().endswith(f"@{host}")
            and _slip(box, other.lower().partition("@")[0])
            and boxes[other] > boxes[one.key]
        ]
        if twins:
            yield _found(box, f"‘{twins[0]}’ elsewhere in the issue", one.place)
        elif name := _person(box, one, issue):
            yield _found(box, f"the name of ‘{name}’", one.place)


def _person(box: str, one: Address, issue: Issue) -> str | None:
    """Whose name a mailbox misses by a letter."""
    names = _people(one, issue)
    forms = {form: name for name in names for form in _forms(name)}
    plain = re.sub(r"[^a-z]", "", box)
    parts = [part for part in _PARTS.split(box) if part]
    if plain in forms or any(part in forms for part in parts):
        return None
    for written in (plain, *parts):
        near = {
            name for form, name in forms.items() if len(form) > _SHORTEST and _slip(written, form)
        }
        if len(near) == 1:
            return near.pop()
    return None


def _people(one: Address, issue: Issue) -> list[str]:
    """The people who may be meant beside an address: named there, or signing the article."""
    names = re.findall(r"[A-Z][\w’-]+(?:\s[A-Z][\w’.-]*){1,3}", surroundings(one))
    copy = one.copy
    if copy and copy.article and copy.role in (Role.BIO, Role.NOTE, Role.STANDFIRST):
        names += [author.name for author in copy.article.authors]
    if issue.magazine.editor:
        names.append(issue.magazine.editor.name)
    return names


def _forms(name: str) -> set[str]:
    """How mailboxes are made of a name: ``example``, ``aexample``, ``annexample``, ``annexa``."""
    words = [letters(word).replace(" ", "") for word in name.split()]
    if len(words) < 2 or not all(words):
        return set()
    first, last = words[0], words[-1]
    return {
        last,
        first,
        first[0] + last,
        first + last,
        last + first[0],
        first + last[0],
        last + first,
    }


def _slip(one: str, other: str) -> bool:
    """Whether a word is another but for a letter or two; the first letters are the same."""
    if one == other or min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    most = 2 if min(len(one), len(other)) >= _LONG else 1
    if one in (f"{other}s", other[:-1]) or other in (f"{one}s", one[:-1]):
        return False
    return OSA.distance(one, other, score_cutoff=most) <= most


def _found(part: str, beside: str, place: Place) -> Diagnostic:
    return Diagnostic(
        "misspelt-address",
        SEVERITY,
        f"‘{part}’ in this address, but {beside}",
        place,
        "Try the address, and correct whichever is wrong.",
    )

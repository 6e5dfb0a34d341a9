"""
## What it does

Finds a person who holds two posts at one body in one article: *Lena Firth, chief executive of
Northgate Gardens*, and *Northgate Gardens director Lena Firth*. Posts that somebody had, or will
have, are left alone, and so are those of which one says more (director, deputy director). Posts of
one rank in other words are `post-named-two-ways`.

## Why it matters

One of them is wrong, or out of date, and the person will tell you.

## Example

```markdown
“It works,” says Lena Firth, chief executive of Northgate Gardens. … Northgate Gardens director
Lena Firth says it will last.
```

## How to put it right

Look up which post it is, and give that in both places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from hm.check.forms import where
from hm.check.names import letters
from hm.check.people.mentions import Mention, people
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.WARNING

# fmt: off
_POSTS = (
    "chief executive officer", "chief executive", "managing director", "executive director",
    "medical director", "finance director", "director general", "director-general",
    "general secretary", "deputy director", "deputy chief executive", "vice-chair",
    "vice-president", "deputy chair", "assistant director", "regional director",
    "chief operating officer", "chief nurse", "headteacher", "principal", "treasurer", "president",
    "chairman", "chairwoman", "chairperson", "chair", "director", "secretary", "chief constable",
    "vice-chancellor", "dean", "rector", "curator", "bishop", "mayor", "leader", "editor",
    "deputy editor", "chief economist", "policy director", "director of policy",
    "head of policy", "head of research", "director of research", "director of nursing",
    "chief officer", "general manager", "branch secretary", "branch chair",
)
# fmt: on
_SAME = (
    ("chief executive officer", "chief executive", "chief officer"),
    ("chairman", "chairwoman", "chairperson", "chair"),
    ("director general", "director-general"),
)
"""One post under several names."""
_POST = "|".join(sorted(_POSTS, key=lambda post: (-len(post), post)))
_BODY = r"(?:[A-Z][\w’&-]*|&)(?:\s(?:of|for|and|the|&|[A-Z][\w’-]*)){0,6}?"
_GENERIC = (
    "trust|union|council|charity|company|society|association|authority|board|federation|college"
    "|university|school|museum|hospital|foundation|institute|agency|regulator|club|firm|party"
)
_BEFORE = re.compile(
    rf"(?P<body>{_BODY})(?:’s|’)?\s(?P<post>{_POST}),?\s(?:(?:Sir|Dame|Dr|Prof|Professor|Lord|Lady)\s)?$"
)
_ITS_BEFORE = re.compile(rf"\b(?:[Tt]he|[Ii]ts)\s(?P<body>{_GENERIC})’s\s(?P<post>{_POST}),?\s$")
_ITS_AFTER = re.compile(rf",\sthe\s(?P<body>{_GENERIC})’s\s(?P<post>{_POST})(?=[,.;:—])")
_AFTER = re.compile(
    rf",\s(?:(?:the|its)\s)?(?P<post>{_POST})\s(?:of|at|for)\s(?:the\s)?(?P<body>[A-Z][\w’-]*"
    r"(?:\s(?:of|for|and|the|&)(?=\s(?:the\s)?[A-Z])|\s[A-Z][\w’-]*){0,6})"
)
_OWNED = re.compile(
    rf",\s(?P<body>[A-Z][\w-]*(?:\s(?:of|for|and|the|&|[A-Z][\w-]*)){{0,6}}?)’s?\s(?P<post>{_POST})(?=[,.;:—])"
)
_LEADING = re.compile(r"^(?:(?:But|And|The|While|When|As|For|In|At|So|Yet|Now)\s)+")
_PASSED = re.compile(
    r"\b(?:former\w*|then|ex|outgoing|incoming|next|new|previous\w*|acting|interim|was|became|until"
    r"|joint|late|appointed|promoted|both)\b[^.]{0,40}$",
    re.I,
)
_REACH = 90


@dataclass(frozen=True, slots=True)
class _Held:
    post: str
    body: str
    """As it is compared."""
    written: str
    place: Place


def check(issue: Issue) -> Iterator[Diagnostic]:
    held: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    for mention in people(issue).mentions:
        if mention.sure:
            held[mention.name, mention.copy.slug] += _held(mention)
    for (name, _), several in held.items():
        for one, two in combinations(several, 2):
            if _is_one(one.body, two.body) and _differ(one.post, two.post):
                yield Diagnostic(
                    "two-posts-for-one",
                    SEVERITY,
                    f"‘{name}’ is ‘{two.written}’ here, and ‘{one.written}’ in {where(one.place)}",
                    two.place,
                    "Look up which post it is, and give that in both places.",
                )
                break


def _held(mention: Mention) -> Iterator[_Held]:
    text = mention.copy.text
    start = next((low for low, high in mention.copy.sentences if low <= mention.start < high), 0)
    begin = max(start, mention.start - _REACH)
    near = text[begin : mention.start]
    before = _BEFORE.search(near) or _ITS_BEFORE.search(near)
    if before and not _PASSED.search(before.string[: before.start("post")]):
        yield _made(mention, before, begin)
    for pattern in (_AFTER, _OWNED, _ITS_AFTER):
        after = pattern.match(text, mention.end)
        if after:
            yield _made(mention, after, 0)
            break


def _made(mention: Mention, match: re.Match[str], shift: int) -> _Held:
    start, end = match.span("post")
    body = letters(_LEADING.sub("", match["body"]).removesuffix("’s"))
    place = mention.copy.place(shift + start, shift + end)
    return _Held(match["post"], body.removeprefix("the "), match["post"], place)


def _is_one(one: str, two: str) -> bool:
    """Whether two bodies are one, or one of them is named in short."""
    short, long = sorted((one, two), key=len)
    return one == two or (" " in short and f" {short} " in f" {long} ")


def _differ(one: str, two: str) -> bool:
    if any(one in group and two in group for group in _SAME):
        return False
    return one not in two and two not in one

"""The addresses of an issue: those printed, those behind links, those of its events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from hm.check.addresses import addresses
from hm.check.copy.gather import copy_of
from hm.check.copy.model import Copy
from hm.check.events import events
from hm.check.pictures import shown
from hm.check.remembered import remembered
from hm.check.wording import Wording
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.prose import Link

_SCHEME = re.compile(r"^(?:https?://|mailto:)", re.I)
_LIKE = re.compile(r"[\w-]\.[a-z]|@")
"""What a text has that has an address: it is quicker to look for."""
_SHORTENERS = frozenset(
    (
        *("aka.ms", "bit.ly", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy"),
        *("shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "wp.me", "youtu.be"),
    )
)
_BESIDE = 400
"""Characters: what stands further off is not beside an address."""
_MANY = 3
"""From so many paths of one word on, a host is taken for one that makes addresses shorter."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address, and where it is written."""

    text: str
    """As written, without the marks of the sentence around it."""
    place: Place
    copy: Copy | None
    """The passage it stands in; None for that of an event, a QR code or the magazine."""
    start: int
    end: int
    """Its characters in the passage; of a link’s target, those of the link’s words."""
    words: str
    """What is read in its stead: the words of a link; else empty."""
    advertises: bool
    is_target: bool = False
    """Whether it is followed, and not read: a link’s, or a QR code’s."""

    @property
    def key(self) -> str:
        """What two ways of writing one address have in common."""
        return key_of(self.text)

    @property
    def host(self) -> str:
        """Without ‘www.’; of an e-mail what stands after the @."""
        return re.split(r"[/?#]", self.key, maxsplit=1)[0].rpartition("@")[2]

    @property
    def path(self) -> str:
        """What follows the host, without its first slash."""
        return self.key.partition("/")[2]

    @property
    def is_mail(self) -> bool:
        """Whether it is of e-mail."""
        return "@" in self.text.partition("/")[0] or self.text.lower().startswith("mailto:")


@lru_cache(maxsize=4096)
def key_of(address: str) -> str:
    """An address without scheme, ‘www.’ and a slash at its end, its host in small letters."""
    bare = unquote(_SCHEME.sub("", address.strip()))
    if address.lower().startswith("mailto:"):
        bare = bare.partition("?")[0]
    host, slash, path = bare.partition("/")
    return (host.lower().removeprefix("www.") + slash + path).rstrip("/")


def printed(issue: Issue) -> Iterator[Address]:
    """The addresses that are read in the text, those in the words of links too."""
    for copy in copy_of(issue):
        found = addresses(copy.text)
        for start, end in found if found and _LIKE.search(copy.text) else ():
            place = copy.place(start, end)
            yield Address(copy.text[start:end], place, copy, start, end, "", copy.is_ad)
    for one in events(issue):
        if one.event.link:
            yield Address(one.event.link, one.link_place, None, 0, 0, "", False)


def linked(issue: Issue) -> Iterator[Address]:
    """The targets of links, page references apart, and those of QR codes."""
    wording = Wording(issue)
    for copy in copy_of(issue):
        for start, end, node in copy.nodes():
            if isinstance(node, Link):
                written = wording.find(unquote(node.href), node.place)
                place = written or wording.find(node.href, node.place) or node.place
                words = copy.text[start:end]
                advertises = copy.is_ad
                yield Address(node.href, place, copy, start, end, words, advertises, True)
    for one in shown(issue):
        if one.picture.code:
            yield Address(one.picture.code, one.picture.place, None, 0, 0, "", one.advertises, True)


@remembered
def every(issue: Issue) -> tuple[Address, ...]:
    """All of them, but once what a link has for words and target."""
    targets = tuple(linked(issue))
    spans = {(id(one.copy), one.start) for one in targets if one.copy}
    return (
        *(one for one in printed(issue) if (id(one.copy), one.start) not in spans),
        *targets,
    )


def shorteners(found: tuple[Address, ...]) -> frozenset[str]:
    """The hosts whose addresses are short for others."""
    paths: dict[str, set[str]] = {}
    for one in found:
        if one.path and re.fullmatch(r"[\w-]+", one.path) and "." not in one.path:
            paths.setdefault(one.host, set()).add(one.path)
    return _SHORTENERS | {host for host, several in paths.items() if len(several) >= _MANY}


def surroundings(address: Address) -> str:
    """The sentence or the item of a list that an address stands in, and the address cut out."""
    copy = address.copy
    if copy is None:
        return ""
    spans = ((start, end) for start, end in copy.sentences if start <= address.start < end)
    start, end = next(spans, (0, len(copy.text)))
    if not copy.is_running or copy.panel == "find-out-more":
        start, end = 0, len(copy.text)
    start, end = max(start, address.start - _BESIDE), min(end, address.end + _BESIDE)
    return copy.text[start : address.start] + " " + copy.text[address.end : end]

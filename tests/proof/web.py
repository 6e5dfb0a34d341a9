"""The text of a web page: what stands in its main part."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

APART = {"nav", "style", "script"}
"""What leads elsewhere, or says nothing."""


@dataclass(slots=True)
class Page:
    """A web page."""

    pieces: list[str] = field(default_factory=list)
    """What stands between two tags."""
    alts: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """Address and words, without their spaces at the ends."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.main = False
        self.apart = 0
        self.link: str | None = None
        self.link_words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "main":
            self.main = True
        self.apart += tag in APART
        if not self.main or self.apart:
            return
        if tag == "img":
            self.page.alts.append(given.get("alt") or "")
        elif tag == "a":
            self.link, self.link_words = given.get("href") or "", ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.main = False
        self.apart -= tag in APART
        if tag == "a" and self.link is not None:
            self.page.links.append((self.link, " ".join(self.link_words.split())))
            self.link = None

    def handle_data(self, data: str) -> None:
        if self.main and not self.apart:
            self.page.pieces.append(data)
            if self.link is not None:
                self.link_words += data


def read(path: Path) -> Page:
    """Read a web page."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.page

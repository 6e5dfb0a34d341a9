"""Inline text to HTML: the same for every edition but for where references lead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from hm.compose.capitals import marked
from hm.compose.references import PageMap, printed
from hm.model.prose import (
    Break,
    Code,
    Emphasis,
    Inline,
    Link,
    PageReference,
    Prose,
    Strong,
    Text,
    plain,
)

_SCHEME = re.compile(r"(?i)^(https?|mailto|tel):")
_ADDRESS = re.compile(
    r"(?<![\w@/.])(?:https?://)?(?:www\.)?"
    r"(?:[\w.+-]+@)?(?:[a-z0-9-]+\.)+(?:uk|org|com|net|info|law|social|nhs|eu|io|gov|co|scot|wales|int"
    r"|edu|health)"
    r"(?:/[\w\-./?=&%#+~]*[\w/])?(?![\w@])"
)
_MAY_BE_ADDRESS = re.compile(r"\.[a-z]{2}")
"""What every address has. It is found ten times as fast as an address."""


def address_target(words: str) -> str:
    """The link target of an address as a magazine prints it."""
    if _SCHEME.match(words):
        return words
    return f"mailto:{words}" if "@" in words else f"https://{words}"


@dataclass(frozen=True, slots=True)
class ProseWriter:
    """Writes prose as HTML."""

    pages: PageMap
    href: Callable[[str], str | None]
    """Where a target (``slug`` or ``slug#id``) leads; None for plain text."""
    finish: Callable[[str], str] = str
    """What becomes of plain characters before they are escaped: an edition's niceties."""
    small_caps: int = 0
    """Capitals in a row, from so many letters, are marked as small; 0 leaves them alone."""
    places: bool = False
    """Whether every reference tells where it is written (``data-ref``), for layout's records."""
    addresses: bool = True
    """Whether printed web and e-mail addresses are made links."""
    authors: frozenset[str] = frozenset()
    """Emphasis of one of these names is marked ``<em class="author">``."""

    def html(self, prose: Prose | None) -> Markup:
        """Markup without a block element around it."""
        return Markup("").join(self._node(node) for node in prose or ())

    def text(self, words: str | None) -> Markup:
        """A plain field."""
        return self._characters(words or "", link=self.addresses)

    def _node(self, node: Inline, reference: PageReference | None = None) -> Markup:
        if isinstance(node, Text):
            words = node.text if reference is None else printed(reference, node.text, self.pages)
            return self._characters(words, link=self.addresses and reference is None)
        if isinstance(node, Code):
            return Markup(f"<code>{escape(node.text)}</code>")
        if isinstance(node, Break):
            return Markup("<br>")
        if isinstance(node, Link):
            inner = Markup("").join(self._plain_inside(child) for child in node.children)
            return Markup(f'<a href="{escape(node.href)}">{inner}</a>')
        if isinstance(node, PageReference):
            inner = Markup("").join(self._node(child, node) for child in node.children)
            target = self.href(node.targets[0]) if node.targets else None
            if target is None:
                return inner
            where = f' data-ref="{escape(node.place)}"' if self.places else ""
            return Markup(f'<a class="ref" href="{escape(target)}"{where}>{inner}</a>')
        inner = Markup("").join(self._node(child, reference) for child in node.children)
        if isinstance(node, Strong):
            return Markup(f"<strong>{inner}</strong>")
        return self._emphasis(node, inner)

    def _emphasis(self, node: Emphasis, inner: Markup) -> Markup:
        # The words of a name may be tied.
        if " ".join(plain(node.children).split()) in self.authors:
            return Markup(f'<em class="author">{inner}</em>')
        return Markup(f"<em>{inner}</em>")

    def _plain_inside(self, node: Inline) -> Markup:
        """A node inside a link, where no further link may stand."""
        if isinstance(node, Text):
            return self._characters(node.text, link=False)
        return self._node(node)

    def _characters(self, words: str, *, link: bool) -> Markup:
        if not link or not _MAY_BE_ADDRESS.search(words):
            return self._plain(words)
        parts: list[Markup] = []
        end = 0
        for match in _ADDRESS.finditer(words):
            parts.append(self._plain(words[end : match.start()]))
            parts.append(
                Markup(
                    f'<a class="address" href="{escape(address_target(match[0]))}">'
                    f"{breakable(match[0])}</a>"
                )
            )
            end = match.end()
        parts.append(self._plain(words[end:]))
        return Markup("").join(parts)

    def _plain(self, words: str) -> Markup:
        return marked(self.finish(words), self.small_caps)


def breakable(address: str) -> Markup:
    """An address that may break after a slash or before a full stop, never elsewhere."""
    return Markup("<wbr>").join(
        escape(part) for part in re.split(r"(?<=/)(?=[^/])|(?<=@)", address) if part
    )

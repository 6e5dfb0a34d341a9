"""Inline text: a tree of small frozen nodes, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hm.model.place import Place


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters; a soft line break of the manuscript is a space in them."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Emphasis:
    """``*words*``"""

    children: Prose
    place: Place


@dataclass(frozen=True, slots=True)
class Strong:
    """``**words**``"""

    children: Prose
    place: Place


@dataclass(frozen=True, slots=True)
class Code:
    """Words between backquotes."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Break:
    """A hard line break."""

    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address."""

    href: str
    children: Prose
    place: Place
    title: str | None = None


@dataclass(frozen=True, slots=True)
class PageReference:
    """A link with the scheme ``page:``."""

    targets: tuple[str, ...]
    """Resolved targets: ``slug`` or ``slug#id`` (``#id`` has its article's slug added)."""
    children: Prose
    place: Place
    """The whole link."""
    target_place: Place
    """The target between the brackets, without the scheme."""


Inline = Text | Emphasis | Strong | Code | Break | Link | PageReference
Prose = tuple[Inline, ...]


def plain(prose: Prose | None) -> str:
    """The characters of ``prose`` without its marks; a hard break is a newline."""
    if not prose:
        return ""
    parts: list[str] = []
    for node in prose:
        if isinstance(node, (Text, Code)):
            parts.append(node.text)
        elif isinstance(node, Break):
            parts.append("\n")
        else:
            parts.append(plain(node.children))
    return "".join(parts)


def walk(prose: Prose | None) -> Iterator[Inline]:
    """Every node of ``prose``, parents before their children."""
    for node in prose or ():
        yield node
        if isinstance(node, (Emphasis, Strong, Link, PageReference)):
            yield from walk(node.children)

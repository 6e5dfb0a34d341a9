"""Attributes in braces: ``{#id key="value" key=value}``.

Why not the attribute reader of mdit-py-plugins: it tells neither where an attribute
stands nor what is wrong with one, and ``place=top@2`` is beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hm.model.picture import Focus, Placement, Position
from hm.model.place import Place
from hm.read.faults import Faults
from hm.read.focus import REMEDY, no_focus, read_focus
from hm.read.near import did_you_mean, listed
from hm.read.source import Strand

_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s#{}"'=,]+)
        | (?P<key>[^\W\d][\w-]*)=(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s{}"'“”]+))
    )(?=[\s}])""",
    re.X | re.S,
)
_START = re.compile(r"\{\s*(?:\#|\.|[\w-]+\s*=)")
_PLACE = re.compile(r"([a-z]+)(?:@([0-9]{1,3}))?")
_PAGED = (Position.TOP, Position.OUTER, Position.FULL)
PLACES = ("column", "bottom", "top@2", "outer@2", "full@2")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute; ``value`` knows where each of its characters stands."""

    key: str
    value: Strand
    place: Place
    """Where the key is written."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands between two braces."""

    items: tuple[Attribute, ...] = ()

    def get(self, key: str) -> Attribute | None:
        return next((item for item in self.items if item.key == key), None)

    def words(self, key: str) -> str | None:
        """A value; None where it was not given or is blank."""
        found = self.get(key)
        return (found.value.text.strip() or None) if found else None

    def value_place(self, key: str) -> Place | None:
        """Where the value of an attribute is written; None where it was not given."""
        found = self.get(key)
        if found is None:
            return None
        length = len(found.value.text)
        return found.value.place(0, length) if length else found.place


def looks_like_attributes(text: str, at: int) -> bool:
    """Whether the brace at ``at`` begins attributes rather than words."""
    return bool(_START.match(text, at))


def parse_attributes(strand: Strand, start: int) -> tuple[Attributes, int] | int:
    """Read the braces that open at ``start``.

    Returns the attributes and the index after the closing brace; where something is
    wrong, the index of what cannot be read.
    """
    text = strand.text
    at = start + 1
    items: list[Attribute] = []
    while match := _ITEM.match(text, at):
        kind = match.lastgroup or ""
        begin, end = match.span(kind)
        key = "id" if kind == "id" else match["key"]
        key_at = match.start("id") - 1 if kind == "id" else match.start("key")
        words = re.sub(r"\\(.)", r"\1", match[kind], flags=re.S)
        value = strand.part(begin, end, words)
        value = value.like(value.text.replace("\n", " "))
        key_end = match.end("id") if kind == "id" else match.end("key")
        items.append(Attribute(key, value, strand.place(key_at, key_end)))
        at = match.end()
    while text[at : at + 1].isspace():
        at += 1
    if text[at : at + 1] != "}":
        return min(at, len(text) - 1)
    return Attributes(tuple(items)), at + 1


def malformed_remedy(strand: Strand, at: int) -> str:
    """How to put right attributes that cannot be read from ``at`` on."""
    if any(mark in strand.text[at : at + 80] for mark in "“”„"):
        return 'Put straight quotation marks around values: title="Words".'
    return 'Write them as {#id key="value"}, and close the brace.'


def check_attributes(
    attributes: Attributes, allowed: Iterable[str], owner: str, faults: Faults
) -> None:
    """Note the attributes that ``owner`` does not take, and those given twice."""
    names = list(allowed)
    written = ["#id" if name == "id" else name for name in names]
    seen: set[str] = set()
    for item in attributes.items:
        if item.key not in names:
            faults.add(
                "unknown-attribute",
                f"{owner} takes no attribute ‘{item.key}’",
                item.place,
                did_you_mean(item.key, names, f"It takes {listed(written, 'and')}."),
            )
        elif item.key in seen:
            faults.add(
                "bad-value",
                f"the attribute ‘{item.key}’ is given twice",
                item.place,
                "Keep one of the two.",
            )
        seen.add(item.key)


def focal_point(attributes: Attributes, faults: Faults) -> Focus | None:
    """What the attribute ``focus`` names; a fault leaves the crop to the design."""
    written, where = attributes.get("focus"), attributes.value_place("focus")
    if written is None or where is None:
        return None
    point = read_focus(written.value.text)
    if point is None:
        faults.add("bad-value", no_focus(written.value.text), where, REMEDY)
    return point


def placement(attributes: Attributes, faults: Faults) -> Placement:
    """What the attribute ``place`` asks for; a fault falls back to the column."""
    written = attributes.get("place")
    where = attributes.value_place("place")
    if written is None or where is None:
        return Placement()
    value = written.value.text.strip()
    match = _PLACE.fullmatch(value)
    names = [str(position) for position in Position]
    if match is None or match[1] not in names:
        name = value.partition("@")[0]
        faults.add(
            "bad-value",
            f"‘{value}’ is not a place on a page",
            where,
            did_you_mean(name, names, f"Write {listed(PLACES)}; pages count from 1."),
        )
        return Placement()
    position = Position(match[1])
    if position not in _PAGED:
        if match[2]:
            faults.add(
                "bad-value",
                f"the place ‘{position}’ takes no page number",
                where,
                f'Write place="{position}".',
            )
        return Placement(position, None, where)
    if not match[2] or int(match[2]) < 1:
        faults.add(
            "bad-value",
            f"the place ‘{value}’ must name one of the article’s pages, counted from 1",
            where,
            f'Write place="{position}@2" for the second page.',
        )
        return Placement()
    return Placement(position, int(match[2]), where)

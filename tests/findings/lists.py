"""Reads the lists of what careful readers found in published issues.

They are Markdown, written by people: a heading for each kind of fault, under it items

    12. **certain** — `slug`: “words”; `other`: ⟦“words” with marks⟧. A remark.
    12. **certain** · `slug`, `other` · “words” / “other words” — a remark.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.findings.kinds import Kinds, named, of_heading

_ITEM = re.compile(r"(\d+)\. \*\*(certain|possible)\*\*\s*[—·]\s*([\s\S]*)")
_SLUGS = re.compile(r"((?:`[^`]+`(?:,\s*)?)+)\s*·\s*")
_QUOTE = re.compile(r"`([^`]+)`:\s*(?:⟦([^⟧]*)⟧|“((?:[^“”]|“[^“”]*”)*)”)")
_ALSO = re.compile(r"\balso\b([\s\S]*)", re.I)
_PHRASE = re.compile(r"‘([^‘]*?)’(?!\w)|\b([A-Za-z]+-[A-Za-z-]+)\b")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that an item names, and where they stand."""

    slugs: tuple[str, ...]
    """Articles, or ``issue.yaml``; empty where the item does not say."""
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """One fault that a reader found."""

    issue: str
    """Its number, as text."""
    number: int
    certain: bool
    kinds: Kinds
    unknowable: str | None
    """Why nobody can know it from the issue alone; None where it can be known."""
    quotes: tuple[Quote, ...]
    found_by: tuple[str, ...]
    """Rules that find it at any place of its files, for they are about more than words."""
    also: tuple[str, ...]
    """Words that the remark adds: “also …”."""
    text: str = field(repr=False)
    """The item as written, for the reader’s own eyes."""


@dataclass(frozen=True, slots=True)
class _Extra:
    kinds: dict[str, Kinds]
    unknowable: dict[str, str]
    found_by: dict[str, list[str]]


def read_lists(folder: Path, data: Path) -> dict[str, tuple[Item, ...]]:
    """The items of every ``found-by-hand-NUMBER.md`` in a folder, by the issue’s number."""
    more = tomllib.loads(data.read_text(encoding="utf-8"))
    found = {}
    for file in sorted(folder.glob("found-by-hand-*.md")):
        issue = file.stem.removeprefix("found-by-hand-")
        about = more.get(issue, {})
        extra = _Extra(
            {number: named(names) for number, names in about.get("kinds", {}).items()},
            about.get("unknowable", {}),
            about.get("found-by", {}),
        )
        found[issue] = tuple(_items(issue, file.read_text(encoding="utf-8"), extra))
    return found


def _items(issue: str, text: str, extra: _Extra) -> Iterator[Item]:
    heading = ""
    for block in re.split(r"\n(?=\d+\. \*\*|#|- |\n)", text):
        if block.startswith("#"):
            heading = block.partition("\n")[0]
        match = _ITEM.match(block.strip())
        if match is None:
            continue
        number, certainty, rest = match.groups()
        rest = " ".join(rest.split())
        quotes, remark = _after_slugs(rest) if _SLUGS.match(rest) else _each_with_slug(rest)
        also = _ALSO.search(remark)
        yield Item(
            issue,
            int(number),
            certainty == "certain",
            extra.kinds.get(number) or of_heading(heading),
            extra.unknowable.get(number),
            quotes,
            tuple(extra.found_by.get(number, ())),
            tuple(one or other for one, other in _PHRASE.findall(also[1])) if also else (),
            " ".join(block.split()),
        )


def _each_with_slug(rest: str) -> tuple[tuple[Quote, ...], str]:
    """`slug`: “words”; `slug`: “words”. Remark."""
    matches = list(_QUOTE.finditer(rest))
    quotes = tuple(Quote((match[1],), match[2] or match[3] or "") for match in matches)
    return quotes, rest[matches[-1].end() :] if matches else rest


def _after_slugs(rest: str) -> tuple[tuple[Quote, ...], str]:
    """`slug`, `slug` · “words” / “words” — remark."""
    match = _SLUGS.match(rest)
    assert match
    slugs = tuple(re.findall(r"`([^`]+)`", match[1]))
    rest = rest[match.end() :]
    words, remark = _parted(rest)
    return tuple(Quote(slugs, _bare(part)) for part in re.split(r" / (?=“)", words)), remark


def _parted(rest: str) -> tuple[str, str]:
    """The quoted words and the remark, which a spaced dash parts that stands in no quotation."""
    for match in re.finditer(" — ", rest):
        before = rest[: match.start()]
        if before.endswith("”") or before.count("“") <= before.count("”"):
            return before, rest[match.end() :]
    return rest, ""


def _bare(words: str) -> str:
    """Words without the marks that quote them; as they are where those do not enclose all."""
    words = words.strip()
    return words[1:-1] if words.startswith("“") and words.endswith("”") else words

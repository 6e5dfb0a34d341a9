"""Well-known names that are often written wrong, and what is right."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

_JOINS = ("", " ", "-")
_MOST_PARTS = 4
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|[ -]")


class Slip(NamedTuple):
    """A wrong way to write a name."""

    words: tuple[str, ...]
    """In small letters."""
    right: str
    is_style: bool
    """Whether some magazines write it so."""


@cache
def slips() -> dict[tuple[str, ...], tuple[Slip, ...]]:
    """The wrong ways by their first two words, or their only one; the longest first.

    Some are the right one but for its capitals.
    """
    found: dict[tuple[str, ...], set[Slip]] = defaultdict(set)
    text = Path(__file__).with_name("misnamed.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        is_style = line.startswith("~")
        right, *wrong = (part.strip() for part in line.removeprefix("~").split("|"))
        for way in (*_variants(right), *wrong):
            words = tuple(way.lower().split())
            found[words[:2]].add(Slip(words, right, is_style))
    return {
        first: tuple(sorted(several, key=lambda slip: (-len(slip.words), slip)))
        for first, several in found.items()
    }


def _variants(right: str) -> list[str]:
    """A name with its parts joined in other ways: LinkedIn, Linked In, Linked-In."""
    parts = [part for part in _HUMP.split(right) if part]
    # What is made of words alone is often right in small letters: a *health foundation*.
    if len(parts) == 1 or len(parts) > _MOST_PARTS or " " in right:
        return [right]
    return [
        "".join(part + join for part, join in zip(parts, (*joins, ""), strict=True))
        for joins in product(_JOINS, repeat=len(parts) - 1)
    ]

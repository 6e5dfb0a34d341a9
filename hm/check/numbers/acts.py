"""Acts of Parliament and their years."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_ENTRY = re.compile(r"^(?P<name>.+? Act)(?P<years>(?: \d{4})+)$")
_LONG = (("nhs", "national health service"), ("foi", "freedom of information"), ("&", "and"))


def years_of(name: str) -> tuple[int, ...]:
    """The years of the Acts of a name such as ‘Equality Act’; none where it is not known."""
    return _acts().get(_key(name), ())


@cache
def _acts() -> dict[str, tuple[int, ...]]:
    text = Path(__file__).with_name("acts.txt").read_text(encoding="utf-8")
    found = (_ENTRY.match(line) for line in text.splitlines() if not line.startswith("#"))
    return {_key(m["name"]): tuple(int(year) for year in m["years"].split()) for m in found if m}


def _key(name: str) -> str:
    words = re.sub(r"[^\w&()\s]", "", name.casefold().replace("-", " ")).split()
    long = dict(_LONG)
    return " ".join(long.get(word, word) for word in words if word != "etc")

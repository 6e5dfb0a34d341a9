"""Where words may be hyphenated, by Pyphen, whose patterns are read once an installation."""

from __future__ import annotations

import marshal
from functools import cache
from typing import Any

import pyphen

from hm.read import kept


@cache
def dictionary(language: str, left: int, right: int) -> Any:
    """Pyphen's dictionary of a language it knows, for ``left`` and ``right`` letters at least
    before and after a hyphen."""
    path = pyphen.LANGUAGES[language]
    if path not in pyphen.hdcache:
        pyphen.hdcache[path] = _patterns(language, path)
    return pyphen.Pyphen(lang=language, left=left, right=right)


def _patterns(language: str, path: Any) -> Any:
    name = f"hyphens-{language}-{pyphen.VERSION}.patterns"
    data = kept.recall(name)
    if data is not None:
        try:
            patterns, longest = marshal.loads(data)
        except (ValueError, EOFError, TypeError):
            pass
        else:
            read = pyphen.HyphDict.__new__(pyphen.HyphDict)
            read.patterns, read.cache, read.maxlen = patterns, {}, longest
            return read
    read = pyphen.HyphDict(path)
    # Languages that change letters at a hyphen hold more than numbers: read each time.
    if all(type(value) is int for _, values in read.patterns.values() for value in values):
        kept.keep(name, marshal.dumps((read.patterns, read.maxlen)))
    return read

"""Which words of a quotation tell it from others."""

from __future__ import annotations

from functools import lru_cache

from hm.check.lexicon.classes import FUNCTION, Class, classes
from hm.check.quoting.compare import Comparison, Words

_SMALL = FUNCTION | Class.BE | Class.HAVE | Class.DO | Class.NUMBER
_LEAST = 3


@lru_cache(maxsize=8192)
def is_telling(word: str) -> bool:
    """Whether a word is not one of those that every sentence has."""
    return len(word) > _LEAST and not classes(word) & _SMALL


@lru_cache(maxsize=8192)
def _is_weighty(word: str) -> bool:
    """Whether a word is none that any remark may have: still, just, much."""
    return not classes(word) & (_SMALL | Class.ADVERB)


def shared(quote: Words, found: Comparison) -> int:
    """How many words a quotation and its source share that would not meet by chance."""
    return sum(map(_is_weighty, {quote[number].word for number, _ in found.matched}))

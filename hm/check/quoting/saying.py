"""The words with which a reporter gives somebody the floor."""

from __future__ import annotations

import re

from hm.check.wordlists import words

_BASES = words("saying")
_PASTS = {
    "say": "said",
    "tell": "told",
    "think": "thought",
    "write": "wrote",
    "admit": "admitted",
    "grin": "grinned",
    "quip": "quipped",
    "sob": "sobbed",
}
_ENDS_IN_Y = re.compile(r"(?<=[^aeiou])y$")


def _third(verb: str) -> str:
    if _ENDS_IN_Y.search(verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"


def _past(verb: str) -> str:
    if verb in _PASTS:
        return _PASTS[verb]
    if _ENDS_IN_Y.search(verb):
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


SAYS = frozenset(_third(verb) for verb in _BASES)
"""says, adds, warns"""
SAID = frozenset(_past(verb) for verb in _BASES)
"""said, added, warned"""
_ING = frozenset(f"{verb.removesuffix('e')}ing" for verb in _BASES)

SAYING = SAYS | SAID
_ANY = SAYING | _ING | frozenset(_BASES)
_WORD = re.compile(r"[a-z]+")
_OTHER = re.compile(
    r"\b(?:according to|in (?:a|the) (?:statement|letter|speech|report|interview|blog|tweet)"
    r"|in (?:his|her|their|its) words|(?:he|she|they) goes? on|put it|the words of|quot(?:es|ed))\b"
)


def gives_the_floor(words: str) -> bool:
    """Whether some words of a reporter tell who speaks: she says, according to the report."""
    small = words.lower()
    return any(word in _ANY for word in _WORD.findall(small)) or bool(_OTHER.search(small))

"""Words and phrases of a list, found in running text whatever their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


class Phrases:
    """A list of phrases, each with what the list says of it."""

    def __init__(self, listed: Iterable[tuple[str, str]]) -> None:
        self._listed = {_bare(phrase): (phrase, said) for phrase, said in listed}
        longest = sorted(self._listed, key=len, reverse=True)
        words = "|".join(re.escape(phrase).replace("\\ ", r"\s+") for phrase in longest)
        self._pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)

    def found(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Of each phrase found: its start and end, its words, and what the list says.

        A phrase that the list writes with capitals in all its letters is found so only.
        """
        if not self._listed:
            return
        for match in self._pattern.finditer(text):
            phrase, said = self._listed.get(_bare(match[0]), ("", ""))
            if phrase and (not phrase.isupper() or match[0].isupper()):
                yield match.start(), match.end(), match[0], said


def in_case_of(word: str, instead: str) -> str:
    """``instead`` with a capital or in capitals as ``word`` has them."""
    if word.isupper() and len(word) > 1 and instead.islower():
        return instead.upper()
    if word[:1].isupper() and instead[:1].islower():
        return instead[:1].upper() + instead[1:]
    return instead


def _bare(phrase: str) -> str:
    return " ".join(phrase.lower().split())

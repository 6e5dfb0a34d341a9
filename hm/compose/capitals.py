"""Capitals in a row, which running text sets as small capitals where the style asks.

The characters stay capitals: what is copied, searched and read aloud is what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_WORD = rf"[{_CAPITAL}]{{2,}}"
_PHRASE = re.compile(
    # Not within a word; a small s makes the plural of initials.
    rf"(?<![\w&]){_WORD}(?:[ \u00a0-](?:[AIO][ \u00a0])?{_WORD})*(?![{_CAPITAL}&])(?!(?!s\b)\w)"
)
_LETTERS = re.compile(_WORD)


def runs(text: str, least: int) -> Iterator[tuple[int, int]]:
    """Where capitals stand in a row: words of ``least`` letters, with others beside them."""
    for match in _PHRASE.finditer(text):
        if any(len(word) >= least for word in _LETTERS.findall(match[0])):
            yield match.span()


def marked(text: str, least: int) -> Markup:
    """Text as HTML, its capitals in a row marked ``<span class="caps">``; none where 0."""
    if not least:
        return escape(text)
    parts: list[Markup] = []
    end = 0
    for first, last in runs(text, least):
        parts += [
            escape(text[end:first]),
            Markup(f'<span class="caps">{escape(text[first:last])}</span>'),
        ]
        end = last
    return Markup("").join([*parts, escape(text[end:])])

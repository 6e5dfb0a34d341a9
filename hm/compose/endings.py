"""The last words of a paragraph or a headline, which keep company."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hm.compose.no_break import NBSP
from hm.model.prose import Emphasis, Inline, Link, Prose, Strong, Text

SHORT = 5
"""Letters of a last word that is not left alone on a line."""
TOGETHER = 22
"""Characters of two last words that fit a line of a headline together."""


def not_alone(prose: Prose) -> Prose:
    """Running text: a short last word stays with the one before it."""
    return _tied(prose, lambda _before, last: 0 < sum(map(str.isalnum, last)) <= SHORT)


def in_pairs(prose: Prose) -> Prose:
    """A headline, a deck, a quotation: its last two words stay together."""
    return _tied(prose, lambda before, last: len(before) + len(last) <= TOGETHER)


def words_in_pairs(words: str) -> str:
    """The same for a plain field."""
    before, gap, last = words.rpartition(" ")
    fits = gap and len(before.rpartition(" ")[2]) + len(last) <= TOGETHER
    return f"{before}{NBSP}{last}" if fits else words


_Fits = Callable[[str, str], bool]
"""Whether a word and the last one are to be tied."""


def _tied(prose: Prose, fits: _Fits) -> Prose:
    nodes, _, _ = _tie(prose, "", fits)
    return nodes


def _tie(prose: Prose, last: str, fits: _Fits) -> tuple[Prose, str, bool]:
    """Prose with its last space tied, if it has one that fits.

    ``last`` is what follows it of the last word; that word as far as it is known comes
    back, and whether the space before it has been found.
    """
    nodes: list[Inline] = list(prose)
    for index in range(len(nodes) - 1, -1, -1):
        node = nodes[index]
        if isinstance(node, Text):
            before, gap, tail = node.text.rpartition(" ")
            last = tail + last
            if not gap:
                continue
            if last and fits(before.rpartition(" ")[2], last):
                nodes[index] = replace(node, text=f"{before}{NBSP}{tail}")
            return tuple(nodes), last, True
        if not isinstance(node, (Emphasis, Strong, Link)):
            return prose, last, True
        children, last, found = _tie(node.children, last, fits)
        nodes[index] = replace(node, children=children)
        if found:
            return tuple(nodes), last, True
    return tuple(nodes), last, False

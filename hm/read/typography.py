"""Straight quotation marks to typographic ones, by markdown-it's own rule."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token

_BEFORE_OPENING = frozenset("([{‘“—–-/")
_STRAIGHT = frozenset("\"'")
_state = StateCore("", MarkdownIt("commonmark"), {})

MAX_LENGTH = 50_000
"""Characters of one paragraph: the library's time grows with the square of its quotes."""


def curl_tokens(tokens: list[Token]) -> None:
    """Curl the quotation marks of inline tokens in place, character for character."""
    if not any(t.type == "text" and not _STRAIGHT.isdisjoint(t.content) for t in tokens):
        return
    process_inlines(tokens, _state)
    before = " "
    for token in tokens:
        if token.type == "text" and not _STRAIGHT.isdisjoint(token.content):
            token.content = _curl_unpaired(before, token.content)
        if token.type in ("softbreak", "hardbreak"):
            before = " "
        elif token.content:
            before = token.content[-1]


def _curl_unpaired(before: str, text: str) -> str:
    """Marks without a partner, which the library leaves: ’90s, and a speech that runs on
    over several paragraphs, each of which opens it anew. Inches after a digit stay."""
    chars = list(text)
    for at, char in enumerate(chars):
        if char == "'":
            chars[at] = "’"
        elif char == '"':
            last = chars[at - 1] if at else before
            following = chars[at + 1] if at + 1 < len(chars) else " "
            if (last.isspace() or last in _BEFORE_OPENING) and not following.isspace():
                chars[at] = "“"
            elif not last.isdigit() and not last.isspace():
                chars[at] = "”"
    return "".join(chars)


def curl(words: str) -> str:
    """A plain field with its quotation marks curled; none of its characters moves."""
    if _STRAIGHT.isdisjoint(words) or len(words) > MAX_LENGTH:
        return words
    token = Token("text", "", 0, content=words)
    curl_tokens([token])
    return token.content

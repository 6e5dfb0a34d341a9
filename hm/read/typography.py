"""What is typed with straight quotation marks and hyphens, as it is to be read.

Quotation marks are curled by markdown-it's own rule, once the apostrophes that look like
opening marks are known. Done as the files are read, so that every edition, bookmark and
title has the same words.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token

_BEFORE_OPENING = frozenset("([{‘“—–-/")
_STRAIGHT = frozenset("\"'")
_TYPED = frozenset("\"'-")
_state = StateCore("", MarkdownIt("commonmark"), {})

MAX_LENGTH = 50_000
"""Characters of one paragraph: the library's time grows with the square of its quotes."""

_DECADE = re.compile(r"(?<!\w)'(?=\d\d(?:s\b|(?!\w)))")
"""’90s, class of ’68."""
_CLIPPED = re.compile(r"(?i)(?<!\w)'(?=(?:tis|twas|em|til|cause|n['’])(?!\w))")
"""’tis, ’em, rock ’n’ roll."""
_LONG = re.compile(r"(?<!-)---(?!-)")
_FIGURES = re.compile(r"(?<=\d)--(?=\d)")
_SPACED = re.compile(r"(?<=\s)--(?=\s)")
_CLOSE = re.compile(r"(?<=[^\s-])--(?=[^\s-])")
_ADDRESS = re.compile(r"\S*[/@]\S*")


def typeset_tokens(tokens: list[Token]) -> None:
    """Set the quotation marks and dashes of inline tokens right, in place."""
    if not any(t.type == "text" and not _TYPED.isdisjoint(t.content) for t in tokens):
        return
    _set_dashes(tokens)
    texts = [token for token in tokens if token.type == "text"]
    if all(_STRAIGHT.isdisjoint(token.content) for token in texts):
        return
    for token in texts:
        token.content = _apostrophes(token.content)
    process_inlines(tokens, _state)
    before = " "
    for token in tokens:
        if token.type == "text" and not _STRAIGHT.isdisjoint(token.content):
            token.content = _curl_unpaired(before, token.content)
        if token.type in ("softbreak", "hardbreak"):
            before = " "
        elif token.content:
            before = token.content[-1]


def _set_dashes(tokens: list[Token]) -> None:
    """Set the dashes right; what stands on either side may be in another token."""
    said = [t for t in tokens if t.content or t.type in ("softbreak", "hardbreak")]
    ends = ["\n", *(t.content[-1:] or "\n" for t in said)]
    starts = [*(t.content[:1] or "\n" for t in said), "\n"]
    for number, token in enumerate(said):
        if token.type == "text" and "--" in token.content:
            around = f"{ends[number]}{token.content}{starts[number + 1]}"
            token.content = _dashes(around)[1:-1]


def _dashes(text: str) -> str:
    """``--`` as the dash that its spacing asks for: ``6–7``, ``one – two``, ``one—two``.

    Three hyphens are the long dash wherever they stand, four or more what they are. An
    option such as ``--strict`` and an address are left alone.
    """
    parts: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        parts += [_dashes_in_words(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, _dashes_in_words(text[end:])])


def _dashes_in_words(text: str) -> str:
    text = _FIGURES.sub("–", _LONG.sub("—", text))
    return _CLOSE.sub("—", _SPACED.sub("–", text))


def _apostrophes(text: str) -> str:
    """Apostrophes that begin a word, which would pass for opening quotation marks."""
    if "'" not in text:
        return text
    text = _CLIPPED.sub("’", text)
    return _DECADE.sub(lambda match: _before_figures(text, match.start()), text)


def _before_figures(text: str, at: int) -> str:
    """The mark before two figures: an apostrophe, unless they are quoted by themselves."""
    closed = text[at + 3 : at + 4] == "'"
    # Within a quotation the mark after them closes that.
    opened = len(re.findall(r"(?<!\w)'", text[:at])) - len(re.findall(r"'(?!\w)", text[:at]))
    return "'" if closed and opened <= 0 else "’"


def _curl_unpaired(before: str, text: str) -> str:
    """Marks without a partner, which the library leaves: an apostrophe, and a speech that
    runs on over several paragraphs, each of which opens it anew. Inches after a digit stay."""
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


def typeset(words: str) -> str:
    """A plain field with its quotation marks and dashes set right."""
    if _TYPED.isdisjoint(words) or len(words) > MAX_LENGTH:
        return words
    token = Token("text", "", 0, content=words)
    typeset_tokens([token])
    return token.content

"""A difference between a quotation and its source, as it is shown to the editor."""

from __future__ import annotations

from hm.check.quoting.compare import Difference, Words

_AROUND = 2
_MOST = 14
"""Words of a difference that are shown."""


def shown(quote: Words, source: Words, difference: Difference) -> tuple[str, str]:
    """The words of both, the difference marked ‹so›, with a few words around it."""
    opens = difference.start == 0
    return (
        _marked(quote, difference.start, difference.end, opens),
        _marked(source, difference.source_start, difference.source_end, opens),
    )


def _marked(words: Words, start: int, end: int, opens: bool) -> str:
    low, high = max(start - _AROUND, 0), min(end + _AROUND, len(words))
    if start < end:
        if opens:
            low = max((n for n in range(low, start + 1) if _begins(words, n)), default=low)
        parts = [
            _text(words, low, start),
            f"‹{_inner(words, start, end)}›",
            _text(words, end, high),
        ]
        inner = " ".join(part for part in parts if part)
    else:
        inner = _text(words, low, high)
    return f"{'… ' if low else ''}{inner}{' …' if high < len(words) else ''}"


def _begins(words: Words, number: int) -> bool:
    """Whether a word is the first of a sentence."""
    word = words[number]
    before = word.copy.text[: word.start].rstrip(" “‘\"'([")
    return not before or before[-1] in ".!?\n"


def _inner(words: Words, start: int, end: int) -> str:
    if end - start <= _MOST:
        return _text(words, start, end)
    half = _MOST // 2
    return f"{_text(words, start, start + half)} … {_text(words, end - half, end)}"


def _text(words: Words, start: int, end: int) -> str:
    """Words as they are written, those of one passage with what stands between them."""
    parts: list[str] = []
    at = start
    while at < end:
        copy, last = words[at].copy, at
        while last + 1 < end and words[last + 1].copy is copy:
            last += 1
        parts.append(copy.text[words[at].start : words[last].end].replace("\n", " "))
        at = last + 1
    return " ".join(parts)

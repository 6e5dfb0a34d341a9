"""Breaks running text into lines, as the engine would, from widths measured once a word.

WeasyPrint asks Pango to lay out every line anew, three times over: to find where it ends,
whether one word more would fit, and where that word may be hyphenated. A magazine sets the
same words in the same few types again and again, so here a word is measured once, and a
line is a sum. The rules are WeasyPrint's (CSS Text 3, Unicode's line breaking by Pango,
hyphens by Pyphen), the widths Pango's; what is out of the ordinary, such as letterspacing,
preserved space or words wider than the column, is left to WeasyPrint.

``LineBreaker`` is handed the engine's module of line breaking by ``hm.layout.engine``,
which alone imports what is private to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pyphen

from hm.layout.hyphens import dictionary

_INNER_BREAK = re.compile(r"[^\w'’](?=.)|.(?=[—–…/])")
"""After or before what a line may break within a word; the engine decides."""

_UNUSUAL = re.compile(r"[\x00-\x1f\x7f\xad\u0590-\u08ff\u0900-\u1fff\u200c-\u200f\u2028-\u202f"
                      r"\u2061-\u206f\u2e80-\uffff\U00010000-\U0010ffff]")  # fmt: skip
"""Control characters, soft hyphens, most that are invisible, and scripts without spaces."""

_LONGEST = 4096
"""Bytes of a text that Pango is given at once."""

_PLAIN = {"word_spacing": 0, "white_space": "normal",
          "direction": "ltr", "text_decoration_line": "none", "word_break": "normal"}  # fmt: skip
"""The style of ordinary text: what differs is left to the engine."""

_KEY = (
    "font_kerning", "letter_spacing", "word_spacing", "white_space", "hyphens",
    "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphenate_character",
    "overflow_wrap", "word_break", "tab_size", "direction", "text_decoration_line",
)  # fmt: skip

Line = tuple[Any, int, int | None, float, float, float]
"""What WeasyPrint's ``split_first_line`` gives: the Pango layout, length and resumption in
bytes, and width, height and baseline in CSS pixels."""


@dataclass(slots=True)
class Type:
    """A face in a size, and what was measured in it, in CSS pixels."""

    style: Any
    plain: bool
    layout: Any = None
    """The engine's layout in which words are measured, and lines drawn."""
    spacing: float = 0.0
    """What the engine adds to what is letterspaced."""
    height: float = 0.0
    baseline: float = 0.0
    space: float = 0.0
    widths: dict[str, float | None] = field(default_factory=dict)
    """Of words; None where another font had to lend a letter."""
    before: dict[str, float] = field(default_factory=dict)
    """How much a space before a letter is wider than a space."""
    after: dict[str, float] = field(default_factory=dict)
    lines: dict[tuple[str, float | None], Line] = field(default_factory=dict)
    """By a text and a width: its first line."""


class LineBreaker:
    """Stands where WeasyPrint's ``split_first_line`` stood.

    ``engine`` is the module ``weasyprint.text.line_break``, ``split`` the function.
    """

    def __init__(self, engine: Any, split: Any) -> None:
        self._engine = engine
        self._split = split
        self._size = engine.ffi.new("PangoRectangle *")
        self._types: dict[Any, Type] = {}
        self._seen: dict[tuple[Any, ...], Line] = {}
        self._inner = cache(self._inner_breaks)
        self._parts = cache(self._hyphenated)
        self._spaced = cache(self._may_break_at_space)

    def forget(self) -> None:
        """Let go of the lines that were broken, and keep what words measure."""
        self._seen.clear()
        for kind in self._types.values():
            kind.lines.clear()

    def __call__(
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Line:
        """The first line of a text, as wide as ``max_width`` CSS pixels at most."""
        kind = self._type_of(style)
        if kind.plain and not justification_spacing and not minimum:
            # What was set as one column is often set again, in columns of the same width.
            line = kind.lines.get((text, max_width))
            if line is None and not _UNUSUAL.search(text):
                line = self._first_line(text, kind, max_width)
            if line is not None:
                kind.lines[text, max_width] = line
                return line
        key = (
            text, style.hm_line_key, None if max_width is None else round(max_width, 2),
            justification_spacing, is_line_start, minimum,
        )  # fmt: skip
        known = self._seen.get(key)
        if known is None:
            known = self._seen[key] = self._split(
                text, style, context, max_width, justification_spacing, is_line_start, minimum
            )
        return known

    def _type_of(self, style: Any) -> Type:
        try:
            return self._types[style.hm_line_key]
        except (AttributeError, KeyError):
            pass
        key = self._engine._font_style_cache_key(style, include_size=True) + str(
            [style[name] for name in _KEY]
        )
        style.hm_line_key = key
        if key not in self._types:
            self._types[key] = self._new_type(style)
        return self._types[key]

    def _new_type(self, style: Any) -> Type:
        plain = bool(style["lang"]) and all(style[name] == value for name, value in _PLAIN.items())
        kind = Type(style, plain)
        if plain:
            kind.layout = self._engine.Layout(style)
            # What holds for all text, such as its spacing, the engine says of each text anew.
            kind.layout.set_text("x" * _LONGEST)
            if style["letter_spacing"] != "normal":
                kind.spacing = style["letter_spacing"]
            kind.space, kind.height, kind.baseline = self._measured(kind, " ")
        return kind

    def put(self, kind: Type, text: str) -> Any:
        """Pango's layout of a type, with a text in it."""
        data = text.encode()
        layout = kind.layout.layout
        if len(data) > _LONGEST:
            kind.layout.set_text(text)
        else:
            self._engine.pango.pango_layout_set_text(layout, data, len(data))
        return layout

    # Widths.

    def _measured(self, kind: Type, text: str) -> tuple[float, float, float]:
        engine, size = self._engine, self._size
        pango, unit = engine.pango, engine.FROM_UNITS
        layout = self.put(kind, text)
        line = pango.pango_layout_get_line_readonly(layout, 0)
        pango.pango_layout_line_get_extents(line, engine.ffi.NULL, size)
        baseline = pango.pango_layout_get_baseline(layout)
        return size.width * unit + kind.spacing, size.height * unit, baseline * unit

    def _width(self, kind: Type, word: str) -> float | None:
        try:
            return kind.widths[word]
        except KeyError:
            width, height, baseline = self._measured(kind, word)
            known = width if (height, baseline) == (kind.height, kind.baseline) else None
            kind.widths[word] = known
            return known

    def _gap(self, kind: Type, left: str, right: str) -> float:
        """The width of the space between two words, which may be kerned with both."""
        width = kind.space
        if left:
            width += self._kern(kind, kind.after, left[-1], f"{left[-1]} ")
        if right:
            width += self._kern(kind, kind.before, right[0], f" {right[0]}")
        return width

    def _kern(self, kind: Type, known: dict[str, float], letter: str, pair: str) -> float:
        try:
            return known[letter]
        except KeyError:
            alone = self._width(kind, letter) or 0.0
            both = self._measured(kind, pair)[0]
            known[letter] = both - alone - kind.space if alone else 0.0
            return known[letter]

    # Where a line may break.

    def _inner_breaks(self, word: str, lang: str) -> tuple[int, ...]:
        found = [match.end() for match in _INNER_BREAK.finditer(word)]
        if not found:
            return ()
        marks = self._engine.get_log_attrs(word, lang)
        return tuple(at for at in found if at < len(word) and marks[at].is_line_break)

    def _may_break_at_space(self, left: str, right: str, lang: str) -> bool:
        return bool(self._engine.get_log_attrs(f"{left} {right}", lang)[2].is_line_break)

    def _hyphenated(self, word: str, lang: str, limits: tuple[int, int, int]) -> tuple[int, ...]:
        """Where a word may be hyphenated, the last place first."""
        total, left, right = limits
        language = pyphen.language_fallback(lang)
        start = 0
        rest = word
        while language and rest:
            bounds = self._engine.get_next_word_boundaries(rest, lang)
            if not bounds:
                break
            begin, end = bounds
            if end - begin >= total:
                places = dictionary(language, left, right).positions(rest[begin:end])
                return tuple(start + begin + int(at) for at in reversed(places))
            rest = rest[end:]
            start += end
        return ()

    # A line.

    def _first_line(self, text: str, kind: Type, max_width: float | None) -> Line | None:
        """The first line of ordinary text; None where the engine must see to it."""
        lang = kind.style["lang"]
        end: tuple[int, float] | None = None
        """Where the line may break at the latest so far, and its width up to there."""
        left = ""
        width = 0.0
        at = 0
        for word in text.split(" "):
            if at:
                if not left or (word and self._spaced(left[-1], word[0], lang)):
                    end = (at, width)
                width += self._gap(kind, left, word)
            size = self._width(kind, word) if word else 0.0
            if size is None:
                return None
            if max_width is not None:
                full = width + size > max_width
                if full and not word:  # a space that hangs over the edge
                    return None
                for place in self._inner(word, lang):
                    part = self._width(kind, word[:place])
                    if part is None:
                        return None
                    if width + part > max_width:
                        break
                    end = (at + place, width + part)
                if full and end:
                    return self._broken(text, kind, max_width, end, at, width, word)
                if full:
                    return None if at else self._overflowing(text, kind, max_width)
            width += size
            left = word
            at += len(word) + 1
        return (self._laid(kind, text), len(text.encode()), None, width, kind.height, kind.baseline)

    def _broken(
        self,
        text: str,
        kind: Type,
        max_width: float,
        end: tuple[int, float],
        at: int,
        before: float,
        word: str,
    ) -> Line | None:
        """A line that ends at ``end``, or later with a hyphen in ``word``.

        The word begins at ``at``, where the line is ``before`` wide.
        """
        first = end[0] - at
        if first < 0:  # no break at the space before the word
            return None
        hyphened = self._hyphen(kind, max_width, before, word, first, end[1])
        if hyphened:
            place, width = hyphened
            line = text[: at + place]
            length = resume = len(line.encode())
            line += kind.style["hyphenate_character"]
        else:
            width = end[1]
            line = text[: end[0]].rstrip(" ")
            length, resume = len(line.encode()), len(text[: end[0]].encode())
        return (self._laid(kind, line), length, resume, width, kind.height, kind.baseline)

    def _overflowing(self, text: str, kind: Type, max_width: float) -> Line | None:
        """The least that can be set of a text whose first word is too wide for the line."""
        style = kind.style
        if style["overflow_wrap"] != "normal":
            return None
        word, _, rest = text.partition(" ")
        if rest and not self._spaced(word[-1], rest[0], style["lang"]):
            return None
        breaks = self._inner(word, style["lang"])
        end = breaks[0] if breaks else len(word)
        line = word[:end]
        resume: int | None = len(line.encode())
        if not breaks:
            resume = len(text[: end + 1].encode()) if end < len(text) else None
        length = len(line.encode())
        if style["hyphens"] == "auto":
            places = self._parts(line, style["lang"], style["hyphenate_limit_chars"])
            for place in places:
                size = self._width(kind, word[:place] + style["hyphenate_character"])
                if size is None:
                    return None
                if size <= max_width or place == places[-1]:
                    length = resume = len(word[:place].encode())
                    line = word[:place] + style["hyphenate_character"]
                    break
        width = self._width(kind, line)
        if width is None:
            return None
        return (self._laid(kind, line), length, resume, width, kind.height, kind.baseline)

    def _hyphen(
        self, kind: Type, max_width: float, before: float, word: str, first: int, width: float
    ) -> tuple[int, float] | None:
        """Where a word is hyphenated, and the width of the line that ends there."""
        style = kind.style
        if style["hyphens"] != "auto":
            return None
        zone = style["hyphenate_limit_zone"]
        limit = max_width * zone.value / 100 if zone.unit == "%" else zone.value
        if max_width - width <= limit:
            return None
        breaks = self._inner(word, style["lang"])
        end = next((place for place in breaks if place > first), len(word))
        places = self._parts(word[first:end], style["lang"], style["hyphenate_limit_chars"])
        for place in places:
            size = self._width(kind, word[: first + place] + style["hyphenate_character"])
            if size is not None and before + size <= max_width:
                return first + place, before + size
        return None

    def _laid(self, kind: Type, text: str) -> Any:
        """A Pango layout still to be made: a line is laid out again when it is drawn.

        ``hm_put`` gives it to ``hm.layout.drawing``; for the engine it is made anew.
        """
        layout = self._engine.Layout.__new__(self._engine.Layout)
        layout.hm_put = (self.put, kind)
        layout.text = text
        layout.justification_spacing = 0
        layout.max_width = None
        layout.first_line_direction = 0
        return layout

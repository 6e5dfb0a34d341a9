"""Draws lines of text as the engine would, from glyphs that were drawn before.

WeasyPrint makes a Pango layout of every line anew and writes glyph after glyph. Here the
layout is that in which the words of the type were measured, and what a glyph of a width comes
to in a font is worked out once. Lines that ``hm.layout.lines`` did not break, and whatever is
out of the ordinary, such as letters from emoji fonts, are left to WeasyPrint.

``hm.layout.engine``, which alone imports what is private to it, hands over its modules.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

Glyph = tuple[int, int, int, int]
"""As Pango has it: number, width, shifts to the right and up."""

_GLYPH = struct.Struct("=Iiii4x")
_SMALLEST = 1e-6
"""A size of type that is not drawn."""
_EVEN_SIZES = 14802
"""The version from which Pango tells the sizes of fonts right."""


def quick_text(draw: Callable[..., None], engine: Any) -> Callable[..., None]:
    """WeasyPrint's ``draw_text``; ``engine`` is the module ``weasyprint.draw.text``."""
    if engine.ffi.sizeof("PangoGlyphInfo") != _GLYPH.size:
        return draw
    if engine.pango.pango_version() < _EVEN_SIZES:
        return draw
    drawer = _Drawer(engine)

    def quick(
        stream: Any, box: Any, offset_x: float, overflow: str, ellipsis: str = "none"
    ) -> None:
        if overflow != "clip" or ellipsis != "none" or not drawer.draw(stream, box):
            draw(stream, box, offset_x, overflow, ellipsis)

    return quick


class _Drawer:
    def __init__(self, engine: Any) -> None:
        self._ffi = engine.ffi
        self._pango = engine.pango
        self._unit = engine.FROM_UNITS

    def draw(self, stream: Any, box: Any) -> bool:
        """Draw a line; whether that could be done here."""
        style, text = box.style, box.text
        put = vars(box.pango_layout).get("hm_put")
        if (
            put is None
            or style["visibility"] != "visible"
            or style["font_size"] < _SMALLEST
            or style["text_decoration_line"] != "none"
            or not text.strip()
        ):
            return False
        to_layout, kind = put
        layout = to_layout(kind, box.pango_layout.text)
        self._pango.pango_layout_set_single_paragraph_mode(layout, True)
        written = self._written(stream, box, layout)
        if written is None:
            return False
        stream.set_color(style["color"])
        stream.begin_text()
        stream.set_text_matrix(1, 0, 0, -1, box.position_x, box.position_y + box.baseline)
        for name, size, glyphs in written:
            stream.set_font_size(name, size)
            stream.show_text(glyphs)
        stream.end_text()
        return True

    def _written(self, stream: Any, box: Any, layout: Any) -> list[tuple[str, float, str]] | None:
        """The glyphs of a line as they are written, font by font; None where the engine must
        see to it."""
        found: list[tuple[str, float, str]] = []
        last: Any = None
        known: dict[Glyph, str] = {}
        run = self._pango.pango_layout_get_line_readonly(layout, 0).runs
        while run != self._ffi.NULL:
            item = run.data
            run = run.next
            pango_font = item.item.analysis.font
            if pango_font != last:
                last = pango_font
                font, size = stream.add_font(pango_font)
                if font.png or font.svg or font.colr or font.bitmap or not size:
                    return None
                known = vars(font).setdefault("hm_known", {}).setdefault(size, {})
                found.append((font.hash, size, ""))
            string = item.glyphs
            data = self._ffi.buffer(string.glyphs, string.num_glyphs * _GLYPH.size)
            glyphs = list(_GLYPH.iter_unpack(data))
            try:
                words = "".join([known[glyph] for glyph in glyphs])
            except KeyError:
                if not self._learn(known, stream, box, item, glyphs):
                    return None
                words = "".join([known[glyph] for glyph in glyphs])
            name, size, before = found[-1]
            words = f"{before}<{words}"
            found[-1] = (name, size, words[:-1] if words.endswith("<") else f"{words}>")
        return found

    def _learn(
        self, known: dict[Glyph, str], stream: Any, box: Any, item: Any, glyphs: list[Glyph]
    ) -> bool:
        """Work out what the glyphs of a run are written as, in the engine's words; whether all
        are ordinary."""
        text = box.pango_layout.text.encode()
        pango_font = item.item.analysis.font
        font, size = stream.add_font(pango_font)
        ends = [*item.glyphs.log_clusters[0 : len(glyphs)], item.item.length]
        if item.item.analysis.level % 2:
            return False
        for number, glyph in enumerate(glyphs):
            if glyph in known:
                continue
            sign, width, right, up = glyph
            if up or sign >= self._pango.PANGO_GLYPH_EMPTY:
                return False
            if sign not in font.to_unicode:
                start = item.item.offset
                letters = text[start + ends[number] : start + ends[number + 1]]
                font.to_unicode[sign] = letters.decode()
            if sign not in font.widths:
                self._pango.pango_font_get_glyph_extents(
                    pango_font, sign, stream.ink_rect, stream.logical_rect
                )
                font.widths[sign] = round(stream.logical_rect.width * 1000 * self._unit / size)
            offset = right / size
            kerning = font.widths[sign] + offset - width * 1000 * self._unit / size
            written = f">{-offset}<" if offset else ""
            written += f"{sign:04x}"
            known[glyph] = written + (f">{int(kerning)}<" if kerning else "")
        return True

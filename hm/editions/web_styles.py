"""The style sheet of the web pages, and the fonts it names."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from hm.compose.house import House
from hm.editions.making import Cache

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FOLDER = "fonts"

_RECIPE = "font-1"
_FONT_URL = re.compile(r"url\([^)]*?fonts/([^)]+)\) format\(\"\w+\"\)")
_FACE = re.compile(r"@font-face\s*\{[^}]*\}\n?")
_FAMILY = re.compile(r"font-family:\s*(\"[^\"]+\")")
_NAMES = frozenset({1, 3, 4, 6, 16, 18, 20, 21, 25})
"""Records of a font's name table that carry its name."""
_LETTERS = (
    (0x0020, 0x007E),
    (0x00A0, 0x017F),
    (0x0192, 0x0192),
    (0x0218, 0x021B),
    (0x02C6, 0x02DD),
    (0x1E80, 0x1E85),
    (0x1E9E, 0x1E9E),
    (0x1EF2, 0x1EF3),
    (0x2000, 0x206F),
    (0x2070, 0x208E),
    (0x20AC, 0x20AC),
    (0x2116, 0x2122),
    (0x2150, 0x215E),
    (0x2190, 0x2193),
    (0x2212, 0x2215),
    (0x2248, 0x2265),
    (0xFB00, 0xFB04),
)
"""The Latin letters of Europe with the signs of a magazine."""
_FEATURES = ["kern", "liga", "onum", "lnum"]


def style_sheet(house: House) -> tuple[str, list[str]]:
    """The tokens and the web styles in one sheet, and the names of the fonts it asks for.

    Addresses of fonts are set to where they lie beside the index. Faces of a family that
    the web styles do not name are left out.
    """
    tokens, styles = (
        "\n".join(
            house.find(name).read_text(encoding="utf-8") for name in house.names(folder, ".css")
        )
        for folder in ("styles/tokens", "styles/web")
    )
    fonts: list[str] = []

    def face(match: re.Match[str]) -> str:
        family = _FAMILY.search(match[0])
        if family and family[1] not in styles:
            return ""
        fonts.extend(_FONT_URL.findall(match[0]))
        return _FONT_URL.sub(
            lambda url: f'url({FOLDER}/{web_font_name(url[1])}) format("woff2")',
            match[0].replace("{", "{\n  font-display: swap;", 1),
        )

    return f"{_FACE.sub(face, tokens)}\n{styles}", fonts


def web_font_name(name: str) -> str:
    """The file of a font on the web: ``serif/Face.otf`` is ``Face.woff2``."""
    return f"{Path(name).stem}.woff2"


def web_font(house: House, name: str, cache: Cache) -> bytes:
    """A font of the house as WOFF2: as it is, or made of a desktop font's Latin letters."""
    data = house.find(f"styles/fonts/{name}").read_bytes()
    if name.endswith(".woff2"):
        return data
    key = f"{cache.key('font', data)}.woff2"
    made = cache.get(key)
    if made is None:
        made = _subset(data)
        cache.put(key, made)
    return made


def _subset(data: bytes) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    # The date inside the font stays, so that the same font gives the same bytes; so do
    # its bounds, which take long to measure again.
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    options = subset.Options()
    options.layout_features = _FEATURES
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in _LETTERS for c in range(first, last + 1)])
    # All names stay. The subsetter would search the whole font for those in use.
    names = font["name"]
    del font["name"]
    subsetter.subset(font)
    font["name"] = names
    _rename(font)
    font.flavor = "woff2"
    file = io.BytesIO()
    font.save(file, reorderTables=True)
    return file.getvalue()


def _rename(font: TTFont) -> None:
    """Give a changed font a name of ours, as its licence wants of one that is not whole."""
    for record in font["name"].names:
        if record.nameID in _NAMES:
            record.string = _house_name(record.toUnicode())
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [_house_name(name) for name in cff.fontNames]
        top = cff.topDictIndex[0]
        for key in ("FamilyName", "FullName"):
            if key in top.rawDict:
                setattr(top, key, _house_name(getattr(top, key)))


def _house_name(name: str) -> str:
    return re.sub(r"Source ?(Serif|Sans) ?\d*", r"HM\1", name)

"""Fonts for the web: what the house has, or what is made of its desktop fonts.

Making one takes half a second, so those of the shipped house lie ready in
``styles/fonts/web``, named by the hash of the font they were made of. To make them anew:
``python -m hm.editions.web_fonts styles/fonts/web``.
"""

from __future__ import annotations

import hashlib
import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hm.compose.house import House, shipped
from hm.editions.making import Cache

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

RECIPE = "font-1"
"""Changes when the same font would become another."""
READY_MADE = "styles/fonts/web"
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


def ready_made(house: House, data: bytes) -> bytes | None:
    """The web font that the house has ready for a desktop font; None where it has none."""
    try:
        return house.find(f"{READY_MADE}/{_ready_name(data)}").read_bytes()
    except FileNotFoundError:
        return None


def _ready_name(data: bytes) -> str:
    return f"{RECIPE}-{hashlib.sha256(data).hexdigest()[:16]}.woff2"


def make_ready(folder: Path) -> list[Path]:
    """Make the web fonts of the shipped house in a folder, and clear it of others."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for font in sorted((shipped() / "styles/fonts").rglob("*.otf")):
        data = font.read_bytes()
        path = folder / _ready_name(data)
        path.write_bytes(_subset(data))
        made.append(path)
    for stale in set(folder.glob("*.woff2")) - set(made):
        stale.unlink()
    return made


def web_font(house: House, name: str, cache: Cache) -> bytes:
    """A font of the house as WOFF2: as it is, or made of a desktop font's Latin letters."""
    data = house.find(f"styles/fonts/{name}").read_bytes()
    if name.endswith(".woff2"):
        return data
    shipped = ready_made(house, data)
    if shipped is not None:
        return shipped
    key = f"{cache.key(RECIPE, data)}.woff2"
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


if __name__ == "__main__":
    for path in make_ready(Path(sys.argv[1])):
        print(path)

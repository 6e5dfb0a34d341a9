"""Compressed fonts, unpacked beforehand: every layout process would unpack them again.

Those of the shipped house lie in ``styles/fonts/print``, named by the hash of the font
they were unpacked from. To make them anew:
``python -m hm.layout.ready_fonts styles/fonts/print``.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from hm.compose.house import House, shipped

READY = "styles/fonts/print"


def ready_font(house: House, data: bytes) -> Path | None:
    """The unpacked form of a WOFF2 font; None where the house has none ready."""
    try:
        return house.find(f"{READY}/{_name(data)}")
    except FileNotFoundError:
        return None


def _name(data: bytes) -> str:
    return f"{hashlib.sha256(data).hexdigest()[:16]}.ttf"


def make_ready(folder: Path) -> list[Path]:
    """Unpack the shipped house's WOFF2 fonts into a folder, and clear it of others."""
    from fontTools.ttLib import TTFont

    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for font in sorted((shipped() / "styles/fonts").glob("*/*.woff2")):
        if font.parent.name == "web":
            continue
        unpacked = TTFont(font, recalcTimestamp=False, recalcBBoxes=False)
        unpacked.flavor = None
        path = folder / _name(font.read_bytes())
        unpacked.save(path)
        made.append(path)
    for stale in set(folder.glob("*.ttf")) - set(made):
        stale.unlink()
    return made


if __name__ == "__main__":
    for path in make_ready(Path(sys.argv[1])):
        print(path)

"""The style sheet of the web pages."""

from __future__ import annotations

import re
from pathlib import Path

from hm.compose.house import House
from hm.compose.tokens import Tokens, read_tokens

FOLDER = "fonts"

_FONT_URL = re.compile(r"url\([^)]*?fonts/([^)]+)\) format\(\"\w+\"\)")
_FACE = re.compile(r"@font-face\s*\{[^}]*\}\n?")
_FAMILY = re.compile(r"font-family:\s*([\"'][^\"']+[\"'])")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")


def style_sheet(house: House) -> tuple[str, list[str]]:
    """The tokens and the web styles in one sheet, and the names of the fonts it asks for.

    Addresses of fonts are set to where they lie beside the index. Faces of a family that
    the web styles do not use are left out.
    """
    tokens, styles = (
        "\n".join(
            house.find(name).read_text(encoding="utf-8") for name in house.names(folder, ".css")
        )
        for folder in ("styles/tokens", "styles/web")
    )
    fonts: list[str] = []
    used = _used_by(styles, read_tokens(house))

    def face(match: re.Match[str]) -> str:
        family = _FAMILY.search(match[0])
        if family and family[1] not in used:
            return ""
        fonts.extend(_FONT_URL.findall(match[0]))
        return _FONT_URL.sub(
            lambda url: f'url({FOLDER}/{web_font_name(url[1])}) format("woff2")',
            match[0].replace("{", "{\n  font-display: swap;", 1),
        )

    return f"{_FACE.sub(face, tokens)}\n{styles}", fonts


def _used_by(styles: str, tokens: Tokens) -> str:
    """The web styles with all tokens that they use, in the end, written out."""
    written, known = styles, set[str]()
    while new := {name for name in _VARIABLE.findall(written) if name in tokens.values} - known:
        known |= new
        written += "\n".join(tokens.values[name] for name in sorted(new))
    return written


def web_font_name(name: str) -> str:
    """The file of a font on the web: ``serif/Face.otf`` is ``Face.woff2``."""
    return f"{Path(name).stem}.woff2"

"""The design tokens: custom properties that the style sheets and the editions share.

They are written in CSS, in ``styles/tokens/``. A colour has two values, one for the
screen and one for the press: ``--ink: #1D1D1B; --ink-print: device-cmyk(0% 0% 0% 100%)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from hm.compose.house import House

_DECLARATION = re.compile(r"--([\w-]+)\s*:\s*([^;{}]+)(?:;|(?=\}))")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_CMYK = re.compile(r"device-cmyk\(\s*([\d.]+)%?\s+([\d.]+)%?\s+([\d.]+)%?\s+([\d.]+)%?\s*\)")
_LENGTH = re.compile(r"(-?[\d.]+)(mm|cm|in|pt|px)")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "px": 0.75}


class TokenError(ValueError):
    """A token is missing, or not of the form it must have."""


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour of the house."""

    name: str
    screen: tuple[int, int, int]
    """sRGB, 0 to 255 each."""
    press: tuple[float, float, float, float]
    """CMYK, 0 to 1 each."""


@dataclass(frozen=True)
class Tokens:
    """All tokens of a house, as written."""

    values: dict[str, str]

    def points(self, name: str) -> float:
        """A length in points. Raises TokenError where it is none."""
        match = _LENGTH.fullmatch(self.values.get(name, "").strip())
        if not match:
            raise TokenError(f"the token --{name} must be a length such as 210mm")
        return float(match[1]) * _POINTS[match[2]]

    def number(self, name: str) -> float:
        """A plain number. Raises TokenError where it is none."""
        try:
            return float(self.values[name])
        except (KeyError, ValueError):
            raise TokenError(f"the token --{name} must be a number") from None

    def text(self, name: str) -> str:
        """A token as written. Raises TokenError where there is none."""
        if name not in self.values:
            raise TokenError(f"the token --{name} is missing")
        return self.values[name]

    def file(self, name: str, house: House) -> Path:
        """The file of the house that a token names. Raises TokenError where there is none."""
        try:
            return house.find(self.text(name))
        except FileNotFoundError:
            raise TokenError(
                f"the token --{name} names {self.text(name)}, and there is no such file"
            ) from None

    @property
    def column(self) -> float:
        """The width of a column of running text, in points."""
        margins = self.points("margin-inner") + self.points("margin-outer")
        measure = self.points("trim-width") - margins
        return column_width(measure, round(self.number("columns")), self.points("gutter"))

    @property
    def palettes(self) -> int:
        """How many palettes sections take in turn."""
        return max(1, round(self.number("palettes")))

    def colours(self) -> list[Colour]:
        """The colours that have both values, in the order written.

        Raises TokenError where a press value cannot be read, or where two colours of
        one screen value differ on the press, so that one could not be told from the other.
        """
        found: dict[tuple[int, int, int], Colour] = {}
        for name, value in self.values.items():
            press = self.values.get(f"{name}-print")
            if press is None:
                continue
            cmyk = _CMYK.fullmatch(press.strip())
            screen = re.fullmatch(r"#([0-9a-fA-F]{6})", value.strip())
            if not cmyk or not screen:
                raise TokenError(
                    f"the colour --{name} must be written #rrggbb, and --{name}-print "
                    "device-cmyk(c% m% y% k%)"
                )
            red, green, blue = bytes.fromhex(screen[1])
            c, m, y, k = (float(part) / 100 for part in cmyk.groups())
            colour = Colour(name, (red, green, blue), (c, m, y, k))
            other = found.setdefault(colour.screen, colour)
            if other.press != colour.press:
                raise TokenError(
                    f"--{other.name} and --{name} have one screen value but differ in print"
                )
        return list(found.values())


def column_width(measure: float, columns: int, gutter: float) -> float:
    """The width of one of the columns that share a measure."""
    return (measure - (columns - 1) * gutter) / columns


def read_tokens(house: House) -> Tokens:
    """Read every token of ``styles/tokens/``; later files and lines win."""
    values: dict[str, str] = {}
    for name in house.names("styles/tokens", ".css"):
        text = _COMMENT.sub("", house.find(name).read_text(encoding="utf-8"))
        for key, value in _DECLARATION.findall(text):
            values[key] = value.strip()
    return Tokens(values)

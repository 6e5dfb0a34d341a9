"""QR codes, made of the address that they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

QUIET = 4
"""White around a code, in modules, as its standard wants."""
CORRECTION = "m"
"""15 % of a code may be dirty or torn."""
_SAFE = "%/:?#[]@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code as a drawing."""

    svg: str
    size: int
    """Modules across with the quiet zone, as many as down."""

    @property
    def uri(self) -> str:
        """The drawing as an address of its own."""
        return f"data:image/svg+xml,{quote(self.svg)}"


def qr_code(address: str, ink: str) -> QrCode:
    """The code that leads to an address, in an ink (``#1D1D1B``) on white.

    One path draws it all, so that no hairlines show between its modules.
    """
    # Imported late: few issues have a code.
    import segno

    code = segno.make(quote(address, _SAFE), error=CORRECTION, micro=False, boost_error=False)
    size = len(code.matrix) + 2 * QUIET
    drawn: list[str] = []
    for y, row in enumerate(code.matrix, QUIET):
        x = QUIET
        for dark, stretch in groupby(row):
            width = len(list(stretch))
            if dark:
                drawn.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<rect width="{size}" height="{size}" fill="#FFFFFF"/>'
        f'<path d="{"".join(drawn)}" fill="{ink}"/></svg>'
    )
    return QrCode(svg, size)

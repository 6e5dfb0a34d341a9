"""The sheet in points: trim, bleed and slug."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from hm.compose.tokens import Tokens

if TYPE_CHECKING:
    import pikepdf

SLUG = 10 * 72 / 25.4
"""Where the house has no token ``--slug``."""


@dataclass(frozen=True, slots=True)
class Trim:
    """The trimmed page, whose lower left corner is the origin, and what lies around it."""

    width: float
    height: float
    bleed: float
    slug: float
    """How far the sheet goes on beyond the bleed, for marks."""

    def around(self, margin: float = 0) -> pikepdf.Array:
        """The rectangle ``margin`` outside the trim, as a PDF box."""
        # Imported late: the sheet's measures are wanted where no PDF is.
        import pikepdf

        corners = (-margin, -margin, self.width + margin, self.height + margin)
        return pikepdf.Array([Decimal(f"{corner:.6f}") for corner in corners])


def read_trim(tokens: Tokens) -> Trim:
    """The sheet of a house. Raises TokenError where a token is missing."""
    return Trim(
        tokens.points("trim-width"),
        tokens.points("trim-height"),
        tokens.points("bleed"),
        tokens.points("slug") if "slug" in tokens.values else SLUG,
    )

"""The focal point of a picture: ``40% 20%``, from its left and from its top."""

from __future__ import annotations

import re

from hm.model.picture import Focus

REMEDY = (
    "Write how far it lies from the left and from the top of the picture: 40% 20%. "
    "The middle is 50% 50%."
)

_PER_CENT = r"(100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?)%"
_FOCUS = re.compile(rf"{_PER_CENT}[ \t]+{_PER_CENT}")


def read_focus(words: str) -> Focus | None:
    """The point that some words name; None where they name none within a picture."""
    match = _FOCUS.fullmatch(words.strip())
    return Focus(float(match[1]), float(match[2])) if match else None


def no_focus(words: str) -> str:
    """What is wrong with words that name no point."""
    return f"‘{words.strip()}’ is not a point of a picture"

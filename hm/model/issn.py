"""The number of a serial: eight figures, of which the last checks the others."""

from __future__ import annotations

import re

WEIGHTS = (8, 7, 6, 5, 4, 3, 2)
MODULUS = 11

_FORM = re.compile(r"([0-9]{4})-([0-9]{3})([0-9X])")


def parts(issn: str) -> tuple[str, str] | None:
    """The seven figures and the check character of an ISSN; None where it is not one.

    Only its form is looked at: ``0000-0000``, where the last may be an X.
    """
    match = _FORM.fullmatch(issn.strip())
    return (match[1] + match[2], match[3]) if match else None


def check_character(seven: str) -> str:
    """What the last character of an ISSN must be after its seven figures."""
    total = sum(weight * int(figure) for weight, figure in zip(WEIGHTS, seven, strict=True))
    rest = -total % MODULUS
    return "X" if rest == MODULUS - 1 else str(rest)


def serial(issn: str | None) -> str | None:
    """The seven figures of an ISSN that is right; None where it is not, or there is none."""
    found = parts(issn or "")
    return found[0] if found and found[1] == check_character(found[0]) else None

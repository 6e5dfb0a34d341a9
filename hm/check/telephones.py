"""Telephone numbers of the United Kingdom as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?<![\w£$€.,+/–-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d{1,5}\)?(?:[\s-]\d{2,8}){1,4}(?![\w/]|[.,–-]\d)"
)
_WHOLE = re.compile(r"(?<![\w£$€.,+/–-])0[1-357-9]\d{6,11}(?![\w/]|[.,–-]\d)")
_SHORT = frozenset(("08001111", "0845464647", "08454647"))
"""Childline, NHS Direct as it was."""
_NATIONAL = 11
"""Digits with the first 0."""
_LENGTHS = {
    "01": (10, 11),
    "02": (11,),
    "03": (11,),
    "05": (10, 11),
    "07": (11,),
    "08": (10, 11),
    "09": (11,),
}


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number: its characters in the text, and its digits with the first 0."""

    start: int
    end: int
    digits: str

    @property
    def possible(self) -> bool:
        """Whether a number that begins so has as many digits."""
        if self.digits in _SHORT:
            return True
        return len(self.digits) in _LENGTHS.get(self.digits[:2], ())

    @property
    def wanted(self) -> int:
        """How many digits such a number has."""
        return max(_LENGTHS.get(self.digits[:2], (_NATIONAL,)))


def telephones(text: str) -> Iterator[Telephone]:
    """The telephone numbers of a text; what begins otherwise is none of the country."""
    for pattern in (_NUMBER, _WHOLE):
        for match in pattern.finditer(text):
            digits = re.sub(r"\D", "", match[0])
            if match[0].startswith("+44"):
                digits = "0" + digits[2:].removeprefix("0")
            if digits[:2] in _LENGTHS and len(digits) >= 8:
                yield Telephone(match.start(), match.end(), digits)

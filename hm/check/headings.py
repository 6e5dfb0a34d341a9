"""Headings that are numbered: ‘3. Ask for help’, ‘Step 3: ask for help’."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hm.check.copy.model import Copy, Role

_NUMBERED = re.compile(
    r"(?:(?:tip|step|rule|lesson|stage|part|question|reason|phase|no|number)\.?\s)?"
    r"(?P<number>\d{1,2})(?=[.):]\s|\s[–—-]\s|$|[.)]$)",
    re.I,
)


def numbered_headings(copies: Iterable[Copy]) -> list[tuple[int, Copy, tuple[int, int]]]:
    """The numbers of the headings outside panels, each with its copy and its characters there."""
    found = []
    for copy in copies:
        if copy.role is Role.HEADING and not copy.panel:
            match = _NUMBERED.match(copy.text)
            if match:
                found.append((int(match["number"]), copy, match.span("number")))
    return found

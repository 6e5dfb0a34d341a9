"""The copy of an issue that has figures in it: the rules of numbers look at no other."""

from __future__ import annotations

import re

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy
from hm.model.issue import Issue

_FIGURE = re.compile(r"[0-9]")
_asked: list[tuple[Issue, tuple[Copy, ...]]] = []
"""The issue that was asked last, if any: many rules ask for the same."""


def with_figures(issue: Issue) -> tuple[Copy, ...]:
    """The editor's copy with a figure in it, in order."""
    if not _asked or _asked[0][0] is not issue:
        found = tuple(copy for copy in editorial(issue) if _FIGURE.search(copy.text))
        _asked[:] = [(issue, found)]
    return _asked[0][1]

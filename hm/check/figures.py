"""The copy of an issue that has figures in it: the rules of numbers look at no other."""

from __future__ import annotations

import re

from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy
from hm.check.remembered import remembered
from hm.model.issue import Issue

_FIGURE = re.compile(r"[0-9]")


@remembered
def with_figures(issue: Issue) -> tuple[Copy, ...]:
    """The editor's copy with a figure in it, in order."""
    return tuple(copy for copy in editorial(issue) if _FIGURE.search(copy.text))

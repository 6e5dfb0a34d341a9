"""The rules: one file each in ``rules/``, whose docstring is what ``hm explain`` prints."""

from __future__ import annotations

from collections.abc import Iterable

from hm.check.registry import rules as all_rules
from hm.model.diagnostic import Diagnostic
from hm.model.issue import Issue
from hm.model.sheet import Laid

__all__ = ["check_issue", "check_laid"]


def check_issue(issue: Issue) -> list[Diagnostic]:
    """What the rules say of an issue as it was read, sorted."""
    return _sorted(found for rule in all_rules() if rule.check for found in rule.check(issue))


def check_laid(issue: Issue, laid: Laid) -> list[Diagnostic]:
    """What the rules say of the pages of an issue, sorted."""
    return _sorted(
        found for rule in all_rules() if rule.check_pages for found in rule.check_pages(issue, laid)
    )


def _sorted(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    # One style sheet serves many runs: what it is found guilty of in each is one fault.
    return sorted(dict.fromkeys(found), key=Diagnostic.sort_key)

"""The rules: one file each in ``rules/``, whose docstring is what ``hm explain`` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from hm.check.policy import Scope, judged
from hm.check.registry import Rule
from hm.check.registry import rules as all_rules
from hm.check.side_by_side import ask_side_by_side
from hm.model.diagnostic import Diagnostic
from hm.model.issue import Issue
from hm.model.pdf import PdfDocument
from hm.model.sheet import Laid

__all__ = [
    "Aside",
    "Scope",
    "check_document",
    "check_issue",
    "check_laid",
    "check_servers",
    "judged",
]

_ALL = Scope()


def check_issue(issue: Issue, scope: Scope = _ALL) -> list[Diagnostic]:
    """What the rules say of an issue as it was read, sorted."""
    asked = [rule for rule in all_rules() if rule.check and scope.runs(rule, issue.magazine)]

    def ask(rules: Sequence[Rule]) -> list[Diagnostic]:
        return [found for rule in rules if rule.check for found in rule.check(issue)]

    return _sorted(ask_side_by_side(issue, asked, ask))


def check_laid(issue: Issue, laid: Laid, scope: Scope = _ALL) -> list[Diagnostic]:
    """What the rules say of the pages of an issue, sorted."""
    return _sorted(
        found
        for rule in all_rules()
        if rule.check_pages and scope.runs(rule, issue.magazine)
        for found in rule.check_pages(issue, laid)
    )


def check_servers(
    issue: Issue, cache: Path, told: Callable[[int, int], None], scope: Scope = _ALL
) -> list[Diagnostic]:
    """What the rules say of an issue once servers were asked, sorted.

    ``told`` is called with how many addresses are done, and of how many.
    """
    return _sorted(
        found
        for rule in all_rules()
        if rule.check_online and scope.runs(rule, issue.magazine)
        for found in rule.check_online(issue, cache, told)
    )


def check_document(document: PdfDocument) -> list[Diagnostic]:
    """What the rules say of a finished PDF, sorted."""
    return _sorted(
        found for rule in all_rules() if rule.check_pdf for found in rule.check_pdf(document)
    )


def _sorted(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    # One style sheet serves many runs: what it is found guilty of in each is one fault.
    return sorted(dict.fromkeys(found), key=Diagnostic.sort_key)

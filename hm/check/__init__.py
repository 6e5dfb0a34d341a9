"""The rules: one file each in ``rules/``, whose docstring is what ``hm explain`` prints."""

from __future__ import annotations

from collections.abc import Iterable

from hm.check.policy import Scope, judged
from hm.check.registry import rules as all_rules
from hm.model.diagnostic import Diagnostic
from hm.model.issue import Issue
from hm.model.pdf import PdfDocument
from hm.model.sheet import Laid

__all__ = ["Scope", "check_document", "check_issue", "check_laid", "judged"]

_ALL = Scope()


def check_issue(issue: Issue, scope: Scope = _ALL) -> list[Diagnostic]:
    """What the rules say of an issue as it was read, sorted."""
    return _sorted(
        found
        for rule in all_rules()
        if rule.check and scope.runs(rule, issue.magazine)
        for found in rule.check(issue)
    )


def check_laid(issue: Issue, laid: Laid, scope: Scope = _ALL) -> list[Diagnostic]:
    """What the rules say of the pages of an issue, sorted."""
    return _sorted(
        found
        for rule in all_rules()
        if rule.check_pages and scope.runs(rule, issue.magazine)
        for found in rule.check_pages(issue, laid)
    )


def check_document(document: PdfDocument) -> list[Diagnostic]:
    """What the rules say of a finished PDF, sorted."""
    return _sorted(
        found for rule in all_rules() if rule.check_pdf for found in rule.check_pdf(document)
    )


def _sorted(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    # One style sheet serves many runs: what it is found guilty of in each is one fault.
    return sorted(dict.fromkeys(found), key=Diagnostic.sort_key)

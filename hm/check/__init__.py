"""The rules: one file each in ``rules/``, whose docstring is what ``hm explain`` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hm.check.policy import Scope, judged
from hm.check.registry import Rule
from hm.check.registry import rules as all_rules
from hm.model.diagnostic import Diagnostic
from hm.model.issue import Issue
from hm.model.pdf import PdfDocument
from hm.model.sheet import Laid

if TYPE_CHECKING:
    from hm.check.kept_findings import KeptFindings

__all__ = [
    "Scope",
    "check_document",
    "check_issue",
    "check_laid",
    "check_servers",
    "judged",
]

_ALL = Scope()


def check_issue(issue: Issue, scope: Scope = _ALL, cache: Path | None = None) -> list[Diagnostic]:
    """What the rules say of an issue as it was read, sorted.

    What they find in its parts is kept in the cache folder, if one is given.
    """
    # Imported late: a build hands out its first pages before it asks the rules.
    from hm.check.kept_findings import KeptFindings
    from hm.check.side_by_side import begun_aside

    asked = [rule for rule in all_rules() if scope.runs(rule, issue.magazine)]

    def of_whole(rules: Sequence[Rule]) -> list[Diagnostic]:
        return [found for rule in rules if rule.check for found in rule.check(issue)]

    with begun_aside(issue, asked, of_whole) as aside:
        found = _in_parts(issue, asked, KeptFindings(cache, issue.name) if cache else None)
        found += of_whole([rule for rule in asked if rule not in aside.rules])
        return _sorted(found + aside.found())


def _in_parts(issue: Issue, rules: Sequence[Rule], kept: KeptFindings | None) -> list[Diagnostic]:
    """What rules say of each part of an issue, if they look at no more."""
    from hm.check.parts import parts

    said: list[Diagnostic] = []
    asked = [rule for rule in rules if rule.check_part]
    for part in parts(issue):
        key = part.key
        for rule in asked:
            found = kept.get(key, rule.name) if kept else None
            if found is None and rule.check_part:
                found = tuple(rule.check_part(part.issue))
                if kept:
                    kept.put(key, rule.name, found)
            said += found or ()
    if kept:
        kept.write()
    return said


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

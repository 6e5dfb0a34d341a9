"""Which faults are told, and how grave: what the magazine sets and what comments silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from hm.check.registry import Rule, rules
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue, Magazine
from hm.model.policy import Ignore
from hm.read.near import did_you_mean

IDLE = "idle-ignore"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rules are asked."""

    select: frozenset[str] = frozenset()
    """These only; all of them where it is empty."""
    ignore: frozenset[str] = frozenset()
    """None of these."""
    pages: bool = True
    """Whether the pages are laid out for the rules that read them."""
    online: bool = False
    """Whether servers are asked."""
    hints: bool = True
    """Whether hints are told; those of the rules that are named always are."""
    named: frozenset[str] = frozenset()
    """Of those selected, the ones that were asked by their own name, not by their family's."""

    def asks(self, rule: str) -> bool:
        """Whether a rule is among those asked."""
        return (not self.select or rule in self.select) and rule not in self.ignore

    def runs(self, rule: Rule, magazine: Magazine) -> bool:
        """Whether anything that a rule finds could be told."""
        if not self.asks(rule.name):
            return False
        if rule.name in self.named:
            return True
        level = _levels(magazine).get(rule.name, rule.severity)
        return level is not None and (self.hints or level is not Severity.HINT)

    @property
    def needs_pages(self) -> bool:
        """Whether a rule that reads the laid-out pages is asked."""
        return self.pages and any(rule.check_pages and self.asks(rule.name) for rule in rules())

    def answered(self, rule: Rule, magazine: Magazine) -> bool:
        """Whether a rule was asked in full, so that what it did not find is not there."""
        return self.runs(rule, magazine) and self.reaches(rule)

    def reaches(self, rule: Rule) -> bool:
        """Whether a rule has all that it looks at: pages, servers."""
        return (self.pages or rule.check_pages is None) and (
            self.online or rule.check_online is None
        )


def judged(
    found: Iterable[Diagnostic], magazine: Magazine, issue: Issue, scope: Scope
) -> list[Diagnostic]:
    """What is left to tell of all that was found in an issue.

    Comments silence, magazine.yaml sets severities, and what is wrong with either is told.
    """
    ignores = _ignores(magazine, issue)
    used: set[Ignore] = set()
    left: list[Diagnostic] = []
    for one in found:
        silent = [ignore for ignore in ignores if ignore.covers(one.rule, one.place)]
        used.update(silent)
        if not silent:
            left.append(one)
    left += _idle(ignores, used, scope, magazine)
    left += _unknown_settings(magazine)
    return graded(left, magazine, scope)


def graded(
    found: Iterable[Diagnostic], magazine: Magazine | None, scope: Scope
) -> list[Diagnostic]:
    """What is asked of all that was found, as grave as magazine.yaml says, if there is one."""
    levels = _levels(magazine)
    unsure = {rule.name for rule in rules() if rule.severity is not Severity.HINT}
    told: list[Diagnostic] = []
    for one in found:
        if not scope.asks(one.rule):
            continue
        level = levels.get(one.rule, one.severity)
        if one.severity is Severity.HINT and level is not None and one.rule in unsure:
            level = Severity.HINT  # set graver, the rule is as unsure of this one as before
        if one.rule in scope.named:
            level = level or one.severity  # who asks for a rule by name wants to hear of it
        elif level is Severity.HINT and not scope.hints:
            continue
        if level is not None:
            told.append(one if level is one.severity else replace(one, severity=level))
    return told


def _levels(magazine: Magazine | None) -> dict[str, Severity | None]:
    return {s.rule: s.severity for s in magazine.checks} if magazine else {}


def _ignores(magazine: Magazine, issue: Issue) -> list[Ignore]:
    found = [*magazine.ignores, *issue.ignores]
    for article in issue.articles.values():
        found += article.ignores
    return found


def _idle(
    ignores: Iterable[Ignore], used: Collection[Ignore], scope: Scope, magazine: Magazine
) -> Iterator[Diagnostic]:
    known = {rule.name: rule for rule in rules()}
    severity = known[IDLE].severity
    for ignore in ignores:
        name = ignore.rule
        if not name:
            yield Diagnostic(
                IDLE,
                severity,
                "this comment to hm does not name a rule to ignore",
                ignore.place,
                "Write hm: ignore and the name of the rule: hm: ignore missing-alt.",
            )
        elif name not in known:
            remedy = did_you_mean(name, known, "hm explain lists the rules.")
            yield Diagnostic(IDLE, severity, f"there is no rule ‘{name}’", ignore.place, remedy)
        elif ignore not in used and scope.answered(known[name], magazine):
            yield Diagnostic(
                IDLE,
                severity,
                f"{name} finds nothing here to ignore",
                ignore.place,
                "Delete the comment, or move it right above what it is for.",
            )


def _unknown_settings(magazine: Magazine) -> Iterator[Diagnostic]:
    known = {rule.name: rule for rule in rules()}
    for setting in magazine.checks:
        if setting.rule not in known:
            yield Diagnostic(
                "bad-value",
                Severity.ERROR,
                f"there is no rule ‘{setting.rule}’",
                setting.place,
                did_you_mean(setting.rule, known, "hm explain lists the rules."),
            )

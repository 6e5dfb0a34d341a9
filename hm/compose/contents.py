"""The order in which a reader who turns no pages is led through an issue."""

from __future__ import annotations

from dataclasses import dataclass

from hm.model.article import Article, Kind
from hm.model.flatplan import MADE_PAGES
from hm.model.issue import Issue, Section


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one section, in the order of the flatplan."""

    section: Section
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Every article that the flatplan holds, once."""

    letters: tuple[Article, ...]
    """The editor's letter."""
    groups: tuple[Group, ...]
    """In the order of magazine.yaml; sections without articles are left out."""
    others: tuple[Article, ...]
    """Articles of a section that the magazine does not have."""
    ads: tuple[Article, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """All of them in reading order."""
        sections = tuple(article for group in self.groups for article in group.articles)
        return self.letters + sections + self.others + self.ads


def contents_of(issue: Issue) -> Contents:
    """The contents of an issue; what is planned but not written is left out."""
    planned = dict.fromkeys(
        slug
        for run in issue.flatplan.runs
        for slug in run.slugs
        if slug not in MADE_PAGES and slug in issue.articles
    )
    articles = [issue.articles[slug] for slug in planned]
    apart = (Kind.EDITORIAL, Kind.AD)
    text = [article for article in articles if article.kind not in apart]
    groups = (
        Group(section, tuple(a for a in text if a.section == section.key))
        for section in issue.magazine.sections
    )
    known = {section.key for section in issue.magazine.sections}
    return Contents(
        letters=tuple(a for a in articles if a.kind is Kind.EDITORIAL),
        groups=tuple(group for group in groups if group.articles),
        others=tuple(a for a in text if a.section not in known),
        ads=tuple(a for a in articles if a.kind is Kind.AD),
    )

"""An issue in parts that can be looked at each by itself: its articles, and the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hm.model.flatplan import Flatplan
from hm.model.issue import Cover, Issue, Masthead
from hm.read.find import MAGAZINE_FILE


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an issue, as an issue that holds nothing else."""

    name: str
    """The article’s slug; empty for what issue.yaml and magazine.yaml say."""
    issue: Issue

    @property
    def key(self) -> str:
        """A hash of all that the part can be asked for: of equal parts the rules say the same."""
        issue = self.issue
        facts = (issue.name, issue.folder, issue.number, issue.season, issue.year, issue.published)
        written = sorted(issue.texts.items())
        return hashlib.sha256(repr((self.name, facts, written)).encode("utf-8")).hexdigest()


_NO_COVER = Cover(None, None, None, (), None, None, None, ())
_NO_MASTHEAD = Masthead(None, None, None, None, (), None)


def parts(issue: Issue) -> Iterator[Part]:
    """What is not in manuscripts, then each article by its slug.

    A part of an article has the magazine, and of the issue its name, number and date: no
    flatplan, no contributors, no cover.
    """
    manuscripts = {article.path for article in issue.articles.values()}
    rest = {path: text for path, text in issue.texts.items() if path not in manuscripts}
    yield Part("", replace(issue, articles={}, texts=rest))
    for slug, article in issue.articles.items():
        yield Part(
            slug,
            replace(
                issue,
                cover=_NO_COVER,
                contributors=(),
                masthead=_NO_MASTHEAD,
                flatplan=Flatplan((), issue.flatplan.place),
                articles={slug: article},
                ignores=(),
                texts={
                    path: issue.texts[path]
                    for path in (MAGAZINE_FILE, article.path)
                    if path in issue.texts
                },
            ),
        )

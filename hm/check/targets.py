"""What page references lead to, and where it landed."""

from __future__ import annotations

from dataclasses import dataclass

from hm.check.passages import ids_of
from hm.model.blocks import Box, Figure, Heading, ProfilePanel, walk_blocks
from hm.model.flatplan import MADE_PAGES, Flatplan, Page
from hm.model.issue import Issue
from hm.model.picture import Position
from hm.model.prose import plain
from hm.model.sheet import Laid, Landing


def target_said(issue: Issue, target: str) -> str:
    """``the box ‘Key facts’``, ``‘The long way round’``: a target as an editor would say it."""
    slug, _, anchor = target.partition("#")
    article = issue.articles.get(slug)
    if article is None or not anchor:
        return f"‘{article.name}’" if article else f"the page ‘{slug}’"
    for block in walk_blocks(article.body):
        match block:
            case Heading(id=name) if name == anchor:
                return f"‘{plain(block.prose)}’"
            case Box(id=name) if name == anchor:
                return f"the box ‘{plain(block.title) or anchor}’"
            case ProfilePanel(id=name) if name == anchor:
                return f"the profile ‘{plain(block.title) or anchor}’"
            case Figure(id=name) if name == anchor:
                return f"the picture ‘{anchor}’"
    return f"‘{anchor}’"


def target_exists(issue: Issue, target: str) -> bool:
    """Whether there is such an article or page, and the id in it."""
    slug, mark, anchor = target.partition("#")
    article = issue.articles.get(slug)
    if article is None:
        return slug in MADE_PAGES and not mark
    return not mark or anchor in ids_of(article)


def target_position(issue: Issue, target: str) -> Position:
    """Where the page designer wants a target; of what stands in a panel, the panel."""
    slug, _, anchor = target.partition("#")
    article = issue.articles.get(slug)
    for top in article.body if article and anchor else ():
        if isinstance(top, (Box, ProfilePanel, Figure)) and any(
            getattr(block, "id", None) == anchor for block in walk_blocks((top,))
        ):
            return top.placement.position
    return Position.COLUMN


def target_landing(laid: Laid, target: str) -> Landing | None:
    """Where a target landed, a whole article where its text begins."""
    if found := laid.landings.get(target):
        return found
    span = None if "#" in target else laid.articles.get(target)
    return Landing(span.first, 0, 0) if span else None


@dataclass(frozen=True, slots=True)
class Spreads:
    """The pages of an issue as the reader has them open: side by side, and overleaf."""

    pages: tuple[Page, ...]
    """In the order of the magazine."""

    @classmethod
    def of(cls, flatplan: Flatplan) -> Spreads:
        return cls(tuple(dict.fromkeys(flatplan.pages)))

    def index(self, name: str) -> int | None:
        """The number of a page by its name, from 0; None where there is none."""
        return next((n for n, page in enumerate(self.pages) if page.name == name), None)

    def facing(self, name: str) -> str | None:
        """The page that lies opposite; the covers outside have none."""
        here = self.index(name)
        if here is None:
            return None
        there = here - 1 if self.pages[here].recto else here + 1
        if 0 <= there < len(self.pages) and self.pages[there].recto != self.pages[here].recto:
            return self.pages[there].name
        return None

    def overleaf(self, name: str) -> str | None:
        """The page on the back of a recto; None of a verso."""
        here = self.index(name)
        if here is None or not self.pages[here].recto or here + 1 == len(self.pages):
            return None
        return self.pages[here + 1].name

"""The lists of an issue, each as the copy of its items."""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.copy.gather import by_article
from hm.check.copy.model import Copy, Role
from hm.model.blocks import Listing, Paragraph, walk_blocks
from hm.model.issue import Issue


def lists_of(issue: Issue) -> Iterator[list[Copy]]:
    """The items of each list that are one paragraph each, in order; no ads."""
    for copies in by_article(issue).values():
        by_prose = {id(copy.prose): copy for copy in copies if copy.role is Role.ITEM}
        article = copies[0].article
        if not by_prose or article is None:
            continue
        for block in walk_blocks(article.body):
            if isinstance(block, Listing):
                items = [item[0] for item in block.items if len(item) == 1]
                found = [
                    by_prose[id(item.prose)]
                    for item in items
                    if isinstance(item, Paragraph) and id(item.prose) in by_prose
                ]
                if len(found) == len(block.items) and all(copy.words for copy in found):
                    yield found

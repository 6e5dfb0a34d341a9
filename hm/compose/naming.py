"""References that name their target: for an edition whose reader sees no folios.

``see page 8`` becomes ``see “Headline”``. The author's words around the folio stay, and a
reference without a folio (``see opposite``) stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from hm.compose.references import replace_folios
from hm.model.article import Article
from hm.model.blocks import Box, Heading, ProfilePanel, walk_blocks
from hm.model.issue import Issue
from hm.model.prose import Emphasis, Inline, Link, PageReference, Prose, Strong, Text, plain

_ON_PAGE = re.compile(r"\b(?P<on>On|on)(?=[ \u00a0]+(?:pages?|pp?\.)[ \u00a0]*\d)")
_NESTED = str.maketrans("“”", "‘’")


class Namer:
    """Names the targets of the page references in one article."""

    def __init__(self, issue: Issue, slug: str, href: Callable[[str], str | None]) -> None:
        self.issue = issue
        self.slug = slug
        self.href = href
        self.double = issue.magazine.style.quotes != "single"

    def named(self, prose: Prose | None) -> Prose:
        """``prose`` with every reference by folio made a link that names its target."""
        return tuple(part for node in prose or () for part in self._node(node))

    def _node(self, node: Inline) -> Prose:
        if isinstance(node, (Emphasis, Strong)):
            return (replace(node, children=self.named(node.children)),)
        if not isinstance(node, PageReference):
            return (node,)
        names = [self.name(target) for target in node.targets]
        known = [name for name in names if name is not None]
        if not known or len(known) < len(names):
            return (node,)
        children = _replaced(node.children, self._in_a_row(known))
        if children == node.children:
            return (node,)
        href = self.href(node.targets[0])
        return (Link(href, children, node.place),) if href else children

    def name(self, target: str) -> str | None:
        """The title of an article, or of a panel or heading in it.

        None where it has none, or where it would be the name of the article one is reading.
        """
        slug, _, anchor = target.partition("#")
        article = self.issue.articles.get(slug)
        if article is None:
            return None
        own = _name_inside(article, anchor) if anchor else ""
        if own or slug == self.slug:
            return own or None
        return plain(article.title) or None

    def _in_a_row(self, names: Sequence[str]) -> str:
        quoted = [
            f"“{name.translate(_NESTED)}”" if self.double else f"‘{name}’"
            for name in dict.fromkeys(names)
        ]
        if len(quoted) == 1:
            return quoted[0]
        return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _name_inside(article: Article, anchor: str) -> str:
    for block in walk_blocks(article.body):
        if isinstance(block, Heading) and block.id == anchor:
            return plain(block.prose)
        if isinstance(block, (Box, ProfilePanel)) and block.id == anchor:
            return plain(block.title)
    return ""


def _replaced(prose: Prose, name: str) -> Prose:
    nodes: list[Inline] = []
    for node in prose:
        if isinstance(node, Text):
            # One reads on a page, but in an article.
            text = _ON_PAGE.sub(lambda match: {"On": "In", "on": "in"}[match["on"]], node.text)
            nodes.append(replace(node, text=replace_folios(text, name)))
        elif isinstance(node, (Emphasis, Strong)):
            nodes.append(replace(node, children=_replaced(node.children, name)))
        else:
            nodes.append(node)
    return tuple(nodes)

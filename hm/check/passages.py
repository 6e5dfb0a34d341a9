"""The prose of an issue, passage by passage, and the page references in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hm.check.remembered import remembered
from hm.model.article import Article
from hm.model.blocks import (
    Body,
    Box,
    Figure,
    FindOutMore,
    Heading,
    Listing,
    Paragraph,
    ProfilePanel,
    PullQuote,
    Quotation,
    Table,
)
from hm.model.issue import Issue
from hm.model.picture import Picture
from hm.model.prose import PageReference, Prose, walk

CONTENTS = "contents"
BODY = "body"


@dataclass(frozen=True, slots=True)
class Passage:
    """Some prose and where it belongs."""

    prose: Prose
    slug: str
    """The article's; empty in issue.yaml and magazine.yaml."""
    part: str
    """``BODY`` where it stands in the text of a manuscript; else the key it stands under."""
    inside: tuple[str, ...] = ()
    """The ids of the panels and pictures that it stands in, the outermost first; "" for none."""


_References = tuple[tuple[Passage, PageReference], ...]


@remembered
def passages(issue: Issue) -> tuple[Passage, ...]:
    """Every passage of prose of the issue: its articles by slug, then its masthead."""
    return tuple(_passages(issue))


@remembered
def page_references(issue: Issue) -> _References:
    """Every page reference of the issue, and the passage that it stands in."""
    return tuple(
        (passage, node)
        for passage in passages(issue)
        for node in walk(passage.prose)
        if isinstance(node, PageReference)
    )


def _passages(issue: Issue) -> Iterator[Passage]:
    for article in issue.articles.values():
        yield from _of_article(article)
    masthead = issue.masthead
    for part in ("design", "printer", "copyright", "opinions", "about"):
        yield from _passage(getattr(masthead, part), "", part)


def ids_of(article: Article) -> list[str]:
    """The ids that a reference can lead to in an article, in the order of its text."""
    return list(dict.fromkeys(_ids(article.body)))


def _ids(blocks: Body) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, (Heading, Box, ProfilePanel, Figure)) and block.id:
            yield block.id
        for inner in _inside(block):
            yield from _ids(inner)


def _of_article(article: Article) -> Iterator[Passage]:
    slug = article.slug
    for part in ("title", "standfirst", CONTENTS, "bio", "note"):
        yield from _passage(getattr(article, part), slug, part)
    yield from _caption(article.image, slug, ())
    for event in article.events:
        yield from _passage(event.title, slug, "events")
        yield from _passage(event.text, slug, "events")
    yield from _of_blocks(article.body, slug, ())


def _of_blocks(blocks: Body, slug: str, inside: tuple[str, ...]) -> Iterator[Passage]:
    for block in blocks:
        here = inside
        if isinstance(block, (Box, ProfilePanel, Figure)):
            here = (*inside, block.id or "")
        elif isinstance(block, (FindOutMore, PullQuote)):
            here = (*inside, "")
        if isinstance(block, (Paragraph, Heading)):
            yield Passage(block.prose, slug, BODY, here)
        elif isinstance(block, Table):
            for row in (block.header or (), *block.rows):
                for cell in row:
                    yield Passage(cell, slug, BODY, here)
        elif isinstance(block, (Box, ProfilePanel, FindOutMore)):
            yield from _passage(block.title, slug, "title", here)
        if isinstance(block, (Figure, ProfilePanel)):
            yield from _caption(block.picture, slug, here)
        for inner in _inside(block):
            yield from _of_blocks(inner, slug, here)


def _inside(block: object) -> tuple[Body, ...]:
    """The sequences of blocks that a block holds."""
    if isinstance(block, Listing):
        return block.items
    if isinstance(block, (Quotation, Box, PullQuote, FindOutMore, ProfilePanel)):
        return (block.blocks,)
    return ()


def _caption(picture: Picture | None, slug: str, inside: tuple[str, ...]) -> Iterator[Passage]:
    if picture:
        yield from _passage(picture.caption, slug, "caption", inside)


def _passage(
    prose: Prose | None, slug: str, part: str, inside: tuple[str, ...] = ()
) -> Iterator[Passage]:
    if prose:
        yield Passage(prose, slug, part, inside)

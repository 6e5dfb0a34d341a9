"""All the copy of an issue, in the order of the flatplan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hm.check.copy.model import CUT, Copy, Piece, Role
from hm.check.copy.sources import Sources
from hm.model.article import Article
from hm.model.blocks import (
    Block,
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
from hm.model.place import Place
from hm.model.prose import Break, Code, Prose, Text

_asked: list[tuple[Issue, tuple[Copy, ...]]] = []
"""The issue that was asked last, if any: every rule asks for the same."""


def copy_of(issue: Issue) -> tuple[Copy, ...]:
    """Every passage: the cover, the articles as they are planned, then the masthead.

    Articles that the flatplan leaves out come last of the articles, by slug.
    """
    if not _asked or _asked[0][0] is not issue:
        _asked[:] = [(issue, tuple(_gather(issue)))]
    return _asked[0][1]


def by_article(issue: Issue, *, ads: bool = False) -> dict[str, tuple[Copy, ...]]:
    """The copy of each article by its slug, in order; without the ads unless they are wanted."""
    found: dict[str, list[Copy]] = {}
    for copy in copy_of(issue):
        if copy.article and (ads or not copy.is_ad):
            found.setdefault(copy.slug, []).append(copy)
    return {slug: tuple(several) for slug, several in found.items()}


def editorial(issue: Issue) -> Iterator[Copy]:
    """The copy that is the editor's: all but the ads."""
    return (copy for copy in copy_of(issue) if not copy.is_ad)


def running(issue: Issue) -> Iterator[Copy]:
    """The editor's copy in sentences."""
    return (copy for copy in editorial(issue) if copy.is_running)


_of_article: dict[str, tuple[Article, tuple[Copy, ...]]] = {}
"""The copy of articles, by their paths: an issue is asked for as a whole and in parts."""


def _article(article: Article, desk: _Desk) -> tuple[Copy, ...]:
    known = _of_article.get(article.path)
    if known is None or known[0] is not article:
        known = _of_article[article.path] = article, tuple(_in_article(article, desk))
    return known[1]


def _gather(issue: Issue) -> Iterator[Copy]:
    desk = _Desk(Sources(issue))
    yield from _cover(issue, desk)
    planned = [slug for run in issue.flatplan.runs for slug in run.slugs]
    for slug in dict.fromkeys([*planned, *issue.articles]):
        article = issue.articles.get(slug)
        if article is not None:
            yield from _article(article, desk)
    masthead = issue.masthead
    for part in ("design", "printer", "copyright", "opinions", "about"):
        yield from desk.prose(getattr(masthead, part), Role.MASTHEAD, None)
    own = "masthead.address" in issue.places
    for number, line in enumerate(masthead.address):
        place = (
            issue.places[f"masthead.address.{number}"]
            if own
            else issue.magazine.places[f"address.{number}"]
        )
        yield from desk.plain(line, Role.MASTHEAD, None, place)


def _cover(issue: Issue, desk: _Desk) -> Iterator[Copy]:
    cover, places = issue.cover, issue.places
    for key in ("kicker", "headline", "text", "tagline"):
        yield from desk.plain(getattr(cover, key), Role.COVER, None, places[f"cover.{key}"])
    for number, point in enumerate(cover.points):
        yield from desk.plain(point, Role.COVER, None, places[f"cover.points.{number}"])
    for number, line in enumerate(cover.lines):
        key = f"cover.lines.{number}"
        yield from desk.plain(line.title, Role.COVER, None, places[f"{key}.title"])
        yield from desk.plain(line.text, Role.COVER, None, places[f"{key}.text"])
    if cover.picture:
        yield from desk.plain(cover.picture.alt, Role.ALT, None, cover.picture.alt_place)
        yield from desk.plain(cover.picture.credit, Role.CREDIT, None, cover.picture.credit_place)


def _in_article(article: Article, desk: _Desk) -> Iterator[Copy]:
    places = article.places
    yield from desk.plain(article.label, Role.LABEL, article, places["label"])
    for part in (Role.TITLE, Role.STANDFIRST, Role.CONTENTS):
        yield from desk.prose(getattr(article, part), part, article)
    yield from desk.picture(article.image, article, "")
    yield from desk.blocks(article.body, article)
    for number, event in enumerate(article.events):
        yield from desk.prose(event.title, Role.EVENT, article)
        yield from desk.plain(event.venue, Role.VENUE, article, places[f"events.{number}.venue"])
        yield from desk.prose(event.text, Role.EVENT, article)
    for part in (Role.BIO, Role.NOTE):
        yield from desk.prose(getattr(article, part), part, article)


class _Desk:
    """Makes copy of what the model holds."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def prose(
        self,
        prose: Prose | None,
        role: Role,
        article: Article | None,
        panel: str = "",
        panel_place: Place | None = None,
    ) -> Iterator[Copy]:
        if not prose:
            return
        parts: list[str] = []
        pieces: list[Piece] = []
        at = 0
        for text, place in _leaves(prose):
            parts.append(text)
            if place:
                pieces.append(Piece(at, at + len(text), place))
            at += len(text)
        yield from self._copy("".join(parts), role, article, panel, prose, pieces, panel_place)

    def plain(
        self,
        text: str | None,
        role: Role,
        article: Article | None,
        place: Place | None,
        panel: str = "",
        panel_place: Place | None = None,
    ) -> Iterator[Copy]:
        if text and place:
            pieces = [Piece(0, len(text), place)]
            yield from self._copy(text, role, article, panel, (), pieces, panel_place)

    def picture(
        self,
        picture: Picture | None,
        article: Article,
        panel: str,
        panel_place: Place | None = None,
    ) -> Iterator[Copy]:
        if picture is None:
            return
        yield from self.prose(picture.caption, Role.CAPTION, article, panel, panel_place)
        yield from self.plain(
            picture.credit, Role.CREDIT, article, picture.credit_place, panel, panel_place
        )
        yield from self.plain(picture.alt, Role.ALT, article, picture.alt_place, panel, panel_place)

    def blocks(
        self,
        blocks: Body,
        article: Article,
        panel: str = "",
        role: Role = Role.PARAGRAPH,
        panel_place: Place | None = None,
    ) -> Iterator[Copy]:
        for block in blocks:
            yield from self._block(block, article, panel, role, panel_place)

    def _block(
        self, block: Block, article: Article, panel: str, role: Role, panel_place: Place | None
    ) -> Iterator[Copy]:
        if isinstance(block, Paragraph):
            yield from self.prose(block.prose, role, article, panel, panel_place)
        elif isinstance(block, Heading):
            yield from self.prose(block.prose, Role.HEADING, article, panel, panel_place)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from self.blocks(item, article, panel, Role.ITEM, panel_place)
        elif isinstance(block, Quotation):
            yield from self.blocks(block.blocks, article, panel, Role.QUOTATION, panel_place)
        elif isinstance(block, Table):
            for row in (block.header or (), *block.rows):
                for cell in row:
                    yield from self.prose(cell, Role.CELL, article, panel, panel_place)
        elif isinstance(block, Figure):
            yield from self.picture(block.picture, article, panel, panel_place)
        elif isinstance(block, (Box, FindOutMore, ProfilePanel)):
            name = _PANELS[type(block)]
            here = block.place
            yield from self.prose(block.title, Role.PANEL_TITLE, article, name, here)
            if isinstance(block, ProfilePanel):
                yield from self.picture(block.picture, article, name, here)
            yield from self.blocks(block.blocks, article, name, Role.PARAGRAPH, here)
        elif isinstance(block, PullQuote):
            yield from self.blocks(
                block.blocks, article, "pull-quote", Role.PULL_QUOTE, block.place
            )

    def _copy(
        self,
        text: str,
        role: Role,
        article: Article | None,
        panel: str,
        prose: Prose,
        pieces: Iterable[Piece],
        panel_place: Place | None,
    ) -> Iterator[Copy]:
        pieces = tuple(pieces)
        if text.strip() and pieces:
            yield Copy(text, role, article, panel, prose, pieces, self._sources, panel_place)


_PANELS: dict[type, str] = {Box: "box", FindOutMore: "find-out-more", ProfilePanel: "profile"}
_NOT_CODE = re.compile(r"[^\n]")


def _leaves(prose: Prose) -> Iterator[tuple[str, Place | None]]:
    for node in prose:
        if isinstance(node, Text):
            yield node.text, node.place
        elif isinstance(node, Code):
            yield _NOT_CODE.sub(CUT, node.text), None
        elif isinstance(node, Break):
            yield "\n", None
        else:
            yield from _leaves(node.children)

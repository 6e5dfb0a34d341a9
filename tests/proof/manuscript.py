"""What the manuscripts of an issue say, piece by piece, in the order of the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hm.compose.references import PageMap, printed
from hm.model.article import Article, Kind
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
    Verbatim,
    walk_blocks,
)
from hm.model.flatplan import MADE_PAGES
from hm.model.issue import Issue
from hm.model.picture import Picture
from hm.model.place import Place
from hm.model.prose import Break, Code, PageReference, Prose, Text, plain

FURNITURE = (Box, PullQuote, FindOutMore, ProfilePanel, Figure)
GAP = "\0"
"""Stands in a text where an edition has its own words: the name of a reference's target."""

_FOLIO = re.compile(
    r"\b(?:on\s+)?(?:pages?|pp?\.)\s*\d+(?:\s*(?:[–—,&-]|and)\s*\d+)*", re.IGNORECASE
)


def bare(words: str) -> str:
    """Letters and digits alone: what hyphenation, spaces, quotes and capitals leave alike."""
    return "".join(c for c in unicodedata.normalize("NFKC", words).casefold() if c.isalnum())


@dataclass(frozen=True, slots=True)
class Needle:
    """Words that an edition must have."""

    what: str
    """``paragraph``, ``caption``, …"""
    words: str
    place: Place

    @property
    def where(self) -> str:
        """The file and the line."""
        return f"{self.place.path}:{self.place.line}"

    @property
    def parts(self) -> tuple[str, ...]:
        """The words bare, in the parts between the edition's own."""
        return tuple(part for words in self.words.split(GAP) if (part := bare(words)))


@dataclass(frozen=True, slots=True)
class Chain:
    """Needles that stand in this order."""

    slug: str
    needles: tuple[Needle, ...]


Words = Callable[[Prose | None], str]
"""How an edition words inline text."""


def worded(pages: PageMap | None) -> Words:
    """The words of inline text with the folios of a page map; without one, names for them."""

    def words(prose: Prose | None, reference: PageReference | None = None) -> str:
        parts = []
        for node in prose or ():
            if isinstance(node, Text) and reference and pages:
                parts.append(printed(reference, node.text, pages))
            elif isinstance(node, Text) and reference:
                parts.append(_FOLIO.sub(GAP, node.text))
            elif isinstance(node, (Text, Code)):
                parts.append(node.text)
            elif isinstance(node, Break):
                parts.append(" ")
            else:
                inside = node if isinstance(node, PageReference) else reference
                parts.append(words(node.children, inside))
        return "".join(parts)

    return words


def chains(issue: Issue, slugs: tuple[str, ...], words: Words) -> Iterator[Chain]:
    """What must stand where these slugs are planned."""
    for slug in slugs:
        if slug in issue.articles:
            yield from article_chains(issue.articles[slug], words)
        elif slug in MADE_PAGES:
            made = {"cover": _cover, "contents": _contents, "masthead": _masthead}[slug]
            yield from (Chain(slug, needles) for needles in made(issue, words))


def article_chains(article: Article, words: Words) -> Iterator[Chain]:
    """What must stand in an article: its text in order, and each piece of furniture."""
    for needles in _chains(article, words):
        if kept := tuple(needle for needle in needles if needle.parts):
            yield Chain(article.slug, kept)


def alts(article: Article) -> Iterator[Needle]:
    """The words that stand for an article's pictures."""
    for picture in _pictures(article):
        yield Needle("alternative text", picture.alt, picture.place)


def _pictures(article: Article) -> Iterator[Picture]:
    if article.image:
        yield article.image
    if article.ad:
        yield article.ad.picture
    for block in walk_blocks(article.body):
        if isinstance(block, (Figure, ProfilePanel)) and block.picture:
            yield block.picture


def _chains(article: Article, words: Words) -> Iterator[list[Needle]]:
    places = article.places
    if article.title and not article.ad and not _signs(article):
        yield [Needle("title", words(article.title), places["title"])]
    yield [Needle("label", article.label or "", places["label"])]
    yield [Needle("standfirst", words(article.standfirst), places["standfirst"])]
    for picture in _pictures(article):
        yield from _said(picture, words)
    for event in article.events:
        yield [
            Needle("event", words(event.title), event.place),
            Needle("event’s venue", event.venue or "", event.place),
            Needle("event’s text", words(event.text), event.place),
            Needle("event’s link", event.link or "", event.place),
        ]
    yield [
        *_blocks([block for block in article.body if not isinstance(block, FURNITURE)], words),
        Needle("bio", words(article.bio), places["bio"]),
        Needle("note", words(article.note), places["note"]),
    ]
    for block in article.body:
        if isinstance(block, PullQuote):
            yield list(_blocks(block.blocks, words))
            yield [Needle("speaker", block.by or "", block.place)]
        elif isinstance(block, FURNITURE):
            yield list(_block(block, words))


def _signs(article: Article) -> bool:
    """Whether the last line of an advertisement is its title, which is not said twice."""
    last = article.body[-1] if article.body else None
    return (
        article.kind is Kind.AD
        and isinstance(last, Paragraph)
        and bare(plain(last.prose)) == bare(plain(article.title))
    )


def _said(picture: Picture, words: Words) -> Iterator[list[Needle]]:
    yield [Needle("caption", words(picture.caption), picture.place)]
    yield [Needle("credit", picture.credit or "", picture.credit_place or picture.place)]


def _blocks(blocks: Body | list[Block], words: Words) -> Iterator[Needle]:
    for block in blocks:
        yield from _block(block, words)


def _block(block: Block, words: Words) -> Iterator[Needle]:
    if isinstance(block, Paragraph):
        yield Needle("paragraph", words(block.prose), block.place)
    elif isinstance(block, Heading):
        yield Needle("heading", words(block.prose), block.place)
    elif isinstance(block, Verbatim):
        yield Needle("verbatim text", block.text, block.place)
    elif isinstance(block, Listing):
        for item in block.items:
            yield from _blocks(item, words)
    elif isinstance(block, Table):
        for row in ((block.header,) if block.header else ()) + block.rows:
            for cell in row:
                yield Needle("cell", words(cell), block.place)
    elif isinstance(block, (Quotation, PullQuote)):
        yield from _blocks(block.blocks, words)
    elif isinstance(block, (Box, ProfilePanel)):
        yield Needle("label", block.label or "", block.place)
        yield Needle("box’s title", words(block.title), block.place)
        yield from _blocks(block.blocks, words)
        if isinstance(block, Box):
            yield Needle("initials", block.by or "", block.by_place or block.place)
    elif isinstance(block, FindOutMore):
        yield Needle("box’s title", words(block.title), block.place)
        yield from _blocks(block.blocks, words)


def _cover(issue: Issue, words: Words) -> Iterator[tuple[Needle, ...]]:
    cover, places = issue.cover, issue.places
    yield (Needle("nameplate", issue.magazine.title, issue.magazine.places["title"]),)
    yield (
        Needle("kicker", cover.kicker or "", places["cover.kicker"]),
        Needle("cover headline", cover.headline or "", places["cover.headline"]),
        *(
            Needle("point", point, places[f"cover.points.{n}"])
            for n, point in enumerate(cover.points)
        ),
        Needle("cover text", cover.text or "", places["cover.text"]),
    )
    yield (Needle("tagline", cover.tagline or "", places["cover.tagline"]),)
    for line in cover.lines:
        yield (
            Needle("cover line", line.title, line.place),
            Needle("cover line", line.text or "", line.place),
        )


def _contents(issue: Issue, words: Words) -> Iterator[tuple[Needle, ...]]:
    for run in issue.flatplan.runs:
        for slug in run.slugs:
            article = issue.articles.get(slug)
            if article and article.listed and article.section:
                line = article.contents or article.title
                # Editions part the line after its lead-in.
                told = words(line).replace(": ", GAP, 1)
                yield (Needle("contents line", told, article.places["contents"]),)


def _masthead(issue: Issue, words: Words) -> Iterator[tuple[Needle, ...]]:
    magazine, masthead, places = issue.magazine, issue.masthead, issue.places
    editor, picture = magazine.editor, issue.cover.picture
    for what, text, place in (
        ("title", magazine.title, magazine.places["title"]),
        ("publisher", magazine.publisher, magazine.places["publisher"]),
        ("address", ", ".join(masthead.address), places["masthead.address"]),
        ("ISSN", magazine.issn, magazine.places["issn"]),
        ("editor", editor.name if editor else "", magazine.places["editor.name"]),
        ("editor’s address", editor.email if editor else "", magazine.places["editor.email"]),
        ("cover credit", picture.credit if picture else "", places["cover.credit"]),
        ("masthead line", words(masthead.design), places["masthead.design"]),
        ("masthead line", words(masthead.opinions), places["masthead.opinions"]),
        ("masthead line", words(masthead.copyright), places["masthead.copyright"]),
        ("masthead line", words(masthead.printer), places["masthead.printer"]),
        ("masthead line", words(masthead.about), places["masthead.about"]),
    ):
        yield (Needle(what, text or "", place),)
    names = ", ".join(one.name for one in issue.contributors)
    yield (Needle("contributors", names, places["contributors"]),)

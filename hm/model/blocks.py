"""Block text and furniture: the body of an article as a tree with places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hm.model.picture import Picture, Placement
from hm.model.place import Place
from hm.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    prose: Prose
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A cross-head (level 2), or a heading below one."""

    level: int
    prose: Prose
    id: str
    """Given, or made of the text as code hosts do; unique in the article."""
    given: bool
    """Whether the author wrote the id."""
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; every item is a sequence of blocks."""

    ordered: bool
    start: int
    items: tuple[tuple[Block, ...], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation (``>``)."""

    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A code block, or raw HTML that is shown as text."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table."""

    header: tuple[Prose, ...] | None
    """None where the header row is empty."""
    rows: tuple[tuple[Prose, ...], ...]
    aligns: tuple[str | None, ...]
    """By column: ``left``, ``right``, ``center`` or None."""
    place: Place


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in running text."""

    picture: Picture
    id: str | None
    placement: Placement
    place: Place


@dataclass(frozen=True, slots=True)
class Box:
    """A panel beside the text."""

    id: str | None
    title: Prose | None
    label: str | None
    by: str | None
    by_place: Place | None
    placement: Placement
    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words lifted from the article."""

    by: str | None
    by_place: Place | None
    placement: Placement
    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class FindOutMore:
    """A reading list."""

    title: Prose | None
    placement: Placement
    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ProfilePanel:
    """A person or project in a panel, with a picture."""

    id: str | None
    title: Prose | None
    label: str | None
    picture: Picture | None
    placement: Placement
    blocks: tuple[Block, ...]
    place: Place


Furniture = Box | PullQuote | FindOutMore | ProfilePanel
Block = Paragraph | Heading | Listing | Quotation | Verbatim | Rule | Table | Figure | Furniture
Body = tuple[Block, ...]


def walk_blocks(blocks: Body) -> Iterator[Block]:
    """Every block, in reading order, parents before what they hold."""
    for block in blocks:
        yield block
        if isinstance(block, Listing):
            for item in block.items:
                yield from walk_blocks(item)
        elif isinstance(block, (Quotation, Box, PullQuote, FindOutMore, ProfilePanel)):
            yield from walk_blocks(block.blocks)

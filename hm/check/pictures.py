"""The pictures of an issue, as rules speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hm.model.article import Article, Kind
from hm.model.blocks import Figure, ProfilePanel, walk_blocks
from hm.model.issue import Issue
from hm.model.picture import Picture
from hm.model.place import Place


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture and where the words that go with it are, or should be."""

    picture: Picture
    name: str
    """``the lead picture``"""
    advertises: bool
    alt_place: Place
    alt_remedy: str
    credit_remedy: str


def shown(issue: Issue) -> Iterator[Shown]:
    """Every picture of an issue: the cover's, then those of its articles by slug."""
    if issue.cover.picture:
        place = issue.places["cover.alt" if "cover.alt" in issue.places else "cover.image"]
        yield Shown(
            issue.cover.picture,
            "the picture on the cover",
            False,
            place,
            "Say what it shows in a line ‘alt: …’ beside its image.",
            "Add a line ‘credit: …’ beside its image; ‘credit: null’ if none is due.",
        )
    for article in issue.articles.values():
        yield from _of(article)


def _of(article: Article) -> Iterator[Shown]:
    advertises = article.kind is Kind.AD
    for key, name, picture in (
        ("image", "the lead picture", article.image),
        ("ad", "the advertisement", article.ad.picture if article.ad else None),
    ):
        if picture:
            alt = f"{key}.alt"
            yield Shown(
                picture,
                name,
                advertises or key == "ad",
                article.places[alt if alt in article.places else f"{key}.src"],
                "Say what it shows in a line ‘alt: …’ beside its src.",
                "Add a line ‘credit: …’ beside its src; ‘credit: null’ if none is due.",
            )
    for block in walk_blocks(article.body):
        if isinstance(block, Figure):
            yield Shown(
                block.picture,
                "this picture",
                advertises,
                block.place,
                f"Say what it shows, between the brackets: ![…]({block.picture.src}).",
                'Add {credit="…"} after it; {credit=null} if none is due.',
            )
        elif isinstance(block, ProfilePanel) and block.picture:
            yield Shown(
                block.picture,
                "the picture of this profile",
                advertises,
                block.picture.place,
                'Say what it shows in the braces of the profile: alt="…".',
                'Add credit="…" in the braces of the profile; credit=null if none is due.',
            )

"""The pictures of an issue, as rules speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hm.check.names import same
from hm.model.article import Article, Kind
from hm.model.blocks import Figure, ProfilePanel, walk_blocks
from hm.model.issue import Issue
from hm.model.picture import Picture
from hm.model.place import Place
from hm.model.sheet import Laid
from hm.model.typeset import SetPicture

ORNAMENT = 100
"""Pixels, or units of a drawing: what is no larger is a sign or a logo, no picture."""


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
    article: Article | None = None
    """None of the cover’s."""
    figure: Figure | None = None
    """Of a picture in the text, the block that it is."""

    @property
    def is_lead(self) -> bool:
        """Whether it is the cover’s, or the lead picture of an article."""
        if self.article is None:
            return True
        return self.article.image is self.picture

    @property
    def is_ornament(self) -> bool:
        """Whether it is too small for a picture: a sign, a logo."""
        return self.picture.size is not None and max(self.picture.size) <= ORNAMENT


def is_own_portrait(one: Shown, issue: Issue) -> bool:
    """Whether a picture shows one of those who made the issue: its alt is their name."""
    people = [credit.name for credit in issue.contributors]
    people += [author.name for author in one.article.authors] if one.article else []
    if issue.magazine.editor:
        people.append(issue.magazine.editor.name)
    return any(same(one.picture.alt.strip(), name) for name in people)


def printed_pictures(issue: Issue, laid: Laid) -> Iterator[tuple[Shown, SetPicture]]:
    """Every picture made of pixels that is on a page, and how large it is there."""
    by_file: dict[str, list[Shown]] = {}
    for one in shown(issue):
        by_file.setdefault(one.picture.path, []).append(one)
    for run in laid.runs:
        for printed in run.record.typeset.pictures if run.record.typeset else ():
            several = by_file.get(printed.uri, [])
            own = [one for one in several if one.article and one.article.slug == printed.slug]
            if several:
                yield (own or several)[0], printed


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
                article,
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
                article,
                block,
            )
        elif isinstance(block, ProfilePanel) and block.picture:
            yield Shown(
                block.picture,
                "the picture of this profile",
                advertises,
                block.picture.place,
                'Say what it shows in the braces of the profile: alt="…".',
                'Add credit="…" in the braces of the profile; credit=null if none is due.',
                article,
            )

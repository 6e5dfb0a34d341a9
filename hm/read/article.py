"""A manuscript: front matter and body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hm.model.article import Article, Event, Kind, SuppliedAd
from hm.model.blocks import Body
from hm.model.issue import Magazine
from hm.model.policy import Ignore
from hm.read.faults import Faults
from hm.read.fields import credits_at, picture_at, plain_words, prose_at
from hm.read.ignores import yaml_ignores
from hm.read.markdown import read_body
from hm.read.near import did_you_mean, listed, nearest
from hm.read.pictures import PictureDesk
from hm.read.prose import ProseReader
from hm.read.schema import ArticleFields, EventFields
from hm.read.source import Source
from hm.read.validate import validate
from hm.read.yaml_tree import Document, read_yaml

_FENCE = re.compile(r"---[ \t]*(?:\n|$)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M)
_UNLISTED = (Kind.EDITORIAL, Kind.NEWS, Kind.AD)
_UNTITLED = (Kind.EDITORIAL,)
_SECTIONLESS = (Kind.EDITORIAL, Kind.AD)


@dataclass(frozen=True, slots=True)
class _Desk:
    """All that reading one manuscript takes."""

    magazine: Magazine
    slug: str
    source: Source
    pictures: PictureDesk
    faults: Faults


def read_article(
    magazine: Magazine, slug: str, source: Source, pictures: PictureDesk, faults: Faults
) -> Article | None:
    """The article of a manuscript; None where its front matter cannot be made out."""
    desk = _Desk(magazine, slug, source, pictures, faults)
    try:
        return _read(desk)
    except RecursionError:
        faults.add(
            "bad-value",
            "this manuscript nests lists, quotations or links too deeply",
            source.place(0),
            "Use fewer levels.",
        )
        return None


def _read(desk: _Desk) -> Article | None:
    source, faults = desk.source, desk.faults
    opening = _FENCE.match(source.text)
    if opening is None:
        faults.add(
            "bad-value",
            "this manuscript has no front matter",
            source.place(0),
            "Begin with a line ---, then title, kind and section, then another line ---.",
        )
        ignores: list[Ignore] = []
        body = read_body(source, 0, desk.slug, desk.pictures, faults, ignores)
        return _article(desk, None, ArticleFields(kind=Kind.NEWS), body, ignores)
    closing = _CLOSE.search(source.text, opening.end())
    if closing is None:
        faults.add(
            "invalid-yaml",
            "the front matter is never closed",
            source.place(0, 3),
            "Put a line --- after its last key.",
        )
        return None
    document = read_yaml(source, opening.end(), closing.start(), faults)
    fields = _fields(document, faults) if document else None
    # The body is read even so: all faults are told in one go.
    silenced: list[Ignore] = []
    body = read_body(source, closing.end(), desk.slug, desk.pictures, faults, silenced)
    if document is None or fields is None:
        return None
    silenced[:0] = yaml_ignores(document, opening.end(), closing.start())
    return _article(desk, document, fields, body, silenced)


def _fields(document: Document, faults: Faults) -> ArticleFields | None:
    written = document.data.get("kind")
    kinds = [str(kind) for kind in Kind]
    guess = nearest(written, kinds) if isinstance(written, str) else None
    return validate(ArticleFields, document, faults, {"kind": guess or Kind.NEWS})


def _article(
    desk: _Desk,
    document: Document | None,
    fields: ArticleFields,
    body: Body,
    ignores: list[Ignore],
) -> Article:
    # Without front matter there is an empty document to look things up in.
    document = document or Document(desk.source, {})
    if document.data:
        _check(desk, document, fields)
    reader = ProseReader(desk.faults, desk.slug)
    contents = fields.contents
    line = contents if isinstance(contents, str) else None
    listed_ = contents is not False and (contents is not None or fields.kind not in _UNLISTED)
    section = fields.section if desk.magazine.section(fields.section) else None
    return Article(
        slug=desk.slug,
        path=desk.source.path,
        kind=fields.kind,
        title=prose_at(("title",), fields.title, document, reader),
        section=section,
        label=plain_words(fields.label),
        authors=credits_at(("authors",), fields.authors, document),
        standfirst=prose_at(("standfirst",), fields.standfirst, document, reader),
        contents=prose_at(("contents",), line, document, reader),
        listed=listed_,
        bio=prose_at(("bio",), fields.bio, document, reader),
        note=prose_at(("note",), fields.note, document, reader),
        image=picture_at(("image",), fields.image, document, reader, desk.pictures),
        events=tuple(_events(fields.events or [], document, reader)),
        ad=_ad(desk, document, fields),
        body=body,
        places=document.places(),
        ignores=tuple(ignores),
    )


def _check(desk: _Desk, document: Document, fields: ArticleFields) -> None:
    """What the schema cannot say: keys that depend on one another."""
    faults, kind = desk.faults, fields.kind
    head = document.place(())
    if fields.title is None and kind not in _UNTITLED and not _told(document, "title"):
        faults.add(
            "bad-value", "the key ‘title’ is missing here", head, "Add a line such as title: …"
        )
    sections = [section.key for section in desk.magazine.sections]
    every = (
        f"The sections are {listed(sections, 'and')}."
        if sections
        else "List the sections in magazine.yaml first."
    )
    if fields.section is None:
        if kind not in _SECTIONLESS and not _told(document, "section"):
            faults.add(
                "bad-value",
                "the key ‘section’ is missing here",
                head,
                f"Add a line such as section: … {every}",
            )
    elif fields.section not in sections:
        faults.add(
            "bad-value",
            f"the magazine has no section ‘{fields.section}’",
            document.place(("section",)),
            did_you_mean(fields.section, sections, every),
        )
    for key, owner in (("ad", Kind.AD), ("events", Kind.NOTICEBOARD)):
        if getattr(fields, key) and kind is not owner:
            faults.add(
                "bad-value",
                f"‘{key}’ is printed only in an article of the kind {owner}",
                document.key_place((key,)),
                f"Change the kind to {owner}, or remove the key.",
            )


def _told(document: Document, key: str) -> bool:
    """Whether a key has a value that was found wrong, so that no more is said of it."""
    value = document.data.get(key)
    return value is not None and not isinstance(value, str)


def _events(fields: list[EventFields], document: Document, reader: ProseReader) -> list[Event]:
    written = document.value(("events",))
    found: list[Event] = []
    number = -1
    for event in fields:
        # Events that were left out make the numbers differ; the titles lead back.
        number = next(
            n
            for n in range(number + 1, len(written))
            if isinstance(written[n], dict) and str(written[n].get("title")).strip() == event.title
        )
        path = ("events", number)
        title = reader.read(document.strand((*path, "title")))
        start = event.date or event.from_
        if title is None or start is None:
            continue
        found.append(
            Event(
                start=start,
                end=event.to,
                title=title,
                venue=plain_words(event.venue),
                text=prose_at((*path, "text"), event.text, document, reader),
                link=event.link,
                later=event.later,
                place=document.place(path),
            )
        )
    return found


def _ad(desk: _Desk, document: Document, fields: ArticleFields) -> SuppliedAd | None:
    if fields.ad is None:
        return None
    picture = desk.pictures.picture(
        fields.ad.src, document.place(("ad", "src")), alt=plain_words(fields.ad.alt) or ""
    )
    return SuppliedAd(picture) if picture else None

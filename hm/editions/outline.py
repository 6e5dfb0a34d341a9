"""Bookmarks by section and article, and page labels."""

from __future__ import annotations

from collections.abc import Container, Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from hm.editions.places import COVER_LABELS
from hm.model.article import Article
from hm.model.issue import Issue

_MADE = {"cover": "Cover", "contents": "Contents"}


def add_outline(pdf: Pdf, issue: Issue, targets: Container[str]) -> None:
    """Bookmark the articles in flatplan order, each below its section.

    A section stands where its first article does; what has no section stands between.
    Slugs that landed nowhere are left out.
    """
    sections: dict[str, OutlineItem] = {}
    seen: set[str] = set()
    with pdf.open_outline() as outline:
        for slug in (slug for run in issue.flatplan.runs for slug in run.slugs):
            if slug in seen or slug not in targets:
                continue
            seen.add(slug)
            article = issue.articles.get(slug)
            if article is None:
                if slug in _MADE:
                    outline.root.append(_item(_MADE[slug], slug))
                continue
            item = _item(_heading(article), slug)
            section = issue.magazine.section(article.section)
            if section is None:
                outline.root.append(item)
                continue
            if section.key not in sections:
                sections[section.key] = _item(section.title, slug)
                outline.root.append(sections[section.key])
            sections[section.key].children.append(item)


def label_pages(pdf: Pdf, names: Iterable[str]) -> None:
    """Name the pages as the magazine does: cover pages in words, others by folio."""
    numbers: list[object] = []
    expected = None
    for index, name in enumerate(names):
        folio = None if name in COVER_LABELS else int(name)
        if folio is None:
            numbers.extend([index, Dictionary(P=pikepdf.String(COVER_LABELS[name]))])
        elif folio != expected:
            numbers.extend([index, Dictionary(S=Name.D, St=folio)])
        expected = None if folio is None else folio + 1
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))


def _item(title: str, slug: str) -> OutlineItem:
    return OutlineItem(title, destination=pikepdf.String(slug.encode()))


def _heading(article: Article) -> str:
    """The headline on one line; a letter without one goes by its slug, in words."""
    if article.title:
        return " ".join(article.name.split())
    return article.slug.replace("-", " ").capitalize()

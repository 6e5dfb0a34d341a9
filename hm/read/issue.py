"""An issue: issue.yaml and all its manuscripts, every fault of every file in one go."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from hm.model.article import Article
from hm.model.flatplan import MADE_PAGES
from hm.model.issue import Cover, CoverLine, Issue, Magazine, Masthead
from hm.model.place import Place
from hm.read.article import read_article
from hm.read.faults import Faults
from hm.read.fields import credits_at, list_of_words, plain_words, prose_at
from hm.read.find import ISSUE_FILE, ISSUES, MAGAZINE_FILE
from hm.read.flatplan import SLUG, read_flatplan
from hm.read.ignores import yaml_ignores
from hm.read.pictures import PictureDesk
from hm.read.prose import ProseReader
from hm.read.reading import Reading
from hm.read.schema import CoverFields, IssueFields, MastheadFields
from hm.read.sizes import KeptSizes
from hm.read.source import load
from hm.read.typography import typeset
from hm.read.validate import validate
from hm.read.yaml_tree import Document, read_yaml

ARTICLES = "articles"
SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month on whose first day an issue of a season is published, unless it says when."""


def read(magazine: Magazine, name: str, cache: Path | None) -> Reading:
    """The issue in the folder ``name`` of a magazine; see ``hm.read.read_issue``."""
    faults = Faults()
    folder = f"{ISSUES}/{name}"
    sizes = KeptSizes(cache, name)
    desk = PictureDesk(magazine.root, folder, faults, sizes)
    issue_file = magazine.root / folder / ISSUE_FILE
    source = load(issue_file, f"{folder}/{ISSUE_FILE}", faults)
    document = read_yaml(source, 0, len(source.text), faults) if source else None
    fields = _fields(document, name, faults) if document else None
    texts = {MAGAZINE_FILE: magazine.text}
    if source:
        texts[source.path] = source.text
    articles, unread, manuscripts = _articles(magazine, folder, desk, faults, texts)
    issue = _issue(
        magazine,
        name,
        document,
        fields,
        articles=articles,
        desk=desk,
        faults=faults,
        texts=texts,
    )
    sizes.write()
    planned = {slug for run in issue.flatplan.runs for slug in run.slugs} if issue else set()
    return Reading(
        issue=issue,
        diagnostics=faults.sorted(),
        fatal=issue is None or not unread.isdisjoint(planned),
        files=tuple(sorted({issue_file, *manuscripts, *desk.files, *_profile(magazine)})),
    )


def _profile(magazine: Magazine) -> list[Path]:
    """The press profile, if the magazine has its own."""
    return [magazine.root / magazine.press.profile] if magazine.press.profile else []


def _fields(document: Document, name: str, faults: Faults) -> IssueFields | None:
    digits = re.findall(r"[0-9]{1,6}", name)
    published = str(document.data.get("published") or "")
    year = published[:4] if re.match(r"[12][0-9]{3}-", published) else "2000"
    return validate(
        IssueFields,
        document,
        faults,
        {"number": digits[-1] if digits else "0", "season": "spring", "year": year},
    )


def _articles(
    magazine: Magazine, folder: str, desk: PictureDesk, faults: Faults, texts: dict[str, str]
) -> tuple[dict[str, Article], set[str], list[Path]]:
    """The articles by slug, the slugs of manuscripts that cannot be read, and the files.

    What is written in those that can be read is put into ``texts``.
    """
    articles: dict[str, Article] = {}
    unread: set[str] = set()
    files = _manuscripts(magazine.root / folder / ARTICLES)
    for file in files:
        slug, path = file.name.removesuffix(".md"), f"{folder}/{ARTICLES}/{file.name}"
        if not SLUG.fullmatch(slug) or slug in MADE_PAGES:
            _refuse_name(slug, path, faults)
            continue
        source = load(file, path, faults)
        article = read_article(magazine, slug, source, desk, faults) if source else None
        if source and article:
            articles[slug] = article
            texts[path] = source.text
        else:
            unread.add(slug)
    return articles, unread, files


def _manuscripts(folder: Path) -> list[Path]:
    """The files whose names end in .md, by slug."""
    try:
        entries = list(folder.iterdir())
    except OSError:
        return []
    files = [file for file in entries if file.name.endswith(".md") and file.name[0] != "."]
    return sorted(files, key=lambda file: file.name.removesuffix(".md"))


def _refuse_name(slug: str, path: str, faults: Faults) -> None:
    if slug in MADE_PAGES:
        faults.add(
            "bad-value",
            f"hm makes the page ‘{slug}’ itself, so no manuscript can have that name",
            Place(path),
            "Rename the file.",
        )
        return
    faults.add(
        "bad-value",
        f"‘{slug}’ cannot be a slug: the flatplan and page references could not name it",
        Place(path),
        "Rename the file, with letters, digits and hyphens only: my-story.md.",
    )


def _issue(
    magazine: Magazine,
    name: str,
    document: Document | None,
    fields: IssueFields | None,
    *,
    articles: dict[str, Article],
    desk: PictureDesk,
    faults: Faults,
    texts: dict[str, str],
) -> Issue | None:
    if document is None or fields is None:
        return None
    month = SEASON_MONTHS[fields.season]
    return Issue(
        magazine=magazine,
        name=name,
        folder=f"{ISSUES}/{name}",
        number=fields.number,
        season=fields.season,
        year=fields.year,
        published=fields.published or dt.date(fields.year, month, 1),
        cover=_cover(fields.cover or CoverFields(), document, desk),
        contributors=credits_at(("contributors",), fields.contributors, document),
        masthead=_masthead(magazine, fields.masthead or MastheadFields(), document, faults),
        flatplan=read_flatplan(document, faults),
        articles=articles,
        places=document.places(),
        ignores=tuple(yaml_ignores(document, 0, len(document.source.text))),
        texts=texts,
    )


def _cover(fields: CoverFields, document: Document, desk: PictureDesk) -> Cover:
    picture = None
    if fields.image:
        picture = desk.picture(
            fields.image,
            document.place(("cover", "image")),
            alt=plain_words(fields.alt) or "",
            credit=plain_words(fields.credit),
            credit_place=document.written(("cover", "credit")),
            focus=fields.focus,
            alt_place=document.written(("cover", "alt")),
        )
    lines: list[CoverLine] = []
    written = document.value(("cover", "lines")) or []
    number = -1
    for line in fields.lines or []:
        number = next(
            n
            for n in range(number + 1, len(written))
            if isinstance(written[n], dict) and str(written[n].get("title")).strip() == line.title
        )
        path = ("cover", "lines", number)
        lines.append(
            CoverLine(
                title=typeset(line.title),
                text=plain_words(line.text),
                article=line.article,
                place=document.place(path),
                article_place=document.place((*path, "article")),
            )
        )
    return Cover(
        picture=picture,
        kicker=plain_words(fields.kicker),
        headline=plain_words(fields.headline),
        points=list_of_words(fields.points),
        text=plain_words(fields.text),
        article=fields.article,
        tagline=plain_words(fields.tagline),
        lines=tuple(lines),
    )


def _masthead(
    magazine: Magazine, fields: MastheadFields, document: Document, faults: Faults
) -> Masthead:
    reader = ProseReader(faults)

    return Masthead(
        design=prose_at(("masthead", "design"), fields.design, document, reader),
        printer=prose_at(("masthead", "printer"), fields.printer, document, reader),
        copyright=prose_at(("masthead", "copyright"), fields.copyright, document, reader),
        opinions=prose_at(("masthead", "opinions"), fields.opinions, document, reader),
        address=list_of_words(fields.address) or magazine.address,
        about=prose_at(("masthead", "about"), fields.about, document, reader) or magazine.about,
    )

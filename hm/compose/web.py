"""An issue as web pages: an index in contents order and a page for each article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup, escape

from hm.compose.blocks import last_paragraph, outline
from hm.compose.contents import Contents, contents_of
from hm.compose.environment import environment
from hm.compose.house import House
from hm.compose.manuscript import DROP_CAP_KINDS, DROP_CAP_LEAST
from hm.compose.naming import Namer
from hm.compose.no_break import bound
from hm.compose.prose import ProseWriter, address_target, breakable
from hm.compose.references import PageMap
from hm.compose.run import MONTHS, palette, split_lead_in
from hm.compose.tokens import read_tokens
from hm.model.article import Article, Event, Kind
from hm.model.blocks import (
    Block,
    Box,
    Figure,
    Heading,
    Paragraph,
    ProfilePanel,
    Table,
    walk_blocks,
)
from hm.model.flatplan import MADE_PAGES, Page
from hm.model.issue import Issue
from hm.model.picture import Picture
from hm.model.prose import Emphasis, Prose, Text, plain, walk

INDEX = "index.html"
STYLE = "style.css"
LETTER = "Welcome"
"""The heading of an editor's letter that has none of its own."""

_OWN_IDS = frozenset({"main"})
"""Ids that the templates use; those of a manuscript must differ."""
_TITLE_MOST = 70
"""Characters: search engines and tabs show no more of a page's title."""
_DESCRIPTION_MOST = 160
_TIP = re.compile(r"^\s*(\d{1,2})[.)]?\s+")
_TALL = 1.15
"""Of a picture's width to its height: below it, a picture stands beside its headline."""


@dataclass(frozen=True, slots=True)
class WebPicture:
    """A picture, or a supplied PDF, as a web page refers to it."""

    src: str
    """Relative to the index."""
    srcset: str = ""
    """Empty where there is one size only."""
    width: int | None = None
    height: int | None = None

    @property
    def document(self) -> bool:
        """Whether it is a PDF, which is linked to and not shown."""
        return self.src.endswith(".pdf")

    @property
    def tall(self) -> bool:
        """Whether it is a portrait, or square."""
        return bool(self.width and self.height and self.width / self.height < _TALL)


def pictures_of(issue: Issue) -> Iterator[Picture]:
    """Every picture of the pages, in reading order; one used twice comes twice."""
    if issue.cover.picture:
        yield issue.cover.picture
    for article in contents_of(issue).articles:
        if article.image:
            yield article.image
        if article.ad:
            yield article.ad.picture
        for block in walk_blocks(article.body):
            if isinstance(block, (Figure, ProfilePanel)) and block.picture:
                yield block.picture


class WebComposer:
    """Composes the pages of one issue: again only those whose words the page numbers change."""

    def __init__(self, issue: Issue, house: House, pictures: Mapping[str, WebPicture]) -> None:
        """``pictures`` is by ``Picture.path``; one that is not in it could not be read, and its
        words stand in its place."""
        self._web = _Web(issue, house, pictures)
        self._composed: dict[str, _Composed] = {}
        """By the article's slug."""

    def compose(self, pages: PageMap) -> dict[str, str]:
        """The HTML of every page, by file name, the index first."""
        web = self._web
        web.set_pages(pages)
        files = {INDEX: web.index()}
        for article in web.contents.articles:
            beside = web.beside(article)
            known = self._composed.get(article.slug)
            if known is None or known.beside != beside or not web.pages.says(known.asked):
                web.pages.asked.clear()
                html = web.page(article)
                known = _Composed(html, beside, dict(web.pages.asked))
                self._composed[article.slug] = known
            files[web.files[article.slug]] = known.html
        return files


@dataclass(frozen=True, slots=True)
class _Asked(PageMap):
    """A map of pages that notes what it was asked, and what it said."""

    asked: dict[str, Page | None] = field(default_factory=dict)

    def page(self, target: str) -> Page | None:
        self.asked[target] = found = PageMap.page(self, target)
        return found

    def says(self, asked: Mapping[str, Page | None]) -> bool:
        """Whether it would say the same."""
        return all(PageMap.page(self, target) == page for target, page in asked.items())


def file_names(contents: Contents) -> dict[str, str]:
    """The file of every article, by slug; none takes the index's."""
    taken = {INDEX}
    names: dict[str, str] = {}
    for article in contents.articles:
        name = f"{article.slug}.html"
        while name.lower() in taken:
            name = f"article-{name}"
        taken.add(name.lower())
        names[article.slug] = name
    return names


def anchors(article: Article) -> dict[str, str]:
    """The id on the page of every id in a manuscript: begins with a letter, and is unique."""
    taken = set(_OWN_IDS)
    ids: dict[str, str] = {}
    for block in walk_blocks(article.body):
        given = block.id if isinstance(block, (Heading, Box, ProfilePanel, Figure)) else None
        if given is None or given in ids:
            continue
        name = re.sub(r"[^\w-]", "-", given)
        while name in taken or not name[:1].isalpha():
            name = f"s-{name}"
        taken.add(name)
        ids[given] = name
    return ids


def page_title(name: str, magazine: str) -> str:
    """What the tab says: the name and the magazine's, as far as there is room."""
    whole = f"{name} — {magazine}"
    # Judges of HTML count the characters as they are written: &amp; for &.
    room = _TITLE_MOST - len(escape(whole)) + len(whole)
    return whole if len(whole) <= room else shortened(name, room)


def shortened(words: str, most: int) -> str:
    """``words`` on one line, cut after a whole word where they are more than ``most``."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    return words[: most - 1].rpartition(" ")[0].rstrip(" ,;:—–-&") + "…"


def event_times(event: Event, year: int) -> tuple[tuple[str, str], ...]:
    """The days of an event, each as a machine and as a reader has it.

    The month is told once where both days are in it, the year only where it is not
    ``year``: ``(("2025-06-11", "11"), ("2025-06-12", "12 June"))``.
    """

    def told(day: dt.date, *, whole: bool) -> tuple[str, str]:
        words = str(day.day)
        if whole:
            words += f" {MONTHS[day.month - 1]}"
            if day.year != year:
                words += f" {day.year}"
        return day.isoformat(), words

    end = event.end
    if end is None or end == event.start:
        return (told(event.start, whole=True),)
    same = (event.start.year, event.start.month) == (end.year, end.month)
    return told(event.start, whole=not same), told(end, whole=True)


def tip_number(prose: Prose) -> tuple[str, Prose]:
    """The number that begins the heading of a tip, and the heading without it."""
    first = prose[0] if prose else None
    match = _TIP.match(first.text) if isinstance(first, Text) else None
    if not isinstance(first, Text) or match is None:
        return "", prose
    return match[1], (replace(first, text=first.text[match.end() :]), *prose[1:])


def opening_mark(prose: Prose) -> tuple[str, Prose]:
    """The quotation marks that begin a paragraph, and the paragraph without them."""
    first = prose[0] if prose else None
    if not isinstance(first, Text):
        return "", prose
    rest = first.text.lstrip("“‘")
    return first.text[: len(first.text) - len(rest)], (replace(first, text=rest), *prose[1:])


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the index and its neighbours show it."""

    slug: str
    href: str
    title: Markup
    kicker: Markup
    summary: Markup
    kind: Kind
    picture: Picture | None
    palette: str
    section: str


@dataclass(frozen=True, slots=True)
class _Composed:
    """The page of an article, and what its words hang on beside the article."""

    html: str
    beside: tuple[Entry | None, Entry | None]
    """What it shows of the articles before and after."""
    asked: dict[str, Page | None]
    """The pages that it names, by target."""


class _Web:
    """What all pages of one issue share."""

    def __init__(self, issue: Issue, house: House, pictures: Mapping[str, WebPicture]) -> None:
        self.issue = issue
        self.pages = _Asked({})
        self.pictures = pictures
        self.templates: Environment = environment(house)
        self.palettes = read_tokens(house).palettes
        self.contents = contents_of(issue)
        self.files = file_names(self.contents)
        self.anchors = {article.slug: anchors(article) for article in self.contents.articles}
        self.names = _by_initials(issue)
        self.entries: dict[str, Entry] = {}
        order = self.contents.articles
        self.before = {b.slug: a.slug for a, b in pairwise(order)}
        self.after = {a.slug: b.slug for a, b in pairwise(order)}

    def set_pages(self, pages: PageMap) -> None:
        """Have all that is composed from here on name these pages."""
        self.pages = _Asked(pages.pages)
        self.entries = {article.slug: self.entry(article) for article in self.contents.articles}

    def beside(self, article: Article) -> tuple[Entry | None, Entry | None]:
        """The entries of the articles before and after one."""
        slug = article.slug
        return (
            self.entries.get(self.before.get(slug, "")),
            self.entries.get(self.after.get(slug, "")),
        )

    def href(self, target: str) -> str | None:
        """Where a target leads; None where no page of the edition has it."""
        slug, _, anchor = target.partition("#")
        if slug in MADE_PAGES:
            return INDEX if slug == "cover" else f"{INDEX}#{slug}"
        if slug not in self.files:
            return None
        href = quote(self.files[slug])
        found = self.anchors[slug].get(anchor)
        return f"{href}#{quote(found)}" if found else href

    def palette(self, section: str | None) -> str:
        """The class of a section's colours."""
        return palette(self.issue, section, self.palettes)

    def writer(self, article: Article | None = None) -> ProseWriter:
        """A writer of inline text; it picks out the names of an article's authors."""
        authors = article.authors if article else ()
        return ProseWriter(
            self.pages,
            href=self.href,
            finish=bound,
            authors=frozenset(credit.name for credit in authors),
        )

    def shared(self, article: Article | None = None) -> dict[str, object]:
        """What every template is given."""
        writer = self.writer(article)
        running = replace(writer, small_caps=self.issue.magazine.style.small_caps)
        namer = Namer(self.issue, article.slug if article else "", self.href)
        return {
            "issue": self.issue,
            "magazine": self.issue.magazine,
            "end_sign": self.issue.magazine.style.end_sign,
            "prose": lambda prose: writer.html(namer.named(prose)),
            "running": lambda prose: running.html(namer.named(prose)),
            "words": writer.text,
            "picture_of": lambda picture: self.pictures.get(picture.path),
            "href": self.href,
            "section_ids": {
                section.key: f"section-{number}"
                for number, section in enumerate(self.issue.magazine.sections, start=1)
            },
            "index_href": INDEX,
            "style_href": STYLE,
        }

    # The index.

    def index(self) -> str:
        """The cover, the contents and the masthead."""
        issue, contents = self.issue, self.contents
        cover = issue.cover
        told = [cover.headline or "", *cover.points, *(line.title for line in cover.lines)]
        context = self.shared() | {
            "page_title": page_title(
                f"Issue {issue.number}, {_season(issue)}", issue.magazine.title
            ),
            "description": shortened(
                f"{issue.magazine.title}, issue {issue.number}, {_season(issue)}. "
                + " ".join(f"{line.rstrip(':.')}." for line in told if line),
                _DESCRIPTION_MOST,
            ),
            "letters": [
                (self.entries[a.slug], _first_paragraph(a), a.image) for a in contents.letters
            ],
            "groups": [
                (
                    group.section,
                    self.palette(group.section.key),
                    [self.entries[a.slug] for a in group.articles],
                )
                for group in contents.groups
            ],
            "others": [self.entries[a.slug] for a in contents.others],
            "ads": [self.entries[a.slug] for a in contents.ads],
            "folio": self.folio,
        }
        return self.templates.get_template("web/index.html").render(context)

    def entry(self, article: Article) -> Entry:
        """An article on the index: its kicker stands over the title, its summary below."""
        writer = self.writer(article)
        title = self.title(article)
        kicker: Prose = ()
        summary = article.standfirst if article.kind not in (Kind.NEWS, Kind.EDITORIAL) else None
        if article.contents:
            kicker, summary = split_lead_in(article.contents)
            if not summary and article.kind is Kind.NOTICEBOARD:
                summary = article.standfirst
        label = Markup("")
        if _same(plain(kicker), title):
            kicker = ()
        elif not kicker:
            label = writer.text(article.label)
        section = self.issue.magazine.section(article.section)
        return Entry(
            slug=article.slug,
            href=quote(self.files[article.slug]),
            title=writer.html(article.title) or escape(title),
            kicker=writer.html(kicker) or label,
            summary=writer.html(summary),
            kind=article.kind,
            picture=article.image,
            palette=self.palette(article.section),
            section="advertisement"
            if article.kind is Kind.AD
            else section.title
            if section
            else "",
        )

    def folio(self, entry: Entry) -> int | None:
        """The folio that an article begins on, if its page has one."""
        page = self.pages.page(entry.slug)
        return page.folio if page else None

    def title(self, article: Article) -> str:
        """The headline without marks, or what stands for it."""
        if article.kind is Kind.EDITORIAL and not article.title:
            return LETTER
        return article.name

    # An article.

    def page(self, article: Article) -> str:
        """The page of an article."""
        issue, slug = self.issue, article.slug
        before, after = self.beside(article)
        title = self.title(article)
        levels = outline(article.body)
        tables = _table_names(article)
        ids = self.anchors[slug]
        end = last_paragraph(article.body) if _takes_end_sign(article.kind) else None
        section = issue.magazine.section(article.section)
        picture = self.pictures.get(article.image.path) if article.image else None
        context = self.shared(article) | {
            "article": article,
            "kind": article.kind.value,
            "page_title": page_title(title, issue.magazine.title),
            "description": _description(article) or f"{title}, {issue.magazine.title}.",
            "title": title,
            "section": section,
            "palette": self.palette(article.section),
            "opener": "plain" if picture is None else "tall" if picture.tall else "wide",
            "byline": _byline(article),
            "events": [e for e in article.events if not e.later],
            "later": [e for e in article.events if e.later],
            "address_target": address_target,
            "breakable": breakable,
            "times": lambda event: event_times(event, issue.year),
            "level": lambda block: levels[id(block)],
            "table_name": lambda block: tables[id(block)],
            "anchor": ids.get,
            "ends": lambda block: block is end,
            "opens": lambda block: _takes_drop_cap(article, block),
            "opening_mark": opening_mark,
            "signed_in": lambda blocks: last_paragraph(blocks, strict=True),
            "full_name": self.names.get,
            "tip_number": (tip_number if article.kind is Kind.TIPS else lambda prose: ("", prose)),
            "before": before,
            "after": after,
        }
        return self.templates.get_template("web/article.html").render(context)


def _season(issue: Issue) -> str:
    return f"{issue.season} {issue.year}"


def _same(lead: str, title: str) -> bool:
    """Whether a contents line begins with the headline itself."""
    return bool(lead) and lead.strip(" :").casefold() == title.strip(" :").casefold()


def _takes_end_sign(kind: Kind) -> bool:
    return kind not in (Kind.AD, Kind.NOTICEBOARD)


def _takes_drop_cap(article: Article, block: Block) -> bool:
    return (
        article.kind in DROP_CAP_KINDS
        and block is article.body[0]
        and isinstance(block, Paragraph)
        and len(plain(block.prose)) >= DROP_CAP_LEAST
    )


def _byline(article: Article) -> tuple[str, ...]:
    """The authors whom the standfirst does not name."""
    if article.kind in (Kind.EDITORIAL, Kind.AD):
        return ()
    named = {plain(n.children) for n in walk(article.standfirst) if isinstance(n, Emphasis)}
    return tuple(credit.name for credit in article.authors if credit.name not in named)


def _first_paragraph(article: Article) -> Prose:
    return next((b.prose for b in article.body if isinstance(b, Paragraph)), ())


def _description(article: Article) -> str:
    told = article.standfirst or article.contents or _first_paragraph(article)
    return shortened(plain(told), _DESCRIPTION_MOST)


def _table_names(article: Article) -> dict[int, str]:
    """What a screen reader calls the tables, by ``id()`` of the block."""
    tables = [block for block in walk_blocks(article.body) if isinstance(block, Table)]
    if len(tables) == 1:
        return {id(tables[0]): "Table"}
    return {id(table): f"Table {number}" for number, table in enumerate(tables, start=1)}


def _by_initials(issue: Issue) -> dict[str, str]:
    """Contributors by their initials; initials that two of them share are left out."""
    names: dict[str, list[str]] = {}
    for credit in issue.contributors:
        initials = "".join(part[0] for part in credit.name.split() if part[0].isupper())
        names.setdefault(initials, []).append(credit.name)
    return {initials: found[0] for initials, found in names.items() if len(found) == 1}

"""A run of the flatplan as the source of its layout."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from jinja2 import Environment
from markupsafe import Markup

from hm.compose.endings import in_pairs, not_alone, words_in_pairs
from hm.compose.environment import environment
from hm.compose.headline import headline_words
from hm.compose.house import House
from hm.compose.manuscript import DROP_CAP_KINDS, ManuscriptWriter, tidy_spaces
from hm.compose.no_break import NBSP, bound
from hm.compose.prose import ProseWriter
from hm.compose.references import PageMap
from hm.compose.source import (
    Barcode,
    CoverSource,
    CoverTeaser,
    Flow,
    FrontSource,
    Image,
    Pattern,
    RunSource,
    Story,
)
from hm.compose.tokens import read_tokens
from hm.model.article import Article, Event, Kind
from hm.model.blocks import Figure
from hm.model.flatplan import MADE_PAGES, Run
from hm.model.issn import serial
from hm.model.issue import LARGEST_ADD_ON, Issue, Section
from hm.model.picture import Placement
from hm.model.prose import Emphasis, Prose, Text, plain

REFERENCE_SCHEME = "hm:"
"""What leads to another place of the issue, until the editions know where it landed."""

SERIALS = "977"
"""What the EAN of a magazine begins with, as a book's does with 978."""

_PARAGRAPH = re.compile(r"<p>.*?</p>", re.DOTALL)


def palette(issue: Issue, section: str | None, count: int) -> str:
    """The class of a section's colours: by its order in magazine.yaml, ``count`` in turn."""
    for index, known in enumerate(issue.magazine.sections):
        if known.key == section:
            return f"palette-{index % count + 1}"
    return "palette-0"


def pattern(issue: Issue, run: Run) -> Pattern:
    """How the pages of a run are made, by what is planned on them."""
    slugs = run.slugs
    if "cover" in slugs:
        return Pattern.COVER
    if "contents" in slugs or "masthead" in slugs:
        return Pattern.FRONT
    kinds = {issue.articles[slug].kind for slug in slugs if slug in issue.articles}
    if kinds == {Kind.AD}:
        return Pattern.AD
    if kinds and kinds <= {Kind.NEWS, Kind.NOTICEBOARD}:
        return Pattern.NEWS
    return Pattern.FLOW


class RunComposer:
    """Composes the runs of one issue."""

    def __init__(self, issue: Issue, house: House, pages: PageMap) -> None:
        self.issue = issue
        self.pages = pages
        self.templates: Environment = environment(house)
        self.tokens = read_tokens(house)

    def writer(self, article: Article, prose: ProseWriter) -> ManuscriptWriter:
        """A writer of an article's body."""
        style = self.issue.magazine.style
        return ManuscriptWriter(article, prose, self.templates, style, self.tokens)

    def prose(self, authors: frozenset[str] = frozenset()) -> ProseWriter:
        """A writer of print's inline text."""
        return ProseWriter(
            self.pages,
            href=lambda target: f"{REFERENCE_SCHEME}{target}",
            finish=bound,
            places=True,
            authors=authors,
        )

    def source(self, run: Run) -> RunSource:
        """All that layout needs of a run."""
        issue, magazine = self.issue, self.issue.magazine
        kind = pattern(issue, run)
        articles = [issue.articles[slug] for slug in run.slugs if slug in issue.articles]
        # Where a pattern has a rail, the noticeboard stands in it.
        boards = [
            article
            for article in articles
            if article.kind is Kind.NOTICEBOARD and kind in (Pattern.NEWS, Pattern.FRONT)
        ]
        slugs = tuple(board.slug for board in boards)
        texts = [article for article in articles if article.slug not in slugs]
        section = magazine.section(boards[0].section) if boards else None
        strap = (section.strap or "") if section else ""
        if not strap and boards and kind is Pattern.NEWS:
            # A section without a strap of its own takes what the noticeboard says of it.
            strap = bound(plain(boards[0].standfirst))
        return RunSource(
            key=run.key,
            pattern=kind,
            pages=run.pages,
            language=magazine.language,
            nameplate=self.nameplate(),
            issue_label=issue.label,
            sign=magazine.style.end_sign,
            stories=tuple(
                self.story(article, kind, leads=number == 0) for number, article in enumerate(texts)
            ),
            cover=self.cover() if kind is Pattern.COVER else None,
            front=self.front(run) if kind is Pattern.FRONT else None,
            ground=self.ads_before(run),
            rail="".join(
                self.noticeboard(board, deck=bound(plain(board.standfirst)) != strap)
                for board in boards
            ),
            rail_slugs=slugs,
            palette=self.palette(boards[0].section if boards else None),
            tab=section.title if section else "",
            strap=strap,
            place=run.place,
        )

    def palette(self, section: str | None) -> str:
        """The class of a section's colours."""
        return palette(self.issue, section, self.tokens.palettes)

    def nameplate(self) -> str:
        """The magazine's title as the house writes it."""
        title = self.issue.magazine.title
        return title.lower() if self.tokens.text("nameplate-case") == "lowercase" else title

    def story(self, article: Article, kind: Pattern, *, leads: bool) -> Story:
        """An article, ready for a page; ``leads`` where it is the first of its run."""
        authors = frozenset(credit.name for credit in article.authors)
        prose = self.prose(authors)
        writer = self.writer(article, prose)
        section = self.issue.magazine.section(article.section)
        deck = tidy_spaces(prose.html(in_pairs(article.standfirst or ())))
        body = writer.body(
            drop_cap=article.kind in DROP_CAP_KINDS and kind is Pattern.FLOW,
            end_sign=article.kind is not Kind.AD,
        )
        image = article.image
        if kind is Pattern.FLOW:
            body = (*self.dates(article, prose), *body)
            if image and not leads:
                # Only the first has an opener with room for its picture.
                body = (writer.piece(Figure(image, None, Placement(), image.place)), *body)
                image = None
            if article.ad and not article.ad.is_pdf:
                ad = Figure(article.ad.picture, None, Placement(), article.ad.picture.place)
                body = (*body, writer.piece(ad))
        return Story(
            slug=article.slug,
            path=article.path,
            place=article.places["title"],
            kind=article.kind,
            palette=self.palette(article.section),
            tab=section.title if section else "",
            strap=(section.strap or "") if section else "",
            label=str(prose.text(article.label)),
            title=headline_words(article.title),
            byline=str(self.byline(article, prose)),
            deck=str(deck),
            image=writer.image(image),
            body=body,
            closing=str(self.closing(article, prose)),
            supplied=writer.image(article.ad.picture) if article.ad else None,
        )

    def byline(self, article: Article, prose: ProseWriter) -> Markup:
        """The authors' names where the standfirst does not name them."""
        named = {
            plain(node.children) for node in article.standfirst or () if isinstance(node, Emphasis)
        }
        names = [credit.name for credit in article.authors if credit.name not in named]
        signed = article.kind is Kind.EDITORIAL and article.bio
        if article.kind in (Kind.NEWS, Kind.AD) or signed or not names:
            return Markup("")
        return prose.text(names_in_a_row(names))

    def closing(self, article: Article, prose: ProseWriter) -> Markup:
        """The author's note and the magazine's."""
        return Markup(
            self.templates.get_template("print/closing.html").render(
                slug=article.slug,
                bio=prose.html(not_alone(article.bio or ())),
                note=prose.html(not_alone(article.note or ())),
            )
        )

    # What hm makes itself.

    def cover(self) -> CoverSource:
        """The words and the picture of the front cover."""
        cover = self.issue.cover
        prose = replace(self.prose(), addresses=False)  # whole lines are links already
        shown = self.issue.articles.get(cover.article or "")
        picture = cover.picture
        # The masthead prints the credit; without one the cover must.
        credit = prose.text(picture.credit) if picture and not self._has_masthead() else ""
        return CoverSource(
            palette=self.palette(shown.section if shown else None),
            image=Image(picture.path, picture.alt, "", str(credit), picture.size, picture.focus)
            if picture
            else None,
            kicker=str(prose.text(cover.kicker)),
            headline=bound(cover.headline or ""),
            href=self._link(cover.article),
            points=tuple(str(prose.text(point)) for point in cover.points),
            text=str(prose.text(words_in_pairs(cover.text or ""))),
            tagline=str(prose.text(cover.tagline)),
            teasers=tuple(
                CoverTeaser(
                    str(prose.text(line.title)),
                    str(prose.text(words_in_pairs(line.text or ""))),
                    self._link(line.article),
                )
                for line in cover.lines
            ),
            barcode=self.barcode(),
        )

    def barcode(self) -> Barcode | None:
        """The barcode that magazine.yaml asks for, where it can be made."""
        magazine, number = self.issue.magazine, self.issue.number
        figures = serial(magazine.issn)
        if not magazine.barcode or figures is None or number > LARGEST_ADD_ON:
            return None
        return Barcode(
            number=f"{SERIALS}{figures}{magazine.barcode.variant}",
            add_on=f"{number:02}" if number < 100 else f"{number:05}",
            alt=f"Barcode: ISSN {magazine.issn}, issue {number}",
            left=magazine.barcode.place == "bottom-left",
        )

    def _has_masthead(self) -> bool:
        return self.issue.flatplan.run_of("masthead") is not None

    def _link(self, slug: str | None) -> str:
        return f"{REFERENCE_SCHEME}{slug}" if slug and self.pages.page(slug) else ""

    def ads_before(self, run: Run) -> int:
        """How many advertisements the flatplan holds before a run."""
        runs = self.issue.flatplan.runs
        known = (self.issue.articles.get(s) for r in runs[: runs.index(run)] for s in r.slugs)
        return sum(article is not None and article.kind is Kind.AD for article in known)

    def dates(self, article: Article, prose: ProseWriter) -> list[Flow]:
        """The events of a noticeboard that has no rail to stand in, as running text."""
        event = self.templates.get_template("print/dates.html").module.event  # type: ignore[attr-defined]
        now = [event_view(e, prose) for e in article.events if not e.later]
        later = [event_view(e, prose) for e in article.events if e.later]
        return [
            *(Flow(str(event(view, 2))) for view in now),
            *([Flow("<h2>Keep the date</h2>")] if later else []),
            *(Flow(str(event(view, 3))) for view in later),
        ]

    def noticeboard(self, article: Article, *, deck: bool) -> str:
        """The rail of dates; ``deck`` puts its standfirst there."""
        prose = self.prose()
        events = article.events
        return self.templates.get_template("print/noticeboard.html").render(
            article=article,
            title=prose.html(article.title),
            deck=prose.html(in_pairs(article.standfirst or ())) if deck else "",
            events=[event_view(e, prose) for e in events if not e.later],
            later=[event_view(e, prose) for e in events if e.later],
            content=self.writer(article, prose).blocks(article.body),
            closing=self.closing(article, prose),
        )

    def front(self, run: Run) -> FrontSource:
        """Contents and masthead, where they are planned in this run."""
        cover = self.issue.cover.picture
        context: dict[str, object] = {
            "issue": self.issue,
            "magazine": self.issue.magazine,
            "prose": self.prose(),
            "cover_credit": cover.credit if cover else None,
        }
        section = self.templates.get_template("print/contents.html")
        sections = [section.render(section=s) for s in self.contents()]
        masthead = self.templates.get_template("print/masthead.html").render(context)
        return FrontSource(
            contents=tuple(sections) if "contents" in run.slugs else (),
            masthead=tuple(_PARAGRAPH.findall(masthead)) if "masthead" in run.slugs else (),
        )

    def contents(self) -> list[dict[str, object]]:
        """The contents page by section, each entry with its folio."""
        sections: list[dict[str, object]] = []
        for section in self.issue.magazine.sections:
            entries = [
                self.entry(slug)
                for run in self.issue.flatplan.runs
                for slug in run.slugs
                if slug not in MADE_PAGES and self._listed(slug, section)
            ]
            if entries:
                sections.append(
                    {
                        "title": section.title,
                        "palette": self.palette(section.key),
                        "entries": entries,
                    }
                )
        return sections

    def _listed(self, slug: str, section: Section) -> bool:
        article = self.issue.articles.get(slug)
        return bool(article and article.listed and article.section == section.key)

    def entry(self, slug: str) -> dict[str, object]:
        """One contents line: its folio, and its words before and after the first colon."""
        article = self.issue.articles[slug]
        prose = self.prose(frozenset(credit.name for credit in article.authors))
        line = article.contents or article.title or (Text(slug, article.places["title"]),)
        lead, rest = split_lead_in(line)
        page = self.pages.page(slug)
        return {
            "slug": slug,
            "folio": page.folio if page else None,
            "lead": tidy_spaces(replace(prose, addresses=False).html(lead)),
            "rest": tidy_spaces(prose.html(in_pairs(rest))),
        }


def names_in_a_row(names: list[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``; a name never parts at a line's end."""
    tied_names = [name.replace(" ", NBSP) for name in names]
    if len(tied_names) < 2:
        return "".join(tied_names)
    return f"{', '.join(tied_names[:-1])} and {tied_names[-1]}"


def split_lead_in(line: Prose) -> tuple[Prose, Prose]:
    """The words before the first colon of a contents line, and the rest.

    A line without a colon is all lead-in.
    """
    for index, node in enumerate(line):
        if isinstance(node, Text) and ": " in node.text:
            before, _, after = node.text.partition(": ")
            rest = after[:1].upper() + after[1:]
            return (
                (*line[:index], replace(node, text=before)),
                (replace(node, text=rest), *line[index + 1 :]),
            )
    return line, ()


def event_view(event: Event, prose: ProseWriter) -> dict[str, object]:
    """An event as the noticeboard prints it."""
    return {
        "date": event_date(event.start, event.end),
        "title": prose.html(event.title),
        "venue": prose.text(event.venue),
        "text": tidy_spaces(prose.html(event.text)),
        "link": prose.text(event.link),
        "line": event.place.line,
        "column": event.place.column,
    }


MONTHS = tuple(
    "January February March April May June July August September October November "  # noqa: SIM905
    "December".split()
)


def event_date(start: dt.date, end: dt.date | None) -> str:
    """``9 July``, ``11–12 September``, ``30 June–2 July``."""
    first = f"{start.day}{NBSP}{MONTHS[start.month - 1]}"
    if end is None or end == start:
        return first
    last = f"{end.day}{NBSP}{MONTHS[end.month - 1]}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    return f"{first}–{last}"

"""A little issue of eight pages, laid out without the layout: fragments made by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

import hm.layout.engine  # noqa: F401  # for WeasyPrint to write fragments as it does for hm
from hm.compose.house import House
from hm.editions import pages, screen
from hm.editions import print as print_edition
from hm.model.article import Article, Credit, Kind
from hm.model.flatplan import COVER_PAGES, Flatplan, Page, Planned, Run
from hm.model.issue import Cover, HouseStyle, Issue, Magazine, Masthead, Section
from hm.model.place import Place, Places
from hm.model.prose import Prose, Text
from hm.model.sheet import Laid, LaidRun, Landing, Overset, RunRecord, Span

ROOT = Path(__file__).resolve().parents[2]
HERE = Place("issues/issue-7/issue.yaml")

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>-</title>
<link rel="stylesheet" href="tokens/fonts.css"><style>
@page { size: 210mm 297mm; bleed: 3mm; margin: 20mm;
  @bottom-left { content: "folio " counter(page) } }
html { font: 10pt/12pt "HM Sans", "HM Serif"; color: #1D1D1B }
h1, h2 { bookmark-level: none; color: #155FAB }
.ground { position: absolute; z-index: -1; left: -30mm; top: -30mm; width: 250mm; height: 80mm;
          background: #CC2C21 }
.new { break-before: page }
</style></head><body>"""

FRAGMENTS = {
    "plain": "<h1>Advertisement</h1><p>Come to the sea.</p>",
    "cover": '<div class="ground"></div><h1>Seaside managers</h1>'
    '<p><a href="hm:clinic">Clinic on a pier</a></p>',
    "contents": '<h1>Contents</h1><ul><li><a href="hm:clinic"><strong>2</strong> Clinic</a></li>'
    '<li><p><a href="hm:tea#pot">Tea</a></p></li></ul>'
    '<p><a href="hm:lost">Lost</a> and <a href="https://example.org/">found</a></p>'
    "<table><tr><th>Staff</th></tr><tr><td>One</td></tr></table>",
    "clinic": '<h1>Clinic on a pier</h1><p>First words. <a href="hm:tea#caf%C3%A9">page 4</a></p>'
    "<table><tr><th>Tide</th></tr><tr><td>High</td></tr></table>"
    '<h2 class="new">Overleaf</h2><p>More words.</p>'
    '<div style="height: 20pt; background: linear-gradient(#CC2C21, rgba(21, 95, 171, .5))"></div>'
    '<img alt="Waves" src="data:image/svg+xml,'
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'>"
    "<pattern id='p' width='4' height='4' patternUnits='userSpaceOnUse'><rect width='2' height='2'"
    " fill='%23155FAB'/><rect x='2' y='2' width='2' height='2'/></pattern>"
    "<mask id='m'><rect width='20' height='20' fill='%23808080'/></mask>"
    "<rect width='20' height='10' fill='url(%23p)'/>"
    "<g opacity='.5'><rect y='10' width='20' height='10' fill='%23123456' mask='url(%23m)'/></g>"
    '</svg>">',
    "tea": '<h1>Tea</h1><p id="pot">Warm the pot.</p>',
}


@dataclass(frozen=True)
class Built:
    """An issue, how it was laid out, and the folder its editions are written into."""

    issue: Issue
    laid: Laid
    house: House
    out: Path

    def write(self, out: Path) -> list[Path]:
        return [
            path
            for edition in (print_edition, screen, pages)
            for path in edition.write(self.issue, self.laid, self.house, out)
        ]


def _article(slug: str, kind: Kind, title: str | None, section: str | None) -> Article:
    prose: Prose | None = (Text(title, HERE),) if title else None
    return Article(
        slug=slug,
        path=f"issues/issue-7/articles/{slug}.md",
        kind=kind,
        title=prose,
        section=section,
        label=None,
        authors=(),
        standfirst=None,
        contents=None,
        listed=True,
        bio=None,
        note=None,
        image=None,
        events=(),
        ad=None,
        body=(),
        places=Places(HERE.path),
    )


def _run(key: str, *slugs: str) -> Run:
    first, _, last = key.partition("-")
    if key in COVER_PAGES:
        stretch: tuple[Page, ...] = (Page(key, None),)
    else:
        stretch = tuple(Page(str(n), n) for n in range(int(first), int(last or first) + 1))
    return Run(key, stretch, tuple(Planned(slug, HERE) for slug in slugs), HERE)


def _issue(runs: tuple[Run, ...]) -> Issue:
    articles = [
        _article("clinic", Kind.FEATURE, "Clinic\non a “pier”", "features"),
        _article("tea", Kind.COMMENT, "Tea", "opinion"),
        _article("sand", Kind.COMMENT, "Sand", "features"),
        _article("dear-all", Kind.EDITORIAL, None, None),
        _article("ad-sea", Kind.AD, "Come to the sea", None),
    ]
    magazine = Magazine(
        title="Healthcare Manager",
        publisher="Managers in Partnership",
        address=(),
        issn=None,
        language="en-GB",
        editor=None,
        site=None,
        about=None,
        sections=(Section("opinion", "opinion", None), Section("features", "features", None)),
        style=HouseStyle(),
        root=ROOT,
        places=Places("magazine.yaml"),
    )
    return Issue(
        magazine=magazine,
        name="issue-7",
        folder="issues/issue-7",
        number=7,
        season="winter",
        year=2011,
        published=dt.date(2011, 12, 1),
        cover=Cover(None, None, "Seaside managers", (), None, "clinic", None, ()),
        contributors=(Credit("Ann Other", HERE), Credit("Zoë Specimen", HERE)),
        masthead=Masthead(None, None, None, None, (), None),
        flatplan=Flatplan(runs, HERE),
        articles={article.slug: article for article in sorted(articles, key=lambda a: a.slug)},
        places=Places(HERE.path),
    )


@pytest.fixture(scope="session")
def fragments(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("fragments")
    base = f"{ROOT}/styles/"
    for name, body in FRAGMENTS.items():
        HTML(string=PAGE + body, base_url=base).write_pdf(
            folder / f"{name}.pdf", pdf_variant="pdf/ua-1"
        )
    return {name: folder / f"{name}.pdf" for name in FRAGMENTS}


@pytest.fixture(scope="session")
def built(fragments: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Built:
    planned = [
        (_run("cover", "cover"), "cover"),
        (_run("inside-front", "ad-sea"), "plain"),
        (_run("1", "dear-all", "contents", "masthead"), "contents"),
        (_run("2-3", "clinic"), "clinic"),
        (_run("4", "tea", "sand"), "tea"),
        (_run("inside-back", "ad-sea"), "plain"),
        (_run("back", "ad-sea"), "plain"),
    ]
    landings = {
        "2-3": {"clinic": Landing("2", 56.6929, 56.6929), "clinic#overleaf": Landing("3", 56, 57)},
        "4": {
            "tea": Landing("4", 56, 57),
            "tea#pot": Landing("4", 56, 90),
            "tea#café": Landing("4", 60.5, 100),
        },
    }
    spans = {
        "inside-front": {"ad-sea": Span("inside-front", "inside-front")},
        "1": {"dear-all": Span("1", "1")},
        "2-3": {"clinic": Span("2", "3")},
        "4": {"tea": Span("4", "4"), "sand": Span("4", "4")},
    }
    over = Overset("tea", 3, 21, Place("issues/issue-7/articles/tea.md", 12, 1))
    laid = Laid(
        tuple(
            LaidRun(
                run,
                RunRecord(
                    key=run.key,
                    pages=tuple(page.name for page in run.pages),
                    fill=0.98765 if run.key == "4" else 0.5,
                    composed=False,
                    landings=landings.get(run.key, {}),
                    articles=spans.get(run.key, {}),
                    overset=(over,) if run.key == "4" else (),
                ),
                fragments[name],
            )
            for run, name in planned
        )
    )
    issue = _issue(tuple(run for run, _ in planned))
    made = Built(issue, laid, House(ROOT), tmp_path_factory.mktemp("build"))
    made.write(made.out)
    return made


@pytest.fixture
def screen_pdf(built: Built) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(built.out / "issue-7-screen.pdf") as pdf:
        yield pdf


@pytest.fixture
def print_pdf(built: Built) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(built.out / "issue-7-print.pdf") as pdf:
        yield pdf

"""What of an issue's manuscripts an edition lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hm.compose.references import PageMap
from hm.model.flatplan import MADE_PAGES
from hm.model.issue import Issue
from hm.read import read_issue, read_magazine
from tests.proof import pdf, web
from tests.proof.building import Built
from tests.proof.manuscript import alts, bare, chains, worded
from tests.proof.matching import Match, Text, match

EDITIONS = ("print", "screen", "web")


def read(root: Path, name: str) -> Issue:
    """An issue as its manuscripts have it."""
    magazine, _ = read_magazine(root)
    assert magazine is not None
    issue = read_issue(magazine, name).issue
    assert issue is not None
    return issue


def lacking(built: Built, name: str, edition: str) -> list[str]:
    """What is missing in an edition, out of order, twice, or on a page of other articles."""
    issue = read(built.root, name)
    told = _web(built, issue) if edition == "web" else _pdf(built, issue, edition)
    return [f"{name}, {edition} edition: {fault}" for fault in told]


def _pdf(built: Built, issue: Issue, edition: str) -> Iterator[str]:
    record = built.pages(issue.name)
    names = [page for run in record["runs"] for page in run["pages"]]
    document = pdf.read(built.out(issue.name) / f"{issue.name}-{edition}.pdf", names)
    words = worded(_page_map(issue, record))
    for run in issue.flatplan.runs:
        pages = [page.name for page in run.pages]
        text = Text()
        for piece in (*document.unread, *document.pieces):
            if piece.page in pages:
                text.add(piece.words, piece.page)
        result = match(text, chains(issue, run.slugs, words))
        yield from map(str, result.faults)
        yield from _astray(result, record, pages)
        described = Counter(bare(p.alt) for p in document.pictures if p.page in pages)
        yield from _undescribed(issue, run.slugs, described)


def _astray(
    result: Match, record: dict[str, dict[str, dict[str, str]]], pages: list[str]
) -> Iterator[str]:
    """What does not stand on the pages that pages.json gives its article."""
    for one in result.found:
        if one.slug in MADE_PAGES:
            continue
        span = record["articles"][one.slug]
        its_own = pages[pages.index(span["first"]) : pages.index(span["last"]) + 1]
        if one.first not in its_own or one.last not in its_own:
            yield (
                f"{one.slug}: {one.needle.what} stands on {one.first} to {one.last}, not on "
                f"{', '.join(its_own)} ({one.needle.where})"
            )


def _web(built: Built, issue: Issue) -> Iterator[str]:
    words = worded(None)
    out = built.out(issue.name) / "web"
    made = []
    for run in issue.flatplan.runs:
        for slug in run.slugs:
            if slug in MADE_PAGES:
                made.append(slug)
                continue
            page = web.read(out / f"{slug}.html")
            text = _web_text(page)
            yield from map(str, match(text, chains(issue, (slug,), words)).faults)
            # A page that was supplied as a PDF is a link there, with its description as words.
            linked = [w.strip().removesuffix("(PDF)") for w in page.pieces if "(PDF)" in w]
            yield from _undescribed(issue, (slug,), Counter(map(bare, [*page.alts, *linked])))
    index = _web_text(web.read(out / "index.html"))
    for slug in made:  # each by itself: the index need not say twice what two of them say
        yield from map(str, match(index, chains(issue, (slug,), words)).faults)


def _web_text(page: web.Page) -> Text:
    text = Text()
    for piece in page.pieces:
        text.add(piece)
    return text


def _undescribed(issue: Issue, slugs: tuple[str, ...], found: Counter[str]) -> Iterator[str]:
    """The pictures whose alternative texts an edition lacks."""
    for slug in slugs:
        for needle in alts(issue.articles[slug]) if slug in issue.articles else ():
            if found[bare(needle.words)] < 1:
                yield f"{slug}: {needle.what} “{needle.words}” is missing ({needle.where})"
            found[bare(needle.words)] -= 1


def _page_map(issue: Issue, record: dict[str, dict[str, dict[str, str]]]) -> PageMap:
    pages = {page.name: page for page in issue.flatplan.pages}
    found = {slug: pages[span["first"]] for slug, span in record["articles"].items()}
    found |= {key: pages[spot["page"]] for key, spot in record["landings"].items()}
    return PageMap(found)

"""
## What it does

Finds a “see page 8” that is no link, and names what stands on that page.

## Why it matters

Nobody sets its folio right when the article moves, and on the screen and on the web it
leads nowhere.

## Example

```markdown
Local managers need freedom, as Greta Underhill writes (see page 8).
```

## How to put it right

Make it a reference: `[see page 8](page:leading-edge)`. Where one article alone begins on
the page, `hm check --fix` does it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.bare import BareReference, bare_references
from hm.check.passages import BODY
from hm.model.article import Kind
from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.flatplan import MADE_PAGES
from hm.model.issue import Issue
from hm.model.sheet import Laid
from hm.read.near import listed

SEVERITY = Severity.HINT


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    there = {page.folio for page in issue.flatplan.pages}
    for bare in bare_references(issue):
        folios = bare.mention.folios
        if not all(folio in there for folio in folios):
            continue  # folio-out-of-range tells
        words = " ".join(bare.mention.words.split())
        begin, run_on = _stand_on(issue, laid, folios[0])
        if begin:
            what = f"; {_named(issue, begin)} {_verb('begin', begin)} there"
        elif run_on:
            what = f"; {_named(issue, run_on)} {_verb('stand', run_on)} there"
        else:
            what = ""
        slugs = [slug for slug in begin if not _is_ad(issue, slug)] or begin or run_on
        slug = slugs[0] if len(slugs) == 1 else "slug"
        yield Diagnostic(
            "bare-page-reference",
            SEVERITY,
            f"“{words}” is not linked{what}",
            bare.place,
            f"Write [{words}](page:{slug}): it is kept right if the pages move.",
            _fix(issue, bare, slugs if begin else []),
        )


def _stand_on(issue: Issue, laid: Laid, folio: int) -> tuple[list[str], list[str]]:
    """The slugs that begin on a page, and those that run on there, in running order."""
    order = {page.name: number for number, page in enumerate(issue.flatplan.pages)}
    here = order[str(folio)]
    spans = laid.articles
    begin: list[str] = []
    run_on: list[str] = []
    for slug in (slug for run in issue.flatplan.runs for slug in run.slugs):
        span = spans.get(slug)
        if span is None or span.first not in order or span.last not in order:
            continue
        if order[span.first] == here:
            begin.append(slug)
        elif order[span.first] < here <= order[span.last]:
            run_on.append(slug)
    return begin, run_on


def _named(issue: Issue, slugs: list[str]) -> str:
    names = [
        f"‘{issue.articles[slug].name}’" if slug in issue.articles else f"the {slug}"
        for slug in slugs
    ]
    return listed(names, "and")


def _verb(verb: str, slugs: list[str]) -> str:
    return verb if len(slugs) > 1 else f"{verb}s"


def _is_ad(issue: Issue, slug: str) -> bool:
    article = issue.articles.get(slug)
    return article is not None and article.kind is Kind.AD


def _fix(issue: Issue, bare: BareReference, slugs: list[str]) -> Edit | None:
    """The link, where there is no doubt what is meant and brackets are no mark of YAML."""
    sure = len(slugs) == 1 and slugs[0] not in MADE_PAGES and slugs[0] != bare.passage.slug
    in_text = bare.exact and bare.passage.part == BODY and bare.place.end_line == bare.place.line
    if not (sure and in_text and len(bare.mention.folios) == 1) or _is_ad(issue, slugs[0]):
        return None
    return Edit(bare.place, f"[{bare.mention.words}](page:{slugs[0]})")

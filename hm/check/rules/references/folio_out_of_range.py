"""
## What it does

Finds folios that no page of the issue has: a bare “see page 41” in running text where the
issue ends on page 24, a `page 00` that is no reference and so is never set right, and the
folio of a reference to a cover page, which carries none.

## Why it matters

The reader turns to a page that is not there.

## Example

```markdown
The full survey is on our centre pages (see page 41).
```

## How to put it right

Make it a reference, `[see page 00](page:slug)`, whose folio sets itself right; or correct
the number. A cover page is named in words: “see the back cover”. The page of another
publication is left alone where the text says so: “see page 41 of the report”.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.bare import bare_references
from hm.check.passages import page_references
from hm.check.targets import target_exists
from hm.check.wording import Wording
from hm.check.words import pages_said
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.prose import plain
from hm.model.references import folio_mentions, planned_pages

SEVERITY = Severity.ERROR

_LINK = "Make it a reference: [{words}](page:slug), with the slug of the article that is meant."


def check(issue: Issue) -> Iterator[Diagnostic]:
    yield from _bare(issue)
    yield from _on_covers(issue)


def _bare(issue: Issue) -> Iterator[Diagnostic]:
    there = {page.folio for page in issue.flatplan.pages}
    last = max((folio for folio in there if folio is not None), default=0)
    for bare in bare_references(issue):
        missing = [folio for folio in bare.mention.folios if folio not in there]
        if not missing:
            continue
        folio = missing[0]
        words = " ".join(bare.mention.words.split())
        if folio == 0:
            message = f"“{words}” is not a reference, so it is printed as it is"
        elif folio > last:
            message = f"there is no page {folio}: the last folio of the issue is {last}"
        else:
            message = f"there is no page {folio} on the flatplan"
        remedy = _LINK.format(words=words)
        if folio:
            remedy = f"Correct the number. {remedy.replace('Make it', 'Or make it')}"
        yield Diagnostic("folio-out-of-range", SEVERITY, message, bare.place, remedy)


def _on_covers(issue: Issue) -> Iterator[Diagnostic]:
    wording = Wording(issue)
    pages = planned_pages(issue)
    for passage, reference in page_references(issue):
        if not issue.flatplan.run_of(passage.slug) or pages.folios(reference.targets):
            continue
        there = [target for target in reference.targets if target_exists(issue, target)]
        on = [page for target in there if (page := pages.page(target))]
        for mention in folio_mentions(plain(reference.children)):
            if not on:
                break
            said = pages_said(on[:1])
            yield Diagnostic(
                "folio-out-of-range",
                SEVERITY,
                f"“{mention.words}” is printed as it is: {said} has no folio",
                wording.find(mention.words, reference.place) or reference.place,
                f"Write “{said}”.",
            )

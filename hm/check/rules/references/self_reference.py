"""
## What it does

Finds page references that lead to where the reader is already: to the article that they
stand in, to the very box or picture, or to the page that they are printed on.

## Why it matters

“See page 9” on page 9 sends the reader in a circle, and is most likely a slip for another
article or box.

## Example

```markdown
The law has changed ([see page 9](page:legal-eye)).      <!-- in legal-eye.md -->
```

## How to put it right

Refer to what is meant: another article, or a box or heading of this one by its id,
`page:#the-law-in-brief`. What stands on the same page takes a word, not a folio: “see box
below”.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.passages import CONTENTS, Passage, page_references
from hm.check.targets import target_landing, target_said
from hm.check.wording import Wording
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.prose import PageReference, plain
from hm.model.references import folio_mentions, laid_pages
from hm.model.sheet import Laid

SEVERITY = Severity.WARNING


def check(issue: Issue) -> Iterator[Diagnostic]:
    wording = Wording(issue)
    for passage, reference in page_references(issue):
        for target in reference.targets:
            message = _circle(issue, passage, target)
            if message:
                yield Diagnostic(
                    "self-reference",
                    SEVERITY,
                    message,
                    wording.target(reference, target),
                    "Refer to another article, or to a box or heading in this one: page:#id.",
                )


def _circle(issue: Issue, passage: Passage, target: str) -> str | None:
    if not passage.slug or passage.part == CONTENTS:
        return None
    slug, mark, anchor = target.partition("#")
    if slug != passage.slug:
        return None
    if not mark:
        return "this reference leads to the article that it stands in"
    if anchor in passage.inside:
        return f"this reference leads to {target_said(issue, target)}, which it stands in"
    return None


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    wording = Wording(issue)
    pages = laid_pages(issue, laid)
    for passage, reference in page_references(issue):
        here = laid.references.get(str(reference.place))
        if here is None or any(_circle(issue, passage, t) for t in reference.targets):
            continue
        landings = [target_landing(laid, target) for target in reference.targets]
        folios = pages.folios(reference.targets)
        if not folios or any(there is None or there.page != here.page for there in landings):
            continue
        mention = next(folio_mentions(plain(reference.children)), None)
        if mention:
            yield Diagnostic(
                "self-reference",
                SEVERITY,
                f"“page {folios[0]}” is printed on page {folios[0]} itself",
                wording.find(mention.words, reference.place) or reference.place,
                _by_word(reference),
            )


def _by_word(reference: PageReference) -> str:
    what = "what is meant" if len(reference.targets) == 1 else "them"
    return f"Say where on the page the reader finds {what}: “above”, “below”, “in the box”."

"""
## What it does

Finds page references whose manuscript has another folio than the one that is printed.
`page 00`, which says that the folio is not known yet, is left alone.

## Why it matters

The page is right: hm prints the folio on which the target landed. But whoever reads the
manuscript, or takes the sentence from it, gets the old one.

## Example

```markdown
([see page 7](page:legal-eye))        <!-- legal-eye has moved to page 9 -->
```

## How to put it right

`hm check --fix` writes the folio that is printed into the manuscript.
"""

from __future__ import annotations

from collections.abc import Iterator

from hm.check.passages import page_references
from hm.check.targets import target_landing
from hm.check.wording import Wording, spaced
from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.prose import PageReference, Text, walk
from hm.model.references import FolioMention, corrected, folio_mentions, laid_pages
from hm.model.sheet import Laid

SEVERITY = Severity.HINT


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    pages = laid_pages(issue, laid)
    wording = Wording(issue)
    for _, reference in page_references(issue):
        folios = pages.folios(reference.targets)
        # A reference that dangles prints what its article's page happens to be.
        if not folios or any(target_landing(laid, t) is None for t in reference.targets):
            continue
        earlier: list[str] = []
        for mention in _mentions(reference):
            printed = corrected(mention.words, folios)
            words = spaced(mention.words)
            place = wording.find(words, reference.place, earlier.count(words))
            earlier.append(words)
            if any(mention.folios) and mention.folios != tuple(folios):
                yield Diagnostic(
                    "stale-page-reference",
                    SEVERITY,
                    f"“{mention.words}” is printed as “{printed}”",
                    place or reference.place,
                    f"Write “{printed}” here too, or 00; hm check --fix does it.",
                    _fix(mention, printed, place, wording),
                )


def _mentions(reference: PageReference) -> Iterator[FolioMention]:
    for node in walk(reference.children):
        if isinstance(node, Text):
            yield from folio_mentions(node.text)


def _fix(mention: FolioMention, printed: str, place: Place | None, wording: Wording) -> Edit | None:
    """The new folios, and no more than that where the word before them stays."""
    if place is None:
        return None
    before = mention.words.removesuffix(mention.digits)
    if printed.startswith(before):
        digits = wording.find(mention.digits, place)
        return Edit(digits, printed.removeprefix(before)) if digits else None
    # Over two lines only digits are changed: the end of the line is not ours to move.
    return Edit(place, printed) if place.end_line == place.line else None

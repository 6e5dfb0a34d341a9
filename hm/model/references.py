"""Page references: what they print, and where they lead.

Only digits after *page*, *pages*, *p.* or *pp.* are folios. Several targets print as
ranges and lists (``pages 6–7``, ``pages 3, 6 & 7``), consecutive folios joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hm.model.flatplan import Page
from hm.model.issue import Issue
from hm.model.prose import PageReference
from hm.model.sheet import Laid

_FOLIOS = re.compile(
    r"\b(?P<word>pages?|pp?\.)(?P<space>[ \u00a0]*)"
    r"(?P<digits>\d+(?:(?:\s*[–—-]\s*|\s*,\s*|\s*&\s*|\s+and\s+|\s*,\s*and\s+)\d+)*)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d+)(?:\s*[–—-]\s*(\d+))?")
_PLURALS = {"page": "pages", "p.": "pp."}
_SINGULARS = {plural: word for word, plural in _PLURALS.items()}

_DIGITS = 6
"""No folio has more; what has is a number of another kind."""

_LONGEST_RANGE = 100
"""Pages: no reference means more, so that 1–999999 is not counted through."""


@dataclass(frozen=True, slots=True)
class PageMap:
    """On which page every target stands, as far as is known."""

    pages: dict[str, Page]

    def page(self, target: str) -> Page | None:
        """The page of ``slug`` or ``slug#id``; the article's where the id is not known."""
        return self.pages.get(target) or self.pages.get(target.partition("#")[0])

    def folios(self, targets: Sequence[str]) -> list[int]:
        """The folios of the targets, each once, ascending; cover pages have none."""
        pages = (self.page(target) for target in targets)
        return sorted({page.folio for page in pages if page and page.folio is not None})


def planned_pages(issue: Issue) -> PageMap:
    """The map that the flatplan alone gives: everything on the first page of its run."""
    return PageMap(
        {slug: run.pages[0] for run in reversed(issue.flatplan.runs) for slug in run.slugs}
    )


def laid_pages(issue: Issue, laid: Laid) -> PageMap:
    """The map after layout."""
    by_name = {page.name: page for page in issue.flatplan.pages}
    pages = dict(planned_pages(issue).pages)
    for target, landing in laid.landings.items():
        if landing.page in by_name:
            pages[target] = by_name[landing.page]
    return PageMap(pages)


@dataclass(frozen=True, slots=True)
class FolioMention:
    """A place where words speak of folios: ``pages 6–7``."""

    start: int
    """The index of its first character in the words."""
    end: int
    words: str
    digits: str
    """The last of the words, from the first digit on."""
    folios: tuple[int, ...]
    """Those it names, ascending, ranges counted through: 6, 7."""


def folio_mentions(text: str) -> Iterator[FolioMention]:
    """Every mention of folios in some words, in their order."""
    for match in _FOLIOS.finditer(text):
        yield FolioMention(
            match.start(), match.end(), match[0], match["digits"], _numbers(match["digits"])
        )


def _numbers(digits: str) -> tuple[int, ...]:
    found: set[int] = set()
    for first, last in _RANGE.findall(digits):
        low = int(first[-_DIGITS:])
        high = int(last[-_DIGITS:]) if last else low
        found |= {low, high}
        if low < high <= low + _LONGEST_RANGE:
            found.update(range(low, high))
    return tuple(sorted(found))


def folio_list(folios: Sequence[int]) -> str:
    """``6–7`` for consecutive folios, ``3, 6 & 7`` for others, ranges from two on."""
    groups: list[list[int]] = []
    for folio in folios:
        if groups and folio == groups[-1][-1] + 1:
            groups[-1].append(folio)
        else:
            groups.append([folio])
    if len(groups) == 2 and len(groups[1]) == 2 and len(groups[0]) == 1:
        groups = [groups[0], [groups[1][0]], [groups[1][1]]]
    parts = [str(g[0]) if len(g) == 1 else f"{g[0]}–{g[-1]}" for g in groups]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} & {parts[-1]}"


def corrected(text: str, folios: Sequence[int]) -> str:
    """``text`` with the digits after page, pages, p. or pp. set to ``folios``.

    Without folios (a target on a cover page, or none known) the text stays as it is.
    """
    if not folios:
        return text

    def put_right(match: re.Match[str]) -> str:
        word = match["word"]
        table = _PLURALS if len(folios) > 1 else _SINGULARS
        changed = table.get(word.lower(), word)
        if word[0].isupper():
            changed = changed[0].upper() + changed[1:]
        if changed.lower() == word.lower():
            changed = word
        return f"{changed}{match['space']}{folio_list(folios)}"

    return _FOLIOS.sub(put_right, text)


def replace_folios(text: str, words: str) -> str:
    """``text`` with ``words`` in place of page and its digits: ``see page 8``, ``see …``."""
    return _FOLIOS.sub(lambda _: words, text)


def printed(reference: PageReference, text: str, pages: PageMap) -> str:
    """What a piece of a reference's text prints."""
    return corrected(text, pages.folios(reference.targets))

"""The pages of an issue as they were set, as rules speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hm.check.copy.gather import copy_of
from hm.check.copy.model import Copy
from hm.check.words import pages_said
from hm.model.article import Kind
from hm.model.flatplan import Page
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.sheet import Laid, LaidRun
from hm.model.typeset import SetBlock, SetLine, SetPiece, Typeset, Zone

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
"""The elements of headings."""
FULL_ENOUGH = 0.6
"""Of a run's last page: less is white that something should fill."""
_WIDTHLESS = "\u2060\u200b\u00ad"
"""What stands between letters and takes no room."""
_BLANK = re.compile(r"\s")
_NEAR = 1.0
"""Points: lines that begin so near one another begin at one edge."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pages of one run."""

    issue: Issue
    laid: LaidRun
    typeset: Typeset

    @property
    def advertises(self) -> bool:
        """Whether they hold an advertisement, whose look is the advertiser's."""
        articles = map(self.issue.articles.get, self.laid.run.slugs)
        return any(article is not None and article.kind is Kind.AD for article in articles)

    def page(self, index: int) -> Page:
        """The page of the flatplan."""
        pages = self.laid.run.pages
        return pages[min(index, len(pages) - 1)]

    def said(self, index: int) -> str:
        """``page 7``, ``the inside front cover``."""
        return pages_said([self.page(index)])

    def words(self, line: SetLine) -> str:
        """The words of a line, spaces plain, without the signs that end a text or hold a quote."""
        words = line.text
        if not words.isprintable():  # quick to ask: a plain space alone is, of all these
            for character in _WIDTHLESS:
                words = words.replace(character, "")
            words = _BLANK.sub(" ", words)
        words = words.strip()
        sign = self.issue.magazine.style.end_sign
        return words.removeprefix(f"{sign} ").removesuffix(sign).strip()

    def text(self, lines: Sequence[SetLine]) -> str:
        """The words of some lines, one after another, as they are read."""
        said = ""
        for line in lines:
            words = self.words(line)
            if not said:
                said = words
            elif said[-1] in "-–—/@" and said[-2:-1] != " ":
                said += words
            else:
                said += f" {words}"
            if line.parted:
                said = said[:-1] + "\0"
        return said.replace("\0 ", "").replace("\0", "")

    def place(self, block: SetBlock, first: int = 0, last: int | None = None) -> Place:
        """Where some lines of a block are written; as near as can be told."""
        chosen = block.lines[first : (first if last is None else last) + 1]
        before = block.lines[max(first - 1, 0) : first]
        lead, wanted = self._squashed(before), self._squashed(chosen)
        for copy in self._copies(block):
            letters = [n for n, c in enumerate(copy.text) if not _passed_over(c)]
            squashed = "".join(copy.text[n] for n in letters)
            at = squashed.find(lead + wanted) + len(lead)
            if wanted and at >= len(lead):
                return copy.place(letters[at], letters[at + len(wanted) - 1] + 1)
        return self.place_of(block)

    def place_of(self, thing: SetBlock | SetPiece) -> Place:
        """Where a block or a piece begins in its manuscript; else where its run is planned."""
        article = self.issue.articles.get(thing.slug)
        if article is None:
            return self.laid.run.place
        return Place(article.path, *thing.at) if thing.at else article.places["title"]

    def title(self, number: int) -> str:
        """What an editor knows a piece by: its title, or how it begins; may be empty."""
        inside = [block for block in self.typeset.blocks if block.piece == number]
        titled = next((block for block in inside if block.tag in HEADINGS), None)
        return self.text((titled or inside[0]).lines) if inside else ""

    def _copies(self, block: SetBlock) -> list[Copy]:
        """The copy that a block may be: of its article, from its place on, then before it."""
        line = block.at[0] if block.at else 0
        copies = [copy for copy in copy_of(self.issue) if copy.slug == block.slug]
        return sorted(copies, key=lambda copy: copy.pieces[0].place.line < line)

    def _squashed(self, lines: Sequence[SetLine]) -> str:
        """The letters of some lines without spaces, and without the hyphens of the engine."""
        texts = (self.words(line)[: -1 if line.parted else None] for line in lines)
        return "".join(c for text in texts for c in text if not _passed_over(c))


def sheets(issue: Issue, laid: Laid) -> Iterator[Sheet]:
    """The pages of every run of which it is known what was set."""
    for run in laid.runs:
        if run.record.typeset is not None:
            yield Sheet(issue, run, run.record.typeset)


def goes_over(line: SetLine, after: SetLine) -> bool:
    """Whether a block goes on in another column after one of its lines."""
    return after.page != line.page or after.y <= line.y


def head_said(sheet: Sheet, line: SetLine, *, over: bool) -> str:
    """``the head of page 7`` for a line that came over from another, or of a column there."""
    return f"the head of {'' if over else 'a column on '}{sheet.said(line.page)}"


def in_columns(block: SetBlock) -> bool:
    """Whether a block is text that flows from column to column, in the text or in a box."""
    return block.zone in (Zone.TEXT, Zone.PIECE) and not block.turn


def beside(one: SetLine, other: SetLine, column: float) -> bool:
    """Whether two lines stand in one column of a page."""
    return one.page == other.page and abs(one.x - other.x) < column / 2


def _passed_over(character: str) -> bool:
    return character.isspace() or character in _WIDTHLESS

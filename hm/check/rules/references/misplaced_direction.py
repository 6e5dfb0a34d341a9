"""
## What it does

Finds a page reference that says above, below, opposite or overleaf, and is wrong on the
laid-out pages. Above and below go by reading order on the same spread: down one column,
then the next. Opposite is the facing page; overleaf is the next page, seen from a
right-hand one.

## Why it matters

Such a word is true until a box moves. Then the reader looks for it in vain, and nothing in
the manuscript shows it.

## Example

```markdown
The tool is on trial in Leeds ([see opposite](page:#talking-lift)).   <!-- now overleaf -->
```

## How to put it right

Write the word or the folio that the remedy names, or put the box back with `place`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hm.check.passages import Passage, page_references
from hm.check.targets import Spreads, target_landing, target_position, target_said
from hm.check.wording import Wording
from hm.check.words import pages_said
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.picture import Position
from hm.model.prose import plain
from hm.model.sheet import Laid, Landing
from hm.read.near import listed

SEVERITY = Severity.ERROR

DIRECTIONS = ("above", "below", "opposite", "overleaf")
_DIRECTION = re.compile(rf"\b(?:{'|'.join(DIRECTIONS)})\b", re.IGNORECASE)


def check_pages(issue: Issue, laid: Laid) -> Iterator[Diagnostic]:
    wording = Wording(issue)
    spreads = Spreads.of(issue.flatplan)
    for passage, reference in page_references(issue):
        here = laid.references.get(str(reference.place))
        if here is None:
            continue
        for match in _DIRECTION.finditer(plain(reference.children)):
            for target in reference.targets:
                there = target_landing(laid, target)
                if there is None:
                    continue
                view = _View(issue, laid, spreads, passage, target, here, there)
                true = view.true_directions()
                if match[0].lower() not in true:
                    yield Diagnostic(
                        "misplaced-direction",
                        SEVERITY,
                        f"“{match[0]}” is wrong: {view.said()}",
                        wording.find(match[0], reference.place) or reference.place,
                        view.remedy(true),
                    )
                    break


@dataclass(frozen=True, slots=True)
class _View:
    """A target as it is seen from the reference to it."""

    issue: Issue
    laid: Laid
    spreads: Spreads
    passage: Passage
    target: str
    here: Landing
    there: Landing

    def true_directions(self) -> list[str]:
        """Those of the four words that are true, in their order."""
        here, there = self.here.page, self.there.page
        facing = self.spreads.facing(here)
        true: list[str] = []
        if here == there:
            true += self._on_the_page()
        elif there == facing:
            first = min(here, there, key=lambda name: self.spreads.index(name) or 0)
            true += ["above" if first == there else "below", "opposite"]
        if there == self.spreads.overleaf(here):
            true.append("overleaf")
        return true

    def _on_the_page(self) -> list[str]:
        lower = "below" if self.there.y > self.here.y else "above"
        if not self.there.x and not self.there.width:
            return ["above", "below"]  # only its page is known
        order = self._in_order()
        same = self.target.partition("#")[0] == self.passage.slug
        beside = target_position(self.issue, self.target) is Position.OUTER
        # What stands apart from the columns is above or below by either measure.
        if beside:
            return ["above", "below"]
        return [order] if same and not self._stands_apart() else [*{order: None, lower: None}]

    def _in_order(self) -> str:
        """Above or below, by column and then by height."""
        start, end = self.there.x, self.there.x + self.there.width
        panel = self._panel()
        mine = panel or self.here
        left, right = (mine.x, mine.x + mine.width) if panel else (mine.x, mine.x)
        if right < start - 1:
            return "below"
        if left > end + 1:
            return "above"
        return "below" if self.there.y > self.here.y else "above"

    def _panel(self) -> Landing | None:
        """Where the panel landed that the reference stands in."""
        ids = [name for name in self.passage.inside if name]
        return self.laid.landings.get(f"{self.passage.slug}#{ids[0]}") if ids else None

    def _stands_apart(self) -> bool:
        """Whether the reference stands in a panel of which nobody knows how wide it is."""
        return bool(self.passage.inside) and self._panel() is None

    def said(self) -> str:
        """Where the target stands."""
        name = target_said(self.issue, self.target)
        if self.here.page == self.there.page:
            order = "before" if self._in_order() == "above" else "after"
            return f"{name} comes {order} these words"
        return f"{name} is on {self._page(self.there)}, these words are on {self._page(self.here)}"

    def remedy(self, true: list[str]) -> str:
        choices = [f"“{word}”" for word in true]
        index = self.spreads.index(self.there.page)
        if index is not None and self.here.page != self.there.page:
            choices.append(f"“{pages_said([self.spreads.pages[index]])}”")
        return f"Write {listed(choices)}, or move one of the two." if choices else "Reword it."

    def _page(self, landing: Landing) -> str:
        index = self.spreads.index(landing.page)
        return pages_said([self.spreads.pages[index]]) if index is not None else landing.page

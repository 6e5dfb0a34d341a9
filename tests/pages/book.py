"""A built issue with what the page tests ask of it, each read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hm.compose.house import House
from hm.compose.tokens import read_tokens
from hm.layout.grid import Grid
from hm.model.issue import Issue
from tests.pages import baselines, columns, reading
from tests.proof.building import Built
from tests.proof.parity import read as read_issue


@dataclass(frozen=True)
class Book:
    """An issue of a magazine that was built."""

    label: str
    """What the tests call it: ``tiny``, ``issue-63``."""
    built: Built
    name: str

    def pdf(self, edition: str) -> Path:
        return self.built.out(self.name) / f"{self.name}-{edition}.pdf"

    @cached_property
    def print_pages(self) -> list[reading.Page]:
        return reading.read(self.pdf("print"), self._names)

    @cached_property
    def screen_pages(self) -> list[reading.Page]:
        return reading.read(self.pdf("screen"), self._names)

    @cached_property
    def tagged_pages(self) -> list[reading.Page]:
        """The pages with their bleed, where it is told what is a part of a picture."""
        return reading.read(self.pdf("screen"), self._names, self.grid.bleed)

    @cached_property
    def grid(self) -> Grid:
        return Grid.of(read_tokens(House(self.built.root)))

    @cached_property
    def issue(self) -> Issue:
        return read_issue(self.built.root, self.name)

    @cached_property
    def body(self) -> baselines.Body:
        return baselines.body(self.print_pages)

    def blocks(self) -> Iterator[tuple[columns.Block, bool]]:
        """The columns of every article on every page, and whether its text ends there.

        What hm makes, such as the contents, has no columns of an article.
        """
        pages = {page.name: page for page in self.print_pages}
        for run in self.issue.flatplan.runs:
            found: list[columns.Block] = []
            slug = run.slugs[0]
            for plan in run.pages:
                starts = [columns.Start(slug, 0.0), *self._starts(plan.name)]
                page = pages[plan.name]
                found += columns.blocks(page, self.grid, self.body, plan.recto, starts)
                slug = starts[-1].slug
            lasts = {block.slug: n for n, block in enumerate(found)}
            for n, block in enumerate(found):
                if block.slug in self.issue.articles:
                    yield block, lasts[block.slug] == n

    @cached_property
    def _record(self) -> dict[str, Any]:
        return self.built.pages(self.name)

    @cached_property
    def _names(self) -> list[str]:
        return [page for run in self._record["runs"] for page in run["pages"]]

    def _starts(self, page: str) -> list[columns.Start]:
        """Where articles begin on a page, from top to bottom."""
        starts = [
            columns.Start(slug, spot["y"])
            for slug, spot in self._record["landings"].items()
            if spot["page"] == page and slug in self.issue.articles
        ]
        return sorted(starts, key=lambda start: start.y)

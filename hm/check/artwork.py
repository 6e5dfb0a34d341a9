"""Supplied advertisements, as rules speak of them."""

from __future__ import annotations

from collections.abc import Iterator

from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.sheet import Laid, SuppliedPage

_MM = 25.4 / 72


def supplied(issue: Issue, laid: Laid) -> Iterator[tuple[SuppliedPage, str, Place]]:
    """Every page of a supplied advertisement, its file as written, and where that is."""
    for run in laid.runs:
        for found in run.record.supplied:
            article = issue.articles.get(found.slug)
            if article and article.ad:
                yield found, article.ad.picture.src, article.places["ad.src"]


def place_said(found: SuppliedPage) -> str:
    """``its page`` or ``its part of the page``."""
    return "its part of the page" if found.shared else "its page"


def millimetres(*lengths: float) -> str:
    """Lengths in points as a measure: ``210 × 148.5``."""
    return " × ".join(f"{round(length * _MM, 1):g}" for length in lengths)

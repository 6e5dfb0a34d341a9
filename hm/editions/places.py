"""Where things stand in an edition: page labels and the landings that links lead to."""

from __future__ import annotations

from hm.model.flatplan import MADE_PAGES
from hm.model.sheet import Laid, Landing

COVER_LABELS = {
    "cover": "Cover",
    "inside-front": "Inside front cover",
    "inside-back": "Inside back cover",
    "back": "Back cover",
}


def label(page: str) -> str:
    """What a page is called in running words: ``Back cover``, ``page 7``."""
    return COVER_LABELS.get(page, f"page {page}")


def targets(laid: Laid) -> dict[str, Landing]:
    """Everything that can be linked to, by ``slug`` or ``slug#id``, sorted.

    What has no landing of its own is found at the head of its first page.
    """
    heads = {
        slug: Landing(run.record.pages[0], 0, 0)
        for run in laid.runs
        for slug in run.run.slugs
        if slug in MADE_PAGES and run.record.pages
    }
    heads |= {slug: Landing(span.first, 0, 0) for slug, span in laid.articles.items()}
    return dict(sorted((heads | laid.landings).items()))

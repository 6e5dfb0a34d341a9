"""No text stands on other text."""

from __future__ import annotations

from collections.abc import Iterator

from tests.pages.reading import Page

WIDE, DEEP = 1.0, 0.5
"""Points that ink may share with other ink: an italic leans into the next word, and a quotation
mark hung beside a drop cap touches it."""


def overlaps(page: Page) -> Iterator[str]:
    """The pieces of text whose ink lies in the rectangle of another's."""
    texts = sorted(page.texts, key=lambda text: text.box.top)
    for n, one in enumerate(texts):
        for other in texts[n + 1 :]:
            if other.box.top >= one.box.bottom:
                break
            both = one.box.within(other.box)
            if both.width > WIDE and both.height > DEEP:
                yield f"page {page.name}: {one} and {other} overlap"

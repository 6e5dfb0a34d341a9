"""White words or dark ones on the picture of the cover, or words on a ground of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hm.compose.tokens import Tokens
from hm.layout.contrast import (
    LEAST,
    LEAST_LARGE,
    Backdrop,
    Ground,
    Inks,
    Words,
)
from hm.layout.engine import Rendering
from hm.model.sheet import Faint


@dataclass(frozen=True, slots=True)
class Group:
    """Words that take one colour, by their classes in the template."""

    said: str
    """As an editor calls them."""
    needs: dict[str, float]
    """By class, the contrast that type of its size must have."""


TOP = Group(
    "the nameplate and the line below it",
    {"nameplate": LEAST_LARGE, "cover-issue": LEAST, "cover-tagline": LEAST},
)
BLOCK = Group(
    "the headline and what goes with it",
    {"cover-headline": LEAST_LARGE, "cover-points": LEAST, "cover-text": LEAST},
)
CREDIT = Group("the credit of the picture", {"cover-credit": LEAST})
UPRIGHT = frozenset({"cover-credit"})
"""Classes whose words read up the page: turned about the lower left corner of their box."""


@dataclass(frozen=True, slots=True)
class Tones:
    """How the groups of words on a cover are set."""

    top: Ground = Ground.DARK
    block: Ground = Ground.DARK
    credit: Ground = Ground.DARK
    top_shade: float = 0.0
    """How much of the picture the shade under the group covers, as ``block_shade``."""
    block_shade: float = 0.0


def judge(rendering: Rendering, backdrop: Backdrop, tokens: Tokens) -> tuple[Tones, list[Faint]]:
    """How the words of a cover must be set on what lies under them, and which no colour suits."""
    screen = {colour.name: colour.screen for colour in tokens.colours()}
    inks = Inks(screen["white"], screen["night"])
    upper, lower = list(_words(rendering, TOP)), list(_words(rendering, BLOCK))
    top, block = backdrop.verdict(upper, inks), backdrop.verdict(lower, inks)
    if Ground.SHADED in (top.ground, block.ground):
        # The shades run into one another: no dark words can stand on either.
        top, block = (backdrop.verdict(words, inks, white=True) for words in (upper, lower))
    credit = backdrop.verdict(list(_words(rendering, CREDIT)), inks, shades=False)
    # A ground under the credit takes nothing from the picture.
    faint = [
        Faint(said, round(verdict.contrast, 2), verdict.needed, verdict.ground is Ground.SHADED)
        for said, verdict in ((TOP.said, top), (BLOCK.said, block))
        if verdict.ground in (Ground.SHADED, Ground.BUSY)
    ]
    return Tones(top.ground, block.ground, credit.ground, top.shade, block.shade), faint


def _words(rendering: Rendering, group: Group) -> Iterator[Words]:
    """The lines of a group where they are laid out."""
    for name, needed in group.needs.items():
        box = rendering.box_of(0, name)
        if box is None:
            continue
        left, top, width, height = box
        if name in UPRIGHT:
            yield Words(left - height, top + height - width, left, top + height, needed)
            continue
        for line in rendering.lines(0):
            middle = line.y + line.height / 2
            if top <= middle <= top + height and left - 1 <= line.x <= left + width:
                yield Words(line.x, line.y, line.x + line.width, line.y + line.height, needed)

"""Contact sheets: the spreads of the issue as its reader has them open, four to a picture.

They are proofs to look through, so they are written only where they are asked for.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hm.compose.house import House, shipped
from hm.compose.tokens import read_tokens
from hm.editions import screen
from hm.editions.drawn import POINTS, draw_pages
from hm.editions.trim import read_trim
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun
from hm.read.whole import part_of, replace_folder

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FOLDER = "pages"
ACROSS, PER_SHEET = 2, 4
"""Spreads in a row, and on a sheet."""
PAGE_HEIGHT = 660
"""Pixels, as all lengths here."""
WHITE = 48
"""Around a spread, its caption within it."""
HEAD = 56
SIZE = 17
GROUND, INK, PALE, FOLD = "#DAD8D3", "#1D1D1B", "#66635D", "#C4C1BA"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it lies on a sheet."""

    name: str
    """``7``, ``inside front``."""
    holds: str
    """The slugs of what stands on it, as far as they are articles."""
    recto: bool
    picture: Image


Spread = tuple[Leaf | None, Leaf | None]
"""A left page and a right one; a cover has nothing beside it."""


def write(issue: Issue, laid: Laid, house: House, out: Path) -> list[Path]:
    """Write ``out/pages/`` whole, in the place of an earlier one, and return that folder.

    Raises OSError and TokenError.
    """
    dpi = PAGE_HEIGHT * POINTS / read_trim(read_tokens(house)).height
    pictures = draw_pages(screen.make(issue, laid, house), dpi)
    leaves = [leaf for run in laid.runs for leaf in _leaves(run, pictures)]
    final = out / FOLDER
    out.mkdir(parents=True, exist_ok=True)
    made = part_of(final)
    try:
        made.mkdir()
        spreads = list(paired(leaves))
        for first in range(0, len(spreads), PER_SHEET):
            sheet = _sheet(
                f"{issue.magazine.title}, {issue.label}", spreads[first : first + PER_SHEET]
            )
            name = f"{issue.name}-pages-{first // PER_SHEET + 1}.png"
            (made / name).write_bytes(_png(sheet))
        replace_folder(made, final)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return [final]


def _leaves(run: LaidRun, pictures: Iterator[Image]) -> Iterator[Leaf]:
    """The pages of a run; takes a picture for each."""
    record = run.record
    pages = {page.name: page for page in run.run.pages}
    spans = {
        slug: (record.pages.index(span.first), record.pages.index(span.last))
        for slug, span in record.articles.items()
    }
    for number, name in enumerate(record.pages):
        holds = tuple(
            slug
            for slug in run.run.slugs
            if slug in spans and slug != name and spans[slug][0] <= number <= spans[slug][1]
        )
        if number and not holds:
            holds = run.run.slugs[-1:]  # a page with nothing on it but a box of that article
        yield Leaf(name.replace("-", " "), ", ".join(holds), pages[name].recto, next(pictures))


def paired(leaves: list[Leaf]) -> Iterator[Spread]:
    """The spreads that pages in the order of the magazine make."""
    verso: Leaf | None = None
    for leaf in leaves:
        if leaf.recto:
            yield verso, leaf
            verso = None
        else:
            if verso:
                yield verso, None
            verso = leaf
    if verso:
        yield verso, None


def _sheet(title: str, spreads: Sequence[Spread]) -> Image:
    """A sheet as wide as all are, and as high as its rows of spreads."""
    from PIL import Image, ImageDraw

    wide = max(leaf.picture.width for pair in spreads for leaf in pair if leaf)
    cell = 2 * wide + WHITE, PAGE_HEIGHT + WHITE
    rows = -(-len(spreads) // ACROSS)
    size = ACROSS * cell[0] + WHITE, HEAD + rows * cell[1] + WHITE // 2
    sheet = Image.new("RGB", size, GROUND)
    draw = ImageDraw.Draw(sheet)
    draw.text((WHITE, HEAD // 2), title, PALE, _font(500), anchor="lm")
    for number, (verso, recto) in enumerate(spreads):
        row, column = divmod(number, ACROSS)
        fold, top = WHITE + column * cell[0] + wide, HEAD + row * cell[1]
        for leaf, left in ((verso, fold - wide), (recto, fold)):
            if leaf:
                sheet.paste(leaf.picture, (left, top))
                _write_caption(draw, leaf, left, top + leaf.picture.height, wide)
        if verso and recto:
            draw.line((fold, top, fold, top + PAGE_HEIGHT - 1), FOLD)
    return sheet


def _write_caption(draw: ImageDraw, leaf: Leaf, left: int, top: int, width: int) -> None:
    """A page's name at the outer side, and what it holds as far as there is room."""
    y, gap = top + WHITE // 3, SIZE // 2
    bold, light = _font(700), _font(400)
    room = width - bold.getlength(leaf.name) - 4 * gap
    holds = leaf.holds
    while holds and light.getlength(f"{holds}…") > room:
        holds = holds[:-1]
    if holds != leaf.holds:
        holds = f"{holds.rstrip(', ')}…"
    if leaf.recto:
        draw.text((left + width, y), leaf.name, INK, bold, anchor="rm")
        x = left + width - bold.getlength(leaf.name) - gap
        draw.text((x, y), holds, PALE, light, anchor="rm")
    else:
        draw.text((left, y), leaf.name, INK, bold, anchor="lm")
        draw.text((left + bold.getlength(leaf.name) + gap, y), holds, PALE, light, anchor="lm")


@lru_cache
def _font(weight: int) -> FreeTypeFont:
    """hm's own face, whatever the magazine is set in."""
    from PIL import ImageFont

    folder = shipped() / "styles" / "fonts" / "schibsted-grotesk"
    path = folder / f"schibsted-grotesk-latin-{weight}-normal.woff2"
    return ImageFont.truetype(path, SIZE, layout_engine=ImageFont.Layout.BASIC)


def _png(sheet: Image) -> bytes:
    buffer = io.BytesIO()
    sheet.save(buffer, "PNG")
    return buffer.getvalue()

"""The text of a run as one long column, and how it would fill columns of given depths.

A galley is laid out once by the engine. Where its lines fall on pages is then reckoned
here in microseconds by the engine's own rules (two lines at least stay together at the
foot and the head of a column, a heading goes with what follows), so that the elastic
parts of a page can be found without laying the text out again and again. What is
reckoned is verified on the pages laid out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

TOGETHER = 2
"""Lines of a paragraph that stay together: the engine's widows and orphans."""
_HAIR = 0.02
"""Points: less is rounding."""


@dataclass(frozen=True, slots=True)
class Item:
    """A block of the galley. Heights and gaps are points."""

    lines: tuple[float, ...]
    """The heights that it can be parted into; one for what cannot be parted."""
    gap: float = 0.0
    """White before it, lost at the head of a column."""
    keep: bool = False
    """Whether it must go with what follows."""
    together: int = TOGETHER
    """Lines that stay together at its two ends."""
    key: str = ""
    """Of a piece or an anchor."""
    id: str = ""
    """Of its element, where it has one."""
    words: bool = False
    """Whether it is a paragraph, behind which a piece may move."""

    @property
    def height(self) -> float:
        return sum(self.lines)


@dataclass(frozen=True, slots=True)
class Filling:
    """How a galley fills some columns."""

    used: tuple[float, ...]
    """The height used of each column that has text in it."""
    heads: tuple[str, ...]
    """The key of what begins each column, or ``""``."""
    columns: dict[str, int]
    """By key: the column in which a piece or anchor falls."""
    over: int
    """Lines that are left over."""
    tall: str | None = None
    """The key of a piece that is higher than the column it would begin."""
    flush: tuple[str, ...] = ()
    """The ids of blocks that lose the white before them, since they begin a column."""


def fill(items: Sequence[Item], depths: Sequence[float]) -> Filling:
    """Fill columns of ``depths`` points with a galley, in order."""
    used: list[float] = []
    heads: list[str] = []
    columns: dict[str, int] = {}
    tall: str | None = None
    flush: list[str] = []
    index = part = 0
    for number, depth in enumerate(depths):
        if index >= len(items):
            break
        before, begun = items[index], part
        index, part, height, found = _fill_column(items, index, part, depth)
        heads.append(_head(items, found))
        for key in (items[i].key for i in found if items[i].key):
            columns.setdefault(key, number)
        if found and before.id and before.gap and not begun:
            flush.append(before.id)
        if not height and depth and before.key and tall is None:
            tall = before.key
        used.append(height)
    while used and not used[-1]:
        used.pop()
    over = sum(len(item.lines) for item in items[index:]) - (part if index < len(items) else 0)
    return Filling(tuple(used), tuple(heads), columns, max(0, over), tall, tuple(flush))


def _head(items: Sequence[Item], found: Sequence[int]) -> str:
    for i in found:
        if items[i].lines:
            return items[i].key
    return ""


def _fill_column(
    items: Sequence[Item], index: int, part: int, depth: float
) -> tuple[int, int, float, list[int]]:
    """Fill one column; the item and line it ends before, its height, what it holds."""
    start = (index, part)
    height = 0.0
    found: list[int] = []
    # Where the column may end if what comes next does not fit: never after a heading.
    safe = (index, part, 0.0, 0)
    while index < len(items):
        item = items[index]
        lines = item.lines[part:]
        gap = item.gap if height > 0 and part == 0 else 0.0
        room = depth - height - gap
        fits = 0
        total = 0.0
        for line in lines:
            if total + line > room + _HAIR:
                break
            total += line
            fits += 1
        if fits == len(lines):
            height += gap + total
            found.append(index)
            index, part = index + 1, 0
            if not item.keep:
                safe = (index, part, height, len(found))
            continue
        fits = _parted(item, part, fits)
        if fits:
            height += gap + sum(lines[:fits])
            found.append(index)
            return index, part + fits, height, found
        if safe[:2] == start and height > 0:
            # Only headings stand here: they may as well stay.
            return index, part, height, found
        index, part, height, count = safe
        return index, part, height, found[:count]
    return index, part, height, found


def _parted(item: Item, part: int, fits: int) -> int:
    """How many of the lines that fit may stay, so that enough stay together."""
    left = len(item.lines) - part - fits
    if left < item.together:
        fits -= item.together - left
    least = item.together if part == 0 else 1
    return fits if fits >= least else 0


def moved_on(items: Sequence[Item], key: str) -> list[Item] | None:
    """The galley with a piece behind the next paragraph; None where there is none."""
    place = next((i for i, item in enumerate(items) if item.key == key), None)
    if place is None:
        return None
    after = next((i for i in range(place + 1, len(items)) if items[i].words), None)
    if after is None:
        return None
    changed = list(items)
    piece = changed.pop(place)
    follower = changed[place]
    changed[place] = replace(follower, gap=max(follower.gap, piece.gap))
    changed.insert(after, piece)
    return changed

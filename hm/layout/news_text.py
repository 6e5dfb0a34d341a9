"""The text of a story set in one column, and how it will divide into several.

All columns of a news page are equally wide, so one measuring of a story tells its height
in any number of columns: the lines are dealt out as the engine will, with two lines of a
paragraph kept together and nothing parted from its cross-head.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_NOTHING = 0.1
"""Points that the engine's rounding may add to a column."""


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A line, or a piece that does not break; points from the top of the column."""

    top: float
    bottom: float
    begins: bool = True
    """Whether a column may begin with it."""


@dataclass(frozen=True, slots=True)
class ColumnText:
    """A story's text in one column."""

    parts: tuple[ColumnLine, ...]
    line: float
    """The height of a line of the grid, in points."""
    extra: int = 0
    """Lines that its layout turned out to need beyond what is counted here."""

    def fill(self, depths: Sequence[float], start: int = 0, *, forced: bool = True) -> int:
        """The index of the first part that does not fit in columns of ``depths`` points.

        ``forced`` says whether a column without a place to break may be broken.
        """
        at = start
        for depth in depths:
            at = self._column(at, depth, forced)
        return at

    def least(self, columns: int, lead: int = 0, start: int = 0) -> int:
        """The fewest lines that columns must be deep to hold the text from ``start`` on.

        ``lead`` lines are taken at the head of the first column.
        """
        if start >= len(self.parts):
            return lead
        height = self.parts[-1].bottom - self.parts[start].top
        lines = max(lead, int((height / self.line + lead) / columns))
        while True:
            depth = lines * self.line
            depths = [depth - lead * self.line] + [depth] * (columns - 1)
            if self.fill(depths, start, forced=False) == len(self.parts):
                return lines + self.extra
            lines += 1

    def _column(self, start: int, depth: float, forced: bool) -> int:
        """Where the column after the one that begins with ``start`` begins."""
        parts = self.parts
        if start >= len(parts):
            return start
        top = parts[start].top
        end = start
        while end < len(parts) and parts[end].bottom - top <= depth + _NOTHING:
            end += 1
        if end == len(parts):
            return end
        legal = end
        while legal > start and not parts[legal].begins:
            legal -= 1
        # A whole column without a place to break is broken all the same; an unbreakable
        # part that is too deep for it is not.
        return legal if legal > start or end == start or not forced else end


def column_text(
    lines: Sequence[tuple[float, float, object]],
    line: float,
    heads: frozenset[object] = frozenset(),
    whole: Mapping[object, int] | None = None,
    long: frozenset[object] = frozenset(),
) -> ColumnText:
    """The column of a story from its lines as laid out: top, height, and their block.

    Two lines of a block stay together at either end of a column. A block in ``heads``
    keeps the next one; one in ``whole`` stands for a piece of that many lines, which
    breaks only if it is in ``long`` too. A line without a block belongs to the closing
    note, which stays together.
    """
    whole = whole or {}
    rows: list[tuple[float, float, object]] = []
    for top, height, block in sorted(lines, key=lambda row: row[0]):
        if rows and rows[-1][2] == block and top < rows[-1][0] + rows[-1][1] / 2:
            continue
        rows.append((top, height, block))
    parts: list[ColumnLine] = []
    shift = 0.0
    for index, (top, height, block) in enumerate(rows):
        first = index == 0 or rows[index - 1][2] != block
        second = not first and (index == 1 or rows[index - 2][2] != block)
        last = index + 1 == len(rows) or rows[index + 1][2] != block
        after_head = first and index > 0 and rows[index - 1][2] in heads
        if block in whole:
            deep = whole[block] * line
            step = line if block in long else deep
            for at in range(round(deep / step)):
                y = top + shift + at * step
                parts.append(ColumnLine(y, y + step, at > 0 or not after_head))
            shift += deep - height
            continue
        begins = not (after_head or second or (last and not first))
        if block is None:
            begins = first and not after_head
        parts.append(ColumnLine(top + shift, top + shift + height, begins))
    return ColumnText(tuple(parts), line)

"""Items in columns, none of them parted, as level as they go."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def level_columns(items: Sequence[T], heights: Sequence[float], count: int) -> list[list[T]]:
    """Share items among ``count`` columns at most, in order, by their heights.

    Of the ways that are equally level the one whose first columns are longest is taken.
    """
    count = min(count, len(items))
    if count == 0:
        return []
    sums = [0.0, *itertools.accumulate(heights)]
    ways = [
        (0, *cuts, len(items)) for cuts in itertools.combinations(range(1, len(items)), count - 1)
    ]

    def tallest(way: tuple[int, ...]) -> float:
        return round(max(sums[b] - sums[a] for a, b in itertools.pairwise(way)), 1)

    best = min(reversed(ways), key=tallest)
    return [list(items[a:b]) for a, b in itertools.pairwise(best)]

"""What is made of an issue once, for all the rules that ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from hm.model.issue import Issue

T = TypeVar("T")


def remembered(make: Callable[[Issue], T]) -> Callable[[Issue], T]:
    """A function that keeps what it gave for the issue asked last: several rules ask the same."""
    kept: list[tuple[Issue, T]] = []

    @wraps(make)
    def asked(issue: Issue) -> T:
        if not kept or kept[0][0] is not issue:
            kept[:] = [(issue, make(issue))]
        return kept[0][1]

    return asked

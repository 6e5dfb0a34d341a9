"""What is malformed in a PDF: it is passed over, and nothing is said of it on the way."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pikepdf

MALFORMED = (
    *(TypeError, ValueError, LookupError, AttributeError, ArithmeticError),
    *(RuntimeError, SyntaxError, AssertionError, pikepdf.PikepdfError),
)
"""What reading an object may raise that is not what it should be."""

_TALKATIVE = ("pikepdf", "fontTools", "PIL")

T = TypeVar("T")


def or_else(instead: T, read: Callable[[], T]) -> T:
    """What is read, or something else where it is malformed."""
    try:
        return read()
    except MALFORMED:
        return instead


@contextmanager
def quietly() -> Iterator[None]:
    """While this lasts, libraries log nothing of the files that they repair."""
    loggers = [logging.getLogger(name) for name in _TALKATIVE]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)

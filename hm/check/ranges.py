"""Ranges in running text: 6–7, 2024–25, £5–£10, Monday–Friday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FIGURES = re.compile(
    r"(?<![\w.,/–—-])(?P<first>[£$€]?\d(?:[\d,]*\d)?(?:\.\d+)?%?)(?P<mark>[-–—])"
    r"(?P<last>[£$€]?\d(?:[\d,]*\d)?(?:\.\d+)?)(?![\w/]|[-–—]\d)"
)
_LIKE = re.compile(r"[-–—][£$€\dA-Z]")
"""What a text has that has a range: quick to look for."""
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NAMES = re.compile(
    rf"\b(?P<first>{_DAY}|{_MONTH})(?P<mark>[-–])(?P<last>{_DAY}|{_MONTH})\b(?! as\b)"
)
_TELEPHONE = re.compile(r"(?:\b(?:tel|phone|call|ring|fax|isbn|issn)\b\W*|\+|\d )$", re.IGNORECASE)
_SCORE = re.compile(r"\b(?:won|lost|beat|drew|win|victory|defeat|draw|vote[ds]?)\b[^.]{0,25}$")


@dataclass(frozen=True, slots=True)
class Range:
    """From one figure to another: its characters, and the mark between."""

    start: int
    end: int
    first: str
    last: str
    mark: str

    @property
    def is_year(self) -> bool:
        """Whether it may be the span of a financial year: 2024–25, 2024–2025."""
        return bool(
            re.fullmatch(r"(?:19|20)\d\d", self.first)
            and re.fullmatch(r"(?:(?:19|20)?\d\d)", self.last)
            and (int(self.first) + 1) % 100 == int(self.last) % 100
        )


def ranges(text: str) -> Iterator[Range]:
    """The ranges of a text: what rises, and is no telephone number or score."""
    if "-" not in text and "–" not in text and "—" not in text:
        return
    if not _LIKE.search(text):
        return
    for match in _FIGURES.finditer(text):
        if _rises(match["first"], match["last"]) and not _is_other(text, match):
            yield _range(match)
    if "day" in text or any(mark in text for mark in ("y-", "y–", "h-", "h–", "r-", "r–")):
        for match in _NAMES.finditer(text):
            yield _range(match)


def _range(match: re.Match[str]) -> Range:
    return Range(match.start(), match.end(), match["first"], match["last"], match["mark"])


def _rises(first: str, last: str) -> bool:
    a, b = (re.sub(r"[£$€%,]", "", word) for word in (first, last))
    if a.isdigit() and b.isdigit() and len(b) < len(a):
        b = a[: len(a) - len(b)] + b  # 2024–25
    try:
        return float(a) < float(b)
    except ValueError:
        return False


def _is_other(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - 40, 0) : match.start()]
    if match["first"].startswith("0") and len(match["first"]) > 1:
        return True
    if min(len(match["first"]), len(match["last"])) > 4 and "," not in match[0]:
        return True
    return bool(_TELEPHONE.search(before) or _SCORE.search(before))

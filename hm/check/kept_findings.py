"""What rules found in the parts of an issue, kept until a part changes.

An editor changes a sentence and asks again: then one article is read anew by the rules that
look at each by itself, and not all of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.place import Place
from hm.read.digests import digests
from hm.read.packages import packages
from hm.read.whole import write_whole

_CODE = ("check", "model", "read")
"""The folders that decide what is found."""

Findings = dict[str, dict[str, tuple[Diagnostic, ...]]]
"""By the key of the part and the name of the rule."""


class KeptFindings:
    """The findings of one issue, in a file of the cache."""

    def __init__(self, cache_folder: Path, issue: str) -> None:
        """``issue`` is the name of its folder."""
        self._file = cache_folder / "findings" / f"{issue}.json"
        self._kept = _read(self._file)
        self._used: Findings = {}
        self._is_new = False

    def get(self, part: str, rule: str) -> tuple[Diagnostic, ...] | None:
        """What a rule found in the part of a key; None where it is not known."""
        found = self._kept.get(part, {}).get(rule)
        if found is not None:
            self._used.setdefault(part, {})[rule] = found
        return found

    def put(self, part: str, rule: str, found: Iterable[Diagnostic]) -> None:
        """Keep what a rule found."""
        self._used.setdefault(part, {})[rule] = tuple(found)
        self._is_new = True

    def write(self) -> None:
        """Put down what was asked for, if anything is new; a cache that cannot be written only
        costs time."""
        if not self._is_new:
            return
        by_part = {
            # Rules that were not asked this time may be the next.
            part: {
                rule: [_written(one) for one in found]
                for rule, found in (self._kept.get(part, {}) | by_rule).items()
            }
            for part, by_rule in self._used.items()
        }
        text = json.dumps([_mark(), by_part], ensure_ascii=False)
        with contextlib.suppress(OSError):
            write_whole(self._file, text.encode("utf-8", "surrogatepass"))


def _read(file: Path) -> Findings:
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        mark, by_part = json.loads(file.read_bytes().decode("utf-8", "surrogatepass"))
        if mark == _mark():
            return {
                part: {
                    rule: tuple(_diagnostic(rule, *one) for one in found)
                    for rule, found in by_rule.items()
                }
                for part, by_rule in by_part.items()
            }
    return {}


def _written(one: Diagnostic) -> list[Any]:
    fix = one.fix and [_span(one.fix.place), one.fix.text]
    return [one.severity, one.message, _span(one.place), one.help, fix]


def _diagnostic(
    rule: str, severity: str, message: str, span: list[Any], remedy: str | None, fix: list[Any]
) -> Diagnostic:
    edit = Edit(Place(*fix[0]), fix[1]) if fix else None
    return Diagnostic(rule, Severity(severity), message, Place(*span), remedy, edit)


def _span(place: Place) -> list[Any]:
    return [place.path, place.line, place.column, place.end_line, place.end_column]


@cache
def _mark() -> str:
    """By what to know that hm and all it uses are the same."""
    told = [sys.version, packages(), *map(digests, _CODE)]
    return hashlib.sha256(repr(told).encode()).hexdigest()

"""What `hm check` says of a published issue, each alarm with the characters it is about."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hm.check.fingerprints import Fingerprint, fingerprints
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.place import Place
from tests.findings.manuscript import Manuscripts, Span
from tests.proof.building import REPOSITORY, hm

_PLACE = re.compile(r"([\w./-]+\.(?:md|yaml)):(\d+):(\d+)")
"""A place that a message names; a line alone says too little."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One diagnostic."""

    diagnostic: Diagnostic
    key: str
    """``rule hash``: what it is known by among the judgements, which name nothing of the issue."""
    span: Span
    words: str
    """What is written there; empty for a spot between words."""
    others: tuple[Span, ...]
    """The other places that it names."""

    @property
    def is_hint(self) -> bool:
        return self.diagnostic.severity is Severity.HINT

    def spans(self) -> tuple[Span, ...]:
        return (self.span, *self.others)


def alarms(manuscripts: Manuscripts, issue: str, layout: bool) -> list[Alarm]:
    """Check an issue; with ``layout`` its pages too."""
    words = ["check", issue, "--hints", "--format", "json", *([] if layout else ["--no-layout"])]
    cache = os.environ.get("HM_CACHE", str(REPOSITORY / ".hm"))
    said = hm(manuscripts.root, *words, HM_CACHE=cache)
    if said.returncode not in (0, 1):
        sys.exit(said.stderr)
    told = {_diagnostic(one): one for one in json.loads(said.stdout)}
    prints = fingerprints(told, manuscripts.root)
    return [_alarm(one, _key(prints[one]), data, manuscripts) for one, data in told.items()]


def _key(mark: Fingerprint) -> str:
    whole = "\n".join((mark.path, mark.words, str(mark.nth)))
    return f"{mark.rule} {hashlib.sha256(whole.encode()).hexdigest()[:12]}"


def _diagnostic(data: dict[str, Any]) -> Diagnostic:
    return Diagnostic(
        data["rule"], Severity(data["severity"]), data["message"], _place(data), data["help"]
    )


def _place(data: dict[str, Any]) -> Place:
    return Place(
        data["path"],
        data["line"] or 1,
        data["column"] or 1,
        data["end_line"],
        data["end_column"],
        data.get("page"),
    )


def _alarm(one: Diagnostic, key: str, data: dict[str, Any], manuscripts: Manuscripts) -> Alarm:
    span = _span(one.place, manuscripts)
    words = ""
    if one.place.path in manuscripts.paths():
        words = manuscripts.file(one.place.path).text[span.start : span.end]
    others = [_span(_place(place), manuscripts) for place in data.get("related", ())]
    others += _named(f"{one.message} {one.help or ''}", manuscripts)
    return Alarm(one, key, span, words, tuple(others))


def _span(place: Place, manuscripts: Manuscripts) -> Span:
    if place.page is not None or place.path not in manuscripts.paths():
        return Span(place.path, 0, 0)
    file = manuscripts.file(place.path)
    start = file.offset(place.line, place.column)
    if place.end_line is None or place.end_column is None:
        return _word(file.text, place.path, start)
    return Span(place.path, start, file.offset(place.end_line, place.end_column))


def _word(text: str, path: str, start: int) -> Span:
    """The word that begins at a spot, or the spot where none does."""
    match = re.compile(r"[\w’'-]*").match(text, start)
    return Span(path, start, match.end() if match else start)


def _named(text: str, manuscripts: Manuscripts) -> Iterator[Span]:
    """The places that a message or a remedy names: ``articles/knots.md:12:5``."""
    for match in _PLACE.finditer(text):
        for path in manuscripts.paths():
            if path.endswith(match[1]):
                yield _span(Place(path, int(match[2]), int(match[3])), manuscripts)

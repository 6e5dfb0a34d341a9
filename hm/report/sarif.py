"""Diagnostics as SARIF 2.1.0, the OASIS standard that code hosts and editors show."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, TextIO
from urllib.parse import quote

import hm
from hm.check.fingerprints import Fingerprint, fingerprints
from hm.check.registry import Rule, rules
from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.place import Place
from hm.report.report import Report

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_BASE = "MAGAZINE"
"""What paths are relative to."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_FINGERPRINT = "findingHash/v1"
"""Its version goes up when faults would no longer be known again."""

Data = dict[str, Any]


def write(report: Report, stream: TextIO) -> None:
    """Write a log with one run: the rules that found something, and all that they found."""
    told = [*report.diagnostics, *report.known]
    prints = fingerprints(told, report.root)
    fired = {one.rule for one in told}
    listed = [rule for rule in rules() if rule.name in fired]
    index = {rule.name: number for number, rule in enumerate(listed)}
    results = [_result(one, index[one.rule], prints[one]) for one in report.diagnostics]
    results += [
        # Who decided it, and why, stands in the baseline's history.
        _result(one, index[one.rule], prints[one])
        | {"suppressions": [{"kind": "external", "status": "accepted"}]}
        for one in report.known
    ]
    run = {
        "tool": {"driver": _driver(listed)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {
                "uri": f"{report.root.as_uri()}/",
                "description": {"text": "The folder of magazine.yaml."},
            }
        },
        "artifacts": [{"location": _artifact(path)} for path in _paths(told, report.files)],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    json.dump(log, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _driver(listed: Iterable[Rule]) -> Data:
    return {
        "name": "hm",
        "version": hm.__version__,
        "language": "en-GB",
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": rule.gist},
                "help": {"text": rule.doc, "markdown": rule.doc},
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                "properties": {"tags": [rule.family]},
            }
            for rule in listed
        ],
    }


def _result(one: Diagnostic, index: int, fingerprint: Fingerprint) -> Data:
    said = f"{one.place.sheet}: {one.message}" if one.place.page else one.message
    text = f"{said}. {one.help}" if one.help else said
    return {
        "ruleId": one.rule,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "message": {"text": text},
        "locations": [_location(one.place)],
        "partialFingerprints": {_FINGERPRINT: fingerprint.hash},
        **({"fixes": [_fix(one.fix, one.help)]} if one.fix else {}),
    }


def _location(place: Place) -> Data:
    spot: Data = {"artifactLocation": _artifact(place.path)}
    if place.page is None:
        return {"physicalLocation": spot | {"region": _region(place)}}
    page = {"logicalLocations": [{"name": place.sheet, "kind": "page"}]} if place.page else {}
    return {"physicalLocation": spot, **page}


def _region(place: Place) -> Data:
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_line is not None and place.end_column is not None:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return region


def _fix(fix: Edit, remedy: str | None) -> Data:
    deleted = _region(fix.place)
    # Where there is no end, something is put in and nothing goes.
    deleted.setdefault("endLine", fix.place.line)
    deleted.setdefault("endColumn", fix.place.column)
    change = {
        "artifactLocation": _artifact(fix.place.path),
        "replacements": [{"deletedRegion": deleted, "insertedContent": {"text": fix.text}}],
    }
    about = {"description": {"text": remedy}} if remedy else {}
    return {**about, "artifactChanges": [change]}


def _artifact(path: str) -> Data:
    if PurePosixPath(path).is_absolute():
        return {"uri": PurePosixPath(path).as_uri()}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": _BASE}


def _paths(told: Iterable[Diagnostic], files: Iterable[str]) -> list[str]:
    return sorted({*files, *(one.place.path for one in told)})

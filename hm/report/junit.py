"""Diagnostics as a test report of JUnit, which build servers show: a suite a file.

A fault is a test that failed, a file without faults one that passed. There is no schema of
JUnit's own; this keeps to what Jenkins, GitLab and the others read alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from hm.model.diagnostic import Diagnostic, Severity
from hm.read.find import MAGAZINE_FILE
from hm.report.paths import shown
from hm.report.report import Report

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold, not even as references."""


def write(report: Report, stream: TextIO) -> None:
    """Write a document with a suite for each file that was checked or has faults."""
    # Imported late: a parser of XML comes with it.
    from xml.etree import ElementTree

    found: dict[str, list[Diagnostic]] = {path: [] for path in report.files}
    for one in report.diagnostics:
        found.setdefault(one.place.path, []).append(one)
    if not found:
        found[MAGAZINE_FILE] = []  # servers take a report without tests for a failure
    suites = [_suite(shown(report.root / path), found[path]) for path in sorted(found)]
    sums = {key: str(sum(int(suite.get(key, 0)) for suite in suites)) for key in _counts([])}
    document = ElementTree.Element("testsuites", {"name": "hm", **sums})
    document.extend(suites)
    ElementTree.indent(document)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(ElementTree.tostring(document, encoding="unicode") + "\n")


def _suite(path: str, found: Sequence[Diagnostic]) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    path = _allowed(path)
    suite = Element("testsuite", {"name": path, **_counts(found)})
    if not found:
        SubElement(suite, "testcase", {"classname": path, "name": "no faults found"})
    seen: Counter[str] = Counter()
    for one in found:
        # A server follows a test from build to build by its name: lines, which move, stay out.
        seen[one.rule] += 1
        name = one.rule if seen[one.rule] == 1 else f"{one.rule} {seen[one.rule]}"
        case = SubElement(suite, "testcase", {"classname": path, "name": name})
        if one.severity is Severity.HINT:
            SubElement(case, "system-out").text = _said(one, path)
        else:
            about = {"type": str(one.severity), "message": _allowed(one.message)}
            SubElement(case, "failure", about).text = _said(one, path)
    return suite


def _counts(found: Sequence[Diagnostic]) -> dict[str, str]:
    failures = sum(one.severity is not Severity.HINT for one in found)
    return {"tests": str(len(found) or 1), "failures": str(failures), "errors": "0"}


def _said(one: Diagnostic, path: str) -> str:
    lines = [f"{one.place.within(path)}: {one.severity}: {one.message} [{one.rule}]"]
    return _allowed("\n".join([*lines, f"remedy: {one.help}"] if one.help else lines))


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("", text)

"""``--format junit``: a suite a file, and what every build server makes of it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from hm.cli import run
from hm.report.formats import FORMATS
from hm.report.report import Report
from tests.layout.artwork import Page, supplied
from tests.report.magazines import ARTICLE, OTHER, configure, write

ALLOWED = {
    "testsuites": ({"name", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"testcase"}),
    "testcase": ({"classname", "name"}, {"failure", "system-out"}),
    "failure": ({"type", "message"}, set[str]()),
    "system-out": (set[str](), set[str]()),
}
"""What Jenkins, GitLab and Azure all read: attributes and children of each element."""


@pytest.fixture
def junit(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command; its report, which holds what it may and counts right."""

    def ask(*words: str) -> Element:
        capsys.readouterr()
        run([*words, "--format", "junit"])
        said = capsys.readouterr().out
        assert said.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="hm" ')
        document = ElementTree.fromstring(said.encode())
        for element in document.iter():
            attributes, children = ALLOWED[element.tag]
            assert set(element.keys()) == attributes
            assert {child.tag for child in element} <= children
        for counted in [document, *document.findall("testsuite")]:
            cases, failures = counted.findall(".//testcase"), counted.findall(".//failure")
            assert counted.get("tests") == str(len(cases))
            assert counted.get("failures") == str(len(failures))
            assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)
        return document

    return ask


def cases(document: Element) -> dict[tuple[str, str], Element]:
    """The tests that have something to say, by file and name."""
    return {
        (case.get("classname", ""), case.get("name", "")): case
        for case in document.iter("testcase")
        if len(case)
    }


def test_faults_are_tests_that_failed(magazine: Path, junit: Any) -> None:
    configure(magazine, "checks: {dangling-page-reference: warning, self-reference: hint}\n")
    line = write(magazine, "See page 41 & see page 42, and [page 3](page:nowhere).")
    write(magazine, "And [page 3](page:small-office).", OTHER)
    document = junit("check", "--no-layout", "--hints", "--select", "references")
    found = cases(document)
    assert list(found) == [
        (ARTICLE, "folio-out-of-range"),
        (ARTICLE, "folio-out-of-range 2"),
        (ARTICLE, "dangling-page-reference"),
        (OTHER, "self-reference"),
    ]
    first, _, target, hint = found.values()
    [failure] = first
    assert failure.get("type") == "error"
    assert failure.get("message") == "there is no page 41: the last folio of the issue is 4"
    assert str(failure.text).splitlines() == [
        f"{ARTICLE}:{line}:5: error: {failure.get('message')} [folio-out-of-range]",
        "remedy: Correct the number. Or make it a reference: [page 41](page:slug), with the "
        "slug of the article that is meant.",
    ]
    assert target[0].get("type") == "warning"
    assert (hint[0].tag, document.get("failures")) == ("system-out", "3")


def test_files_without_faults_are_tests_that_passed(magazine: Path, junit: Any) -> None:
    document = junit("check", "--no-layout")
    names = [suite.get("name") for suite in document]
    assert {"magazine.yaml", "issues/issue-1/issue.yaml", ARTICLE} <= set(names)
    assert names == sorted(names)
    assert cases(document) == {}


def test_there_is_a_test_even_where_no_file_is_known(magazine: Path) -> None:
    """Servers take a report without tests for a failure."""
    stream = io.StringIO()
    FORMATS["junit"](Report([], magazine), stream)
    assert [case.get("name") for case in ElementTree.fromstring(stream.getvalue()).iter("testcase")]


def test_of_a_build(magazine: Path, junit: Any) -> None:
    write(magazine, "See page 41.")
    assert (ARTICLE, "folio-out-of-range") in cases(junit("build", "-e", "web"))


def test_what_xml_cannot_hold_is_left_out(magazine: Path, junit: Any) -> None:
    write(magazine, '![A <b> & "c"](images/no\x01\x1bw\ufffe]]>&amp;.jpg){credit="A"}')
    [case] = cases(junit("check", "--no-layout", "--select", "missing-image")).values()
    assert str(case[0].get("message")).endswith("w]]>&.jpg")


def test_what_is_known_is_not_told(magazine: Path, junit: Any) -> None:
    write(magazine, "See page 41.")
    run(["check", "--no-layout", "--write-baseline", "known.json"])
    assert junit("check", "--no-layout", "--baseline", "known.json").get("failures") == "0"


def test_pages_of_a_pdf(magazine: Path, junit: Any) -> None:
    (magazine / "advert.pdf").write_bytes(supplied(Page(), Page(size=(100, 100))))
    document = junit("preflight", "advert.pdf", "--as", "print")
    [suite] = document
    assert suite.get("name") == "advert.pdf"
    said = [str(case[0].text) for case in cases(document).values()]
    assert any(text.startswith("advert.pdf: ") for text in said)
    assert any(text.startswith("advert.pdf, page ") for text in said)

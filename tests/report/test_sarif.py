"""``--format sarif``: valid by its schema, and right about places, fixes and what is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from sarif_kit.validate import validation_errors

import hm
from hm.cli import run
from tests.layout.artwork import Page, supplied
from tests.report.magazines import ARTICLE, configure, write

Run = dict[str, Any]
RULES = "unknown-contributor,folio-out-of-range"


@pytest.fixture
def sarif(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command; the one run of its log, which is valid."""

    def ask(*words: str) -> Run:
        capsys.readouterr()
        run([*words, "--format", "sarif"])
        log = json.loads(capsys.readouterr().out)
        assert validation_errors(log) == []
        assert log["version"] == "2.1.0"
        [one] = log["runs"]
        return dict(one)

    return ask


def words_at(root: Path, location: dict[str, Any]) -> str:
    """What stands at a location, as a reader of the log would cut it out."""
    assert location["artifactLocation"]["uriBaseId"] == "MAGAZINE"
    region = location["region"]
    lines = (root / unquote(location["artifactLocation"]["uri"])).read_text().split("\n")
    lines = lines[region["startLine"] - 1 : region["endLine"]]
    lines[-1] = lines[-1][: region["endColumn"] - 1]
    lines[0] = lines[0][region["startColumn"] - 1 :]
    return "\n".join(lines)


def test_a_log_says_all(magazine: Path, sarif: Any) -> None:
    configure(magazine, "checks: {folio-out-of-range: hint}\n")
    # One character to Python, two to UTF-16: columns are of characters.
    write(magazine, "🙂🙂 See page 41.")
    welcome = magazine / "issues/issue-1/articles/welcome.md"
    welcome.write_text(welcome.read_text().replace("authors: [Ann Onym]", "authors: [Ann Onim]"))
    said = sarif("check", "--no-layout", "--hints", "--select", RULES)
    driver = said["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("hm", hm.__version__)
    assert said["columnKind"] == "unicodeCodePoints"
    assert said["originalUriBaseIds"]["MAGAZINE"]["uri"] == f"{magazine.as_uri()}/"
    assert ARTICLE in [one["location"]["uri"] for one in said["artifacts"]]

    folio, author = said["results"]
    assert [rule["id"] for rule in driver["rules"]] == sorted(RULES.split(","))
    for result, family in ((folio, "references"), (author, "people")):
        rule = driver["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["shortDescription"]["text"]
        assert rule["help"]["markdown"].startswith("## What it does")
        assert rule["properties"]["tags"] == [family]
    assert (folio["ruleId"], folio["level"]) == ("folio-out-of-range", "note")
    assert folio["message"]["text"].startswith(
        "there is no page 41: the last folio of the issue is 4. Correct the number."
    )
    assert words_at(magazine, folio["locations"][0]["physicalLocation"]) == "page 41"
    assert "fixes" not in folio

    assert (author["ruleId"], author["level"]) == ("unknown-contributor", "error")
    [change] = author["fixes"][0]["artifactChanges"]
    [replacement] = change["replacements"]
    place = {**change, "region": replacement["deletedRegion"]}
    assert words_at(magazine, place) == "Ann Onim"
    assert replacement["insertedContent"]["text"] == "Ann Onym"


def test_fingerprints_survive_moved_lines(magazine: Path, sarif: Any) -> None:
    def prints() -> list[str]:
        results = sarif("check", "--no-layout")["results"]
        return [one["partialFingerprints"]["findingHash/v1"] for one in results]

    write(magazine, "See page 41, and then see page 41.")
    first, second = prints()
    assert first != second
    file = magazine / ARTICLE
    file.write_text(file.read_text().replace("\n1. Stand up.", "\nA paragraph.\n\n1. Stand up."))
    assert prints() == [first, second]
    write(magazine, "See page 43.")
    assert prints()[:2] == [first, second]


def test_what_a_baseline_holds_is_suppressed(magazine: Path, sarif: Any) -> None:
    write(magazine, "See page 41.")
    run(["check", "--no-layout", "--write-baseline", "known.json"])
    write(magazine, "See page 42.")
    new, known = sarif("check", "--no-layout", "--baseline", "known.json")["results"]
    assert new["message"]["text"].startswith("there is no page 42")
    assert "suppressions" not in new
    assert known["message"]["text"].startswith("there is no page 41")
    assert known["suppressions"] == [{"kind": "external", "status": "accepted"}]


def test_no_faults(magazine: Path, sarif: Any) -> None:
    said = sarif("check", "--no-layout")
    assert said["results"] == []
    assert said["tool"]["driver"]["rules"] == []


def test_names_of_files_are_escaped(magazine: Path, sarif: Any) -> None:
    odd = magazine / "issues/issue-1/articles/100% (new) – done.md"
    odd.write_text("---\ntitle: Odd\nkind: news\nsection: heads-up\n---\n\nWords.\n")
    [result] = sarif("check", "--no-layout", "--select", "bad-value")["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"].isascii()
    assert " " not in location["uri"]
    assert magazine / unquote(location["uri"]) == odd


def test_pages_of_a_pdf_have_no_lines(magazine: Path, sarif: Any) -> None:
    (magazine / "advert.pdf").write_bytes(supplied(Page(), Page(size=(100, 100))))
    results = sarif("preflight", "advert.pdf", "--as", "print")["results"]
    assert results
    for result in results:
        spot = result["locations"][0]["physicalLocation"]
        assert spot["artifactLocation"] == {"uri": "advert.pdf", "uriBaseId": "MAGAZINE"}
        assert "region" not in spot
    on_pages = [one for one in results if "logicalLocations" in one["locations"][0]]
    for one in on_pages:
        [page] = one["locations"][0]["logicalLocations"]
        assert one["message"]["text"].startswith(f"{page['name']}: ")
    assert on_pages
    prints = {one["partialFingerprints"]["findingHash/v1"] + one["ruleId"] for one in results}
    assert len(prints) == len(results)


def test_a_pdf_outside_the_magazine(magazine: Path, sarif: Any) -> None:
    path = magazine.parent / "advert.pdf"
    path.write_bytes(supplied(Page()))
    result = sarif("preflight", str(path), "--as", "print")["results"][0]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": path.as_uri()}

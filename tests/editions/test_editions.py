"""The list of editions, pages.json, and the same bytes every time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from hm.editions import EDITIONS, writer
from hm.model.sheet import Laid
from tests.editions.conftest import ROOT


def test_the_editions_are_named_in_order():
    assert list(EDITIONS) == ["print", "screen", "spreads", "web", "sheets"]
    for name in EDITIONS:
        assert callable(writer(name))
    with pytest.raises(KeyError):
        writer("vellum")


def test_the_list_costs_nothing():
    code = (
        "import sys, hm.editions; print([m for m in ('pikepdf', 'fontTools') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == b"[]"


def test_two_builds_give_the_same_bytes(built, tmp_path):
    first = {path.name: path.read_bytes() for path in built.out.iterdir()}
    again = {path.name: path.read_bytes() for path in built.write(tmp_path / "again")}
    assert sorted(first) == ["issue-7-print.pdf", "issue-7-screen.pdf", "pages.json"]
    assert first == again


def test_a_fragment_that_is_not_as_on_record_is_refused(built, tmp_path):
    wrong = replace(built.laid.runs[0], fragment=built.laid.runs[3].fragment)
    with pytest.raises(ValueError, match="2 pages, not as on record"):
        writer("screen")(built.issue, Laid((wrong,)), built.house, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_pages_json(built):
    record = json.loads((built.out / "pages.json").read_text(encoding="utf-8"))
    assert list(record) == ["issue", "trim", "runs", "articles", "landings"]
    assert record["issue"] == "issue-7"
    assert record["trim"] == {"width": 595.28, "height": 841.89}
    assert [run["key"] for run in record["runs"]] == [
        "cover", "inside-front", "1", "2-3", "4", "inside-back", "back",
    ]  # fmt: skip
    assert record["runs"][3] == {"key": "2-3", "pages": ["2", "3"], "fill": 0.5, "overset": []}
    assert record["runs"][4] == {
        "key": "4",
        "pages": ["4"],
        "fill": 0.988,
        "overset": [
            {
                "slug": "tea",
                "lines": 3,
                "words": 21,
                "file": "issues/issue-7/articles/tea.md",
                "line": 12,
            }
        ],
    }
    assert list(record["articles"]) == ["ad-sea", "clinic", "dear-all", "sand", "tea"]
    assert record["articles"]["clinic"] == {"first": "2", "last": "3"}
    assert list(record["landings"]) == [
        "clinic", "clinic#overleaf", "tea", "tea#café", "tea#pot",
    ]  # fmt: skip
    assert record["landings"]["clinic"] == {"page": "2", "x": 56.69, "y": 56.69}


def test_pages_json_is_as_documented(built):
    text = (ROOT / "docs" / "pages-json.md").read_text(encoding="utf-8")
    example = json.loads(text.partition("```json\n")[2].partition("```")[0])
    record = json.loads((built.out / "pages.json").read_text(encoding="utf-8"))

    def shape(value: object) -> object:
        if isinstance(value, dict):
            return {key: shape(part) for key, part in value.items()}
        return type(value).__name__

    assert list(example) == list(record)
    assert shape(example["trim"]) == shape(record["trim"])
    over = next(run for run in record["runs"] if run["overset"])
    assert shape(example["runs"][0]) == shape(over)
    assert shape(example["runs"][0]["overset"][0]) == shape(over["overset"][0])
    for part, key in (("articles", "clinic"), ("landings", "clinic")):
        assert shape(next(iter(example[part].values()))) == shape(record[part][key])

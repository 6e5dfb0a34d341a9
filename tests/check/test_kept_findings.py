"""What rules found in an article is kept until something changes that they look at."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from hm.check import Scope, check_issue
from hm.check.parts import parts
from hm.check.registry import rules
from hm.model.diagnostic import Diagnostic
from hm.model.issue import Issue
from hm.read import read_issue, read_magazine
from tests.check.tiny import ISSUE, Case, cases

ALL = Scope(pages=False)
SLIP = "---\ntitle: A story\nkind: feature\nsection: news\nauthors: [Ann Example]\n---\n\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A magazine with a doubled word in one article and a wrong article in another."""
    folder = tmp_path / "magazine"
    Case("none", "none").write(folder)
    article(folder, "story").write_text(f"{SLIP}They met in the the hall.\n")
    text = article(folder, "other").read_text()
    article(folder, "other").write_text(text.replace("Words.", "This is a apple, they said."))
    return folder


def article(root: Path, slug: str) -> Path:
    return root / ISSUE / "articles" / f"{slug}.md"


def issue_of(root: Path) -> Issue:
    magazine, _ = read_magazine(root)
    assert magazine is not None
    issue = read_issue(magazine, "issue-1").issue
    assert issue is not None
    return issue


def found(root: Path, scope: Scope = ALL) -> list[str]:
    """What is found with the cache beside the magazine."""
    told = check_issue(issue_of(root), scope, root.with_name("cache"))
    assert told == check_issue(issue_of(root), scope)
    return [f"{one.rule} {Path(one.place.path).name}:{one.place.line}" for one in told]


def kept(root: Path) -> Path:
    return root.with_name("cache") / "findings" / "issue-1.json"


def retold(root: Path) -> set[str]:
    """The articles that are not asked anew: what is kept of them is told, whatever it says."""
    text = kept(root).read_text()
    mark, by_part = json.loads(text)
    for by_rule in by_part.values():
        for told in by_rule.values():
            for one in told:
                one[1] = "kept"
    kept(root).write_text(json.dumps([mark, by_part]))
    told = check_issue(issue_of(root), ALL, root.with_name("cache"))
    kept(root).write_text(text)
    return {Path(one.place.path).stem for one in told if one.message == "kept"}


def test_the_second_time_the_same_is_found(root: Path) -> None:
    first = found(root)
    assert first == ["wrong-article other.md:8", "doubled-word story.md:8"]
    assert found(root) == first
    assert retold(root) == {"story", "other"}


def test_only_what_changed_is_asked_anew(root: Path) -> None:
    found(root)
    article(root, "story").write_text(f"{SLIP}\n\nThey met in the the hall.\n")
    assert retold(root) == {"other"}
    assert found(root) != []


def test_a_fault_that_moves_is_told_where_it_is(root: Path) -> None:
    found(root)
    article(root, "story").write_text(f"{SLIP}A line.\n\nThey met in the the hall.\n")
    assert "doubled-word story.md:10" in found(root)


def test_a_fault_put_right_is_gone(root: Path) -> None:
    found(root)
    article(root, "story").write_text(f"{SLIP}They met in the hall.\n")
    assert found(root) == ["wrong-article other.md:8"]


def test_house_style_counts_for_all(root: Path) -> None:
    found(root)
    magazine = root / "magazine.yaml"
    magazine.write_text(f"{magazine.read_text()}style: {{banned: {{hall: room}}}}\n")
    assert "banned-word story.md:8" in found(root)
    assert retold(root) == {"story", "other"}


def test_rules_that_were_not_asked_are_asked_later(root: Path) -> None:
    assert found(root, Scope(frozenset({"wrong-article"}), pages=False)) == [
        "wrong-article other.md:8"
    ]
    assert "doubled-word story.md:8" in found(root)
    found(root, Scope(frozenset({"wrong-article"}), pages=False))
    assert retold(root) == {"story", "other"}


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "null", '["mark", {}]', "[1, 2, 3]", "\udcff"],
)
def test_a_damaged_file_only_costs_time(root: Path, damage: str) -> None:
    first = found(root)
    kept(root).write_bytes(damage.encode("utf-8", "surrogateescape"))
    assert found(root) == first
    mark, by_part = json.loads(kept(root).read_text())
    for by_rule in by_part.values():
        for rule in by_rule:
            by_rule[rule] = [["warning"]]
    kept(root).write_text(json.dumps([mark, by_part]))
    assert found(root) == first


def test_a_cache_that_cannot_be_written_only_costs_time(root: Path) -> None:
    kept(root).parent.parent.mkdir()
    kept(root).parent.write_text("no folder")
    assert found(root) == found(root)


def test_of_a_part_nothing_but_the_part_is_looked_at(tmp_path: Path) -> None:
    """Were another file looked at, what is kept would outlive a change of it."""
    asked = {rule.name: rule.check_part for rule in rules() if rule.check_part}
    spoken: set[str] = set()

    def said(issue: Issue) -> list[tuple[str, Diagnostic]]:
        return [
            (name, one)
            for part in parts(issue)
            for name, ask in asked.items()
            for one in ask(part.issue)
        ]

    for number, case in enumerate(cases()):
        folder = tmp_path / str(number)
        case.write(folder)
        try:
            issue = issue_of(folder)
        except AssertionError:
            continue  # a case of what cannot be read
        shutil.rmtree(folder)
        alone = said(issue)
        case.write(folder)
        assert said(issue_of(folder)) == alone, case
        spoken |= {name for name, _ in alone}
    assert spoken == asked.keys()

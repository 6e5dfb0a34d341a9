"""Web pages are composed with the numbers that the flatplan gives, and again where they differ."""

from __future__ import annotations

from pathlib import Path

from hm.compose.house import House
from hm.compose.references import PageMap, planned_pages
from hm.compose.web import WebComposer
from hm.model.flatplan import Page
from hm.model.issue import Issue
from hm.read import read_issue, read_magazine
from tests.check.tiny import Case

HEAD = "---\ntitle: {}\nkind: feature\nsection: news\nauthors: [Ann Example]\n---\n\n"
STORY = HEAD.format("A story") + "What there is stands [on page 9](page:contents).\n"


def issue_in(root: Path) -> Issue:
    Case("none", "none", {"articles/story.md": STORY}).write(root)
    magazine, _ = read_magazine(root)
    assert magazine is not None
    issue = read_issue(magazine, "issue-1").issue
    assert issue is not None
    return issue


def test_a_number_that_proves_other_is_printed(tmp_path: Path) -> None:
    issue = issue_in(tmp_path)
    planned = planned_pages(issue)
    laid = PageMap(planned.pages | {"contents": Page("4", 4)})
    composer = WebComposer(issue, House(tmp_path), {})
    first = composer.compose(planned)
    assert "on page\u00a09</a>" in first["story.html"]
    second = composer.compose(laid)
    assert "on page\u00a04</a>" in second["story.html"]
    assert second == WebComposer(issue, House(tmp_path), {}).compose(laid)
    assert composer.compose(planned) == first

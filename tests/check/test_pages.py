"""The rules that read the laid-out pages, on pages laid out by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from hm.check import Scope, check_laid
from hm.check.passages import page_references
from hm.model.diagnostic import Diagnostic
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun, Landing, RunRecord, Span
from hm.read import read_issue, read_magazine
from tests.check.tiny import ISSUE, Case, repaired

HEAD = "---\ntitle: A story\nkind: feature\nsection: news\nauthors: [Ann Example]\n---\n\n"
LINE = 8
"""The first line of the body."""
COLUMN, WIDE = 160.0, 520.0
LEFT, MIDDLE, RIGHT = 40.0, 220.0, 400.0
FLATPLAN = """\
flatplan:
  cover: cover
  inside-front: ad
  1: [contents, masthead]
  2-5: story
  6-7: other
  8: [third, fourth]
  inside-back: ad-back
  back: ad-last
"""

Spots = dict[str, Landing]


def issue_of(root: Path, body: str, **others: str) -> Issue:
    """An issue of eight folios with these words in its feature."""
    files = {"articles/story.md": HEAD + body, "issue.yaml": FLATPLAN}
    for slug in ("third", "fourth", "ad-last"):
        files[f"articles/{slug}.md"] = (
            "---\ntitle: Also\nkind: news\nsection: news\n---\n\nWords.\n"
        )
    files |= {f"articles/{slug}.md": text for slug, text in others.items()}
    Case("", "", files).write(root)
    magazine, _ = read_magazine(root)
    assert magazine is not None
    reading = read_issue(magazine, "issue-1")
    assert reading.issue is not None
    assert not reading.fatal
    return reading.issue


def laid_out(issue: Issue, here: Iterable[Landing], there: Spots) -> Laid:
    """Pages on which the references of the issue, one after another, and targets stand."""
    references = {
        str(ref.place): spot for (_, ref), spot in zip(page_references(issue), here, strict=False)
    }
    runs = []
    for run in issue.flatplan.runs:
        names = [page.name for page in run.pages]
        spans = {slug: Span(names[0], names[-1]) for slug in run.slugs}
        landings = {slug: Landing(names[0], LEFT, 57, WIDE) for slug in run.slugs} | {
            target: spot for target, spot in there.items() if spot.page in names
        }
        landed = {place: spot for place, spot in references.items() if spot.page in names}
        record = RunRecord(run.key, tuple(names), 1.0, False, landings, spans, landed)
        runs.append(LaidRun(run, record, Path()))
    return Laid(tuple(runs))


def found_in(issue: Issue, laid: Laid, rule: str) -> list[Diagnostic]:
    return check_laid(issue, laid, Scope(frozenset({rule})))


def where(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.rule} {diagnostic.place}".replace(f" {ISSUE}/", " ")


class TestMisplacedDirection:
    """Above, below, opposite and overleaf."""

    @pytest.mark.parametrize(
        ("here", "there", "true"),
        [
            # On one page: down a column, then the next.
            (Landing("2", 50, 300), Landing("2", LEFT, 400, COLUMN), {"below"}),
            (Landing("2", 50, 300), Landing("2", LEFT, 200, COLUMN), {"above"}),
            (Landing("2", 50, 700), Landing("2", MIDDLE, 100, COLUMN), {"below"}),
            (Landing("2", 410, 100), Landing("2", LEFT, 700, COLUMN), {"above"}),
            # Across the head and the foot.
            (Landing("2", 410, 300), Landing("2", LEFT, 600, WIDE), {"below"}),
            (Landing("2", 50, 300), Landing("2", LEFT, 60, WIDE), {"above"}),
            # On one spread: the left page comes first, and each faces the other.
            (Landing("2", 50, 300), Landing("3", LEFT, 200, COLUMN), {"below", "opposite"}),
            (Landing("3", 50, 300), Landing("2", LEFT, 700, COLUMN), {"above", "opposite"}),
            # Overleaf: from a right-hand page to its back.
            (Landing("3", 50, 300), Landing("4", LEFT, 200, COLUMN), {"overleaf"}),
            (Landing("4", 50, 300), Landing("3", LEFT, 200, COLUMN), set()),
            (Landing("2", 50, 300), Landing("4", LEFT, 200, COLUMN), set()),
            (Landing("3", 50, 300), Landing("5", LEFT, 200, COLUMN), set()),
        ],
    )
    def test_of_a_box(self, here: Landing, there: Landing, true: set[str], tmp_path: Path) -> None:
        words = ("above", "below", "opposite", "overleaf")
        body = "\n".join(f"([See {word}](page:#own))" for word in words)
        issue = issue_of(tmp_path, f'{body}\n\n::: box {{#own title="Own"}}\nWords.\n:::\n')
        found = found_in(
            issue, laid_out(issue, [here] * len(words), {"story#own": there}), "misplaced-direction"
        )
        assert [where(one) for one in found] == [
            f"misplaced-direction articles/story.md:{LINE + number}:7"
            for number, word in enumerate(words)
            if word not in true
        ]
        for one in found:
            assert "the box ‘Own’" in one.message
            assert all(f"“{word}”" in str(one.help) for word in true)

    @pytest.mark.parametrize(
        ("page", "word", "target"),
        [
            ("7", "opposite", "other"),
            ("6", "below", "other"),
            ("5", "overleaf", "other"),
            ("7", "overleaf", "third"),
            ("8", "opposite", "ad-back"),
            ("inside-back", "overleaf", "ad-last"),
            ("cover", "overleaf", "ad"),
            ("1", "opposite", "ad"),
        ],
    )
    def test_of_articles(self, page: str, word: str, target: str, tmp_path: Path) -> None:
        """Covers have their places too; and from another page the word is wrong."""
        issue = issue_of(tmp_path, f"[{word.title()}](page:{target})\n")
        good = laid_out(issue, [Landing(page, LEFT, 20)], {})
        assert found_in(issue, good, "misplaced-direction") == []
        bad = laid_out(issue, [Landing("2", LEFT, 20)], {})
        [one] = found_in(issue, bad, "misplaced-direction")
        assert where(one) == f"misplaced-direction articles/story.md:{LINE}:2"

    def test_from_inside_a_panel(self, tmp_path: Path) -> None:
        """A box at the foot comes after the columns above it, not before the second."""
        body = (
            '::: box {#own title="Own"}\n[above](page:#head), [below](page:#head)\n:::\n\n'
            "::: box\n[above](page:#head), [below](page:#head)\n:::\n\n"
            "## A head {#head}\n\nWords.\n"
        )
        issue = issue_of(tmp_path, body)
        there = {
            "story#own": Landing("2", LEFT, 600, WIDE),
            "story#head": Landing("2", MIDDLE, 300, COLUMN),
        }
        laid = laid_out(issue, [Landing("2", 50, 620)] * 4, there)
        found = found_in(issue, laid, "misplaced-direction")
        # Where nobody knows how wide the panel is, either measure will do.
        assert [where(one) for one in found] == [
            f"misplaced-direction articles/story.md:{LINE + 1}:23"
        ]

    def test_words_that_are_no_directions(self, tmp_path: Path) -> None:
        issue = issue_of(
            tmp_path, "See [page 6, the belowground](page:other) and above all below.\n"
        )
        laid = laid_out(issue, [Landing("2", LEFT, 20)], {})
        assert found_in(issue, laid, "misplaced-direction") == []


class TestStale:
    """Folios that print right and are written wrong."""

    @pytest.mark.parametrize(
        ("before", "after", "columns"),
        [
            ("[see page 4](page:other)", "[see page 6](page:other)", [6]),
            ("[See pp. 6 and 7](page:other)", "[See p. 6](page:other)", [6]),
            ("[*page 6*, the page 4](page:other)", "[*page 6*, the page 6](page:other)", [16]),
            ("[page 4](page:other,third)", "[pages 6 & 8](page:other,third)", [2]),
            ("> [see page\n> 4](page:other)", "> [see page\n> 6](page:other)", [8]),
            ("[pages 6-8](page:other,third)", "[pages 6 & 8](page:other,third)", [2]),
        ],
    )
    def test_written(self, before: str, after: str, columns: list[int], tmp_path: Path) -> None:
        issue = issue_of(tmp_path, f"{before}\n")
        found = found_in(issue, laid_out(issue, [], {}), "stale-page-reference")
        assert [where(one) for one in found] == [
            f"stale-page-reference articles/story.md:{LINE}:{column}" for column in columns
        ]
        text = (tmp_path / ISSUE / "articles/story.md").read_text(encoding="utf-8")
        assert repaired(text, [one.fix for one in found if one.fix]) == f"{HEAD}{after}\n"

    @pytest.mark.parametrize(
        "words",
        [
            "[page 6](page:other) [page 00](page:other)",
            "[pages 6 and 8](page:other,third)",
            "[page 4](page:nowhere) [page 4](page:other#nowhere) [page 9](page:ad-back)",
        ],
    )
    def test_silent(self, words: str, tmp_path: Path) -> None:
        issue = issue_of(tmp_path, f"{words}\n")
        assert found_in(issue, laid_out(issue, [], {}), "stale-page-reference") == []


class TestBare:
    """Folios that could be linked."""

    def test_names_what_stands_there(self, tmp_path: Path) -> None:
        body = (
            "See page 6, see pages 7–8, see page 8 and see page 3; (*see page 1*).\n\n"
            "[See page 6](page:other). See page 41.\n"
        )
        issue = issue_of(tmp_path, body)
        found = found_in(issue, laid_out(issue, [], {}), "bare-page-reference")
        assert [where(one).rpartition(":")[2] for one in found] == ["5", "17", "32", "47", "61"]
        assert [one.message.partition("; ")[2] for one in found] == [
            "‘Another’ begins there",
            "‘Another’ stands there",
            "‘Also’ and ‘Also’ begin there",
            "‘A story’ stands there",
            "the contents and the masthead begin there",
        ]
        text = (tmp_path / ISSUE / "articles/story.md").read_text(encoding="utf-8")
        # Only where there is no doubt what is meant.
        assert repaired(text, [one.fix for one in found if one.fix]) == HEAD + body.replace(
            "See page 6, ", "See [page 6](page:other), "
        )

    def test_front_matter_is_not_edited(self, tmp_path: Path) -> None:
        other = "---\ntitle: See page 2\nkind: feature\nsection: news\n---\n\nWords.\n"
        issue = issue_of(tmp_path, "Words.\n", other=other)
        [one] = found_in(issue, laid_out(issue, [], {}), "bare-page-reference")
        assert where(one) == "bare-page-reference articles/other.md:2:12"
        assert one.fix is None


class TestSelf:
    """References to the page they stand on."""

    def test_by_folio_on_its_own_page(self, tmp_path: Path) -> None:
        body = (
            "[See page 00](page:#own), [below](page:#own) [page 00](page:other) [see](page:#own)\n"
            '[page 00](page:story)\n\n::: box {#own title="Own"}\nWords.\n:::\n'
        )
        issue = issue_of(tmp_path, body)
        there = {"story#own": Landing("3", LEFT, 600, WIDE)}
        on_it = laid_out(issue, [Landing("3", LEFT, 20)] * 5, there)
        assert [where(one) for one in found_in(issue, on_it, "self-reference")] == [
            f"self-reference articles/story.md:{LINE}:6"
        ]
        off_it = laid_out(issue, [Landing("2", LEFT, 20)] * 5, there)
        assert found_in(issue, off_it, "self-reference") == []

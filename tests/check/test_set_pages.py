"""The rules that judge how pages are set, on small magazines that are laid out.

hm's own styles do not let most of these faults happen: a designer's styles do.
"""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from hm.check import Scope, check_laid, judged
from hm.compose.house import House
from hm.compose.references import planned_pages
from hm.compose.run import RunComposer
from hm.layout.worker import lay_out_run
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.sheet import Laid, LaidRun
from hm.read import read_issue, read_magazine
from tests.layout.small import Small

RULES = frozenset(
    (
        "broken-address",
        "cut-box",
        "empty-column",
        "facing-pull-quotes",
        "hyphenated-heading",
        "line-off-grid",
        "loose-line",
        "orphan",
        "runt",
        "stranded-cross-head",
        "text-near-trim",
        "widow",
    )
)
SAID = (
    "the gardeners of Port Sunniside planted four hundred bulbs along the old tramway last "
    "autumn and nobody expected more than half of them to come up again in such poor soil"
)
WORDS = SAID.split()
ADDRESS = "example.org/how-bulbs-are-planted-along-a-tramway"
HEAD = "title: {title}\nkind: {kind}\nsection: news\nauthors: [Ann Example]"


def sentence(start: int, length: int) -> str:
    """Some words, another one first for each start."""
    said = " ".join(WORDS[(start + n) % len(WORDS)] for n in range(length))
    return f"{said[0].upper()}{said[1:]}."


def paragraphs(count: int, least: int = 20, step: int = 7) -> list[str]:
    """Paragraphs of one sentence each and of many lengths."""
    return [sentence(n * 3, least + n * step % 31) for n in range(count)]


@dataclass(frozen=True, slots=True)
class Checked:
    """An issue laid out, and what the rules of this file say of its pages."""

    issue: Issue
    laid: Laid
    found: list[Diagnostic]

    def of(self, rule: str, slug: str = "") -> list[Diagnostic]:
        return [one for one in self.found if one.rule == rule and slug in one.place.path]

    def words(self, one: Diagnostic) -> str:
        """What stands at a place."""
        place = one.place
        lines = (self.issue.magazine.root / place.path).read_text("utf-8").splitlines()
        lines = lines[place.line - 1 : place.end_line]
        lines[-1] = lines[-1][: (place.end_column or 0) - 1]
        return " ".join(lines)[place.column - 1 :]


def checked(small: Small) -> Checked:
    magazine, _ = read_magazine(small.root)
    assert magazine
    issue = read_issue(magazine, small.name).issue
    assert issue
    composer = RunComposer(issue, House(small.root), planned_pages(issue))
    runs = []
    for run in issue.flatplan.runs:
        record, _ = lay_out_run(small.root, composer.source(run))
        runs.append(LaidRun(run, record, Path()))
    gc.enable()  # which a layout process does without
    laid = Laid(tuple(runs))
    found = judged(check_laid(issue, laid, Scope(RULES)), magazine, issue, Scope(RULES))
    return Checked(issue, laid, sorted(found, key=Diagnostic.sort_key))


# Faults that a designer's styles bring about, and that hm's own do not.

DESIGNED = """\
.columns p { widows: 1; orphans: 1; text-align: justify }
.columns h2 { break-after: auto; hyphens: auto }
.columns h3 { margin-top: 7pt }
.pull-quote p { hyphens: auto }
.running.foot .issue { right: -8mm !important }
.opener .credit.under { margin-left: 32pt }
.in-column, .in-column .box { break-inside: auto; height: auto !important }
"""
FLATPLAN = "flatplan:\n  2-7: story\n  8-9: heads\n"


def story() -> str:
    """Text with cross-heads and boxes."""
    parts = []
    for n, text in enumerate(paragraphs(60)):
        if n % 9 == 8:
            parts.append(f"### {sentence(n, 3)[:-1]}")
        elif n % 4 == 3:
            parts.append(f"## {sentence(n, 3)[:-1]} extraordinarily bulbous planting {n}")
        if n % 11 == 10:
            box = "\n\n".join(paragraphs(6))
            parts.append(f'::: box {{title="Bulbs in brief {n}"}}\n{box}\n:::')
        parts.append(text)
    return "\n\n".join(parts)


def heads() -> str:
    """Short paragraphs with a cross-head each, and a pull quote of long words."""
    parts = [f"## Bed {n}\n\n{sentence(n * 5, 8 + n * 5 % 17)}" for n in range(58)]
    parts.insert(4, "::: pull-quote\nThe uncompromising horticulturalists.\n:::")
    return "\n\n".join(parts)


def two_articles(root: Path) -> Small:
    small = Small(root)
    small.article("story", HEAD.format(title="A story of bulbs", kind="feature"), story())
    small.put("images/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="3"/>')
    pictured = f"{HEAD}\nimage: {{{{src: images/x.svg, alt: Bulbs, credit: Percy Pica}}}}"
    small.article("heads", pictured.format(title="Beds and borders", kind="feature"), heads())
    return small.issue(FLATPLAN)


@pytest.fixture(scope="module")
def designed(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    small = two_articles(tmp_path_factory.mktemp("designed"))
    return checked(small.put("../../styles/print/zz-designer.css", DESIGNED))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return checked(two_articles(tmp_path_factory.mktemp("plain")))


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """Articles whose faults are their own, in hm's styles."""
    small = Small(tmp_path_factory.mktemp("others"))
    brief = "\n\n".join(paragraphs(2, 9))
    bodies = {"facing": facing(2, 3), "overleaf": facing(1, 2), "ends": ends(), "brief": brief}
    for slug, body in bodies.items():
        small.article(slug, HEAD.format(title=slug.title(), kind="feature"), body)
    flatplan = "flatplan:\n  3-5: facing\n  7-8: overleaf\n  10-12: ends\n  13: brief\n"
    return checked(small.issue(flatplan))


def facing(one: int, other: int) -> str:
    """Text with a pull quote at the head of the outer column of two of its pages."""
    quote = '::: pull-quote {{place="outer@{}"}}\nNobody expected more than {} of them.\n:::'
    quotes = [quote.format(one, "half"), quote.format(other, "most")]
    return "\n\n".join([*paragraphs(24 if one == 1 else 44), *quotes])


def ends() -> str:
    """Paragraphs that end with code, with a soft hyphen, with an address."""
    code = [f"{text[:-1]} `it`." for text in paragraphs(31)]
    soft = [f"{text[:-1]} tele\u00adcommuni\u00adcations." for text in paragraphs(8)]
    good = [f"{text[:-1]} at example.org/seeds/list/autumn today." for text in paragraphs(12)]
    bad = f"Write to {ADDRESS} and see www.example.org/seeds for seeds of all that grows here."
    return "\n\n".join([*code, *soft, *good, bad, sentence(3, 9)])


def test_lines_alone_at_the_head_or_foot_of_a_column(designed: Checked) -> None:
    widows, orphans = designed.of("widow"), designed.of("orphan")
    assert len(widows) > 2
    assert len(orphans) > 2
    for one in widows:
        assert re.search(r"stands alone at the head of (page \d|a column on page \d)$", one.message)
        assert designed.words(one).endswith(".")
        assert f"‘{designed.words(one)}’" in one.message
    for one in orphans:
        assert re.search(r"stands alone at the foot of (page \d|a column on page \d)$", one.message)
        assert one.place.column == 1
        assert f"‘{designed.words(one)}’" in one.message
    # Two lines of one paragraph are told as one fault.
    assert {one.place.line for one in widows}.isdisjoint(one.place.line for one in orphans)


def test_cross_heads_at_the_foot(designed: Checked) -> None:
    found = designed.of("stranded-cross-head")
    assert found
    for one in found:
        assert "## " not in designed.words(one)
        assert designed.words(one)[:40] in one.message
        assert one.severity is Severity.WARNING


def test_the_worst_loose_line_of_each_paragraph(designed: Checked) -> None:
    found = designed.of("loose-line")
    assert {one.severity for one in found} == {Severity.WARNING, Severity.HINT}
    assert len({(one.place.path, one.place.line) for one in found}) == len(found)
    for one in found:
        white = re.search(r"is loose: (\d\.\d) em between its words", one.message)
        assert white
        assert float(white[1]) >= (1 if one.severity is Severity.WARNING else 0.6)
        assert re.search(rf"‘{re.escape(designed.words(one))}-?’", one.message)


def test_headings_that_part_a_word(designed: Checked) -> None:
    found = designed.of("hyphenated-heading")
    assert {one.place.path.rpartition("/")[2] for one in found} == {"story.md", "heads.md"}
    [quote] = designed.of("hyphenated-heading", "heads")
    assert quote.message.startswith("the pull quote ‘")
    for one in designed.of("hyphenated-heading", "story"):
        assert one.message.startswith("the heading ‘")
        assert one.message.endswith("parts a word: ‘extraordin-’ | ‘arily’")


def test_lines_off_the_grid(designed: Checked) -> None:
    found = designed.of("line-off-grid")
    assert found
    assert {one.place.path.rpartition("/")[2] for one in found} == {"story.md"}
    # A cross-head that is five points short moves what stands below it, until a box or a
    # column puts it right again.
    assert all(re.search(r"stands 5\.0 points above|3\.0 points below", o.message) for o in found)
    assert any(re.search(r"the grid, with \d+ lines after it$", one.message) for one in found)


def test_boxes_that_are_cut(designed: Checked) -> None:
    found = designed.of("cut-box")
    assert found
    for one in found:
        assert re.fullmatch(
            r"the box ‘Bulbs in brief \d\d’ is cut: it begins on page \d and ends "
            r"(in another column|on page \d)",
            one.message,
        )
        assert designed.words(one).startswith("::: box {title=")


def test_text_near_the_trim(designed: Checked) -> None:
    [turned] = designed.of("text-near-trim", "heads")
    assert re.fullmatch(
        r"‘Percy Pica’ stands [34](\.\d)? mm from the trim on page 8", turned.message
    )
    assert designed.words(turned) == "Percy Pica"


def test_furniture_near_the_trim_is_told_once(designed: Checked) -> None:
    [one] = designed.of("text-near-trim", "issue.yaml")
    assert re.fullmatch(
        r"‘issue 1 // spring 2025’ stands 4 mm from the trim on page \d, and so on \d other pages",
        one.message,
    )
    assert one.place.path == "issues/issue-1/issue.yaml"


def test_a_column_without_text(plain: Checked) -> None:
    """And nothing else in pages that hm's own styles have set."""
    [one] = plain.found
    assert (one.rule, one.severity) == ("empty-column", Severity.WARNING)
    assert one.message == "column 3 of ‘story’ on page 6 is empty"
    assert plain.words(one).endswith(".")


def test_columns_that_few_lines_cannot_fill(others: Checked) -> None:
    [one] = others.of("empty-column")
    assert (one.severity, one.place.path[-8:]) == (Severity.HINT, "brief.md")


def test_nothing_else_is_said(others: Checked) -> None:
    rules = {one.rule for one in others.found}
    assert rules == {"facing-pull-quotes", "runt", "broken-address", "empty-column"}


def test_words(designed: Checked, others: Checked) -> None:
    for one in (*designed.found, *others.found):
        assert one.help
        assert one.help.endswith(".")
        assert not one.message.endswith(".")


def test_pull_quotes_that_face_each_other(others: Checked) -> None:
    [one] = others.of("facing-pull-quotes")
    assert one.message == (
        "the pull quotes ‘Nobody expected more than half of them.’ and ‘Nobody expected more "
        "than most of them.’ face each other on page 4 and page 5"
    )
    assert others.words(one).startswith('::: pull-quote {place="outer@3"}')


def test_last_lines_of_a_word(others: Checked) -> None:
    found = others.of("runt")
    assert {one.severity for one in found} == {Severity.WARNING, Severity.HINT}
    for one in found:
        if one.severity is Severity.WARNING:
            assert one.message.endswith("a line of the rest of a parted word, ‘cations.’")
            assert others.words(one) == "cations."
        else:
            assert one.message.endswith("a line of one short word, ‘it.’")


def test_addresses_that_break_after_a_hyphen(others: Checked) -> None:
    [one] = others.of("broken-address")
    assert others.words(one) == ADDRESS
    assert f"‘{ADDRESS}’ breaks badly on page " in one.message
    assert "after its hyphen: ‘example.org/" in one.message
    assert re.search(r"-’ \| ‘\w", one.message)

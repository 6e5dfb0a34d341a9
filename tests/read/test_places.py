"""Every text knows where it was written: in the real issues, and in whatever is made up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hm.model.article import Article
from hm.model.blocks import (
    Block,
    Box,
    Figure,
    FindOutMore,
    Heading,
    Paragraph,
    ProfilePanel,
    Table,
    walk_blocks,
)
from hm.model.issue import Issue
from hm.model.place import Place
from hm.model.prose import PageReference, Prose, Text, walk
from hm.read import issue_folders, read_issue, read_magazine
from hm.read.faults import Faults
from hm.read.markdown import read_body
from hm.read.pictures import PictureDesk
from hm.read.prose import ProseReader
from hm.read.sizes import KeptSizes
from hm.read.source import Source
from hm.read.yaml_tree import read_yaml

REPO = Path(__file__).parents[2]
REAL = REPO.parent / "shared" / "real-issues"
MAGAZINES = [REPO / "tests" / "issues" / "tiny", *([REAL] if REAL.is_dir() else [])]
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def prose_of(block: Block) -> Iterator[Prose]:
    if isinstance(block, (Paragraph, Heading)):
        yield block.prose
    elif isinstance(block, Table):
        for row in (block.header or (), *block.rows):
            yield from row
    elif isinstance(block, (Box, FindOutMore, ProfilePanel)) and block.title:
        yield block.title
    elif isinstance(block, Figure) and block.picture.caption:
        yield block.picture.caption


def all_prose(article: Article) -> Iterator[Prose]:
    for block in walk_blocks(article.body):
        yield from prose_of(block)
    fields = (article.title, article.standfirst, article.contents, article.bio, article.note)
    captions = [article.image.caption] if article.image else []
    events = [prose for event in article.events for prose in (event.title, event.text)]
    yield from (prose for prose in (*fields, *captions, *events) if prose)


def assert_exact(prose: Prose, lines: list[str]) -> int:
    """Check every text against the source; returns how many there were."""
    count = 0
    for node in walk(prose):
        if not isinstance(node, Text):
            continue
        count += 1
        written = lines[node.place.line - 1][node.place.column - 1 :].translate(STRAIGHT)
        # From a pipe in a cell on, a backslash stands between.
        words = node.text.translate(STRAIGHT).partition("|")[0]
        # The end of a line is a space in the text; nothing follows it in the source.
        if words.endswith(" ") and words[:-1] == written.rstrip():
            continue
        assert written.startswith(words), f"{node.place}: {words!r} is not {written!r}"
    return count


def read(root: Path, name: str) -> Issue:
    magazine, _ = read_magazine(root)
    assert magazine is not None
    issue = read_issue(magazine, name).issue
    assert issue is not None
    return issue


ISSUES = [(root, name) for root in MAGAZINES for name in issue_folders(root)]


@pytest.mark.parametrize(("root", "name"), ISSUES, ids=[name for _, name in ISSUES])
def test_texts_of_whole_issues_stand_where_they_say(root: Path, name: str) -> None:
    count = 0
    for article in read(root, name).articles.values():
        text = (root / article.path).read_text(encoding="utf-8")
        for prose in all_prose(article):
            count += assert_exact(prose, text.split("\n"))
    assert count > 50


def body_of(tmp_path: Path, text: str) -> tuple[tuple[Block, ...], Faults]:
    faults = Faults()
    desk = PictureDesk(tmp_path, "issues/issue-1", faults, KeptSizes(None, ""))
    return read_body(Source("story.md", text), 0, "story", desk, faults), faults


WORDS = ("words", "*marked*", "**strong**", "'quoted'", '"said"', "`code`", "é—ü", "[a](b.c)", "🎉")
WRAPS = (
    lambda lines: ["> " + line for line in lines],
    lambda lines: ["- " + lines[0], *("  " + line if line else "" for line in lines[1:])],
    lambda lines: ["12. " + lines[0], *("    " + line if line else "" for line in lines[1:])],
    lambda lines: [":::: box", *lines, "::::"],
)


@st.composite
def blocks(draw: st.DrawFn) -> list[str]:
    """The lines of one block of Markdown, nested in others."""
    word = st.sampled_from(WORDS)
    phrase = st.lists(word, min_size=1, max_size=4).map(" ".join)
    lines = draw(
        st.one_of(
            st.lists(phrase, min_size=1, max_size=3),
            phrase.map(lambda words: ["## " + words + " ##"]),
            phrase.map(lambda words: [words, "---"]),
            st.tuples(phrase, phrase).map(
                lambda pair: [
                    "| Head | b |",
                    "|---|:-:|",
                    f"|{pair[0]}| {pair[1]}\\|x |",
                    f" {pair[1]} | y",
                ]
            ),
        )
    )
    for wrap in draw(st.lists(st.sampled_from(WRAPS), max_size=3)):
        lines = wrap(lines)
    return lines


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(blocks(), min_size=1, max_size=3))
def test_texts_of_nested_blocks_stand_where_they_say(
    tmp_path: Path, written: list[list[str]]
) -> None:
    text = "\n\n".join("\n".join(block) for block in written) + "\n"
    body, _ = body_of(tmp_path, text)
    for block in walk_blocks(body):
        for prose in prose_of(block):
            assert_exact(prose, text.split("\n"))


SCALARS = {
    "plain": "one *two* three\n  four it's five",
    "double": '"one *two* \\"three\\" \\u2014\n  four \\\n  five"',
    "single": "'one *two* it''s\n  four'",
    "folded": ">-\n  one *two*\n  three “four”\n\n  five",
    "literal": "|\n  one *two*\\\n  three",
}


@pytest.mark.parametrize("style", SCALARS)
def test_texts_in_yaml_stand_where_they_say(style: str) -> None:
    text = f"# a comment\nbefore: ö 🎉\nkey: {SCALARS[style]}\nafter: x\n"
    faults = Faults()
    document = read_yaml(Source("a.yaml", text), 0, len(text), faults)
    assert document is not None
    prose = ProseReader(faults).read(document.strand(("key",)))
    assert prose is not None
    lines = text.split("\n")
    texts = [node for node in walk(prose) if isinstance(node, Text)]
    assert len(texts) > 2
    for node in texts:
        first = node.text.split(" ")[0].translate(STRAIGHT)
        written = lines[node.place.line - 1][node.place.column - 1 :]
        assert written.translate(STRAIGHT).startswith(first), node
        # Only the end of a line is a space by itself.
        assert first or written in ("", " \\") or written.startswith(" "), node


def test_places_of_front_matter_and_references() -> None:
    issue = read(MAGAZINES[0], "issue-1")
    office, welcome = issue.articles["small-office"], issue.articles["welcome"]

    def spot(place: Place) -> tuple[int, int]:
        return place.line, place.column

    assert spot(office.places["image.src"]) == (14, 8)
    # A key that was not written stands with what would hold it.
    assert spot(office.places["image.caption"]) == (14, 3)
    assert spot(office.places["events"]) == (2, 1)
    assert spot(office.authors[0].place) == (6, 11)
    assert [spot(run.place) for run in issue.flatplan.runs if run.key == "3-4"] == [(30, 3)]
    assert spot(issue.flatplan.runs[2].planned[1].place) == (28, 16)
    assert spot(issue.cover.lines[0].article_place) == (15, 69)
    references = [
        (node.targets, spot(node.target_place))
        for block in walk_blocks(welcome.body)
        for prose in prose_of(block)
        for node in walk(prose)
        if isinstance(node, PageReference)
    ]
    assert references == [
        (("small-office",), (9, 78)),
        (("small-office#the-lamp",), (10, 51)),
    ]

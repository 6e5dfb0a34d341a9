"""What is known of pages once they are set: lines, panels, pictures; and how it is kept."""

from __future__ import annotations

import gc
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from hm.compose.house import House
from hm.compose.references import planned_pages
from hm.compose.run import RunComposer
from hm.layout.store import Store
from hm.layout.worker import lay_out_run
from hm.model.sheet import RunRecord
from hm.model.typeset import SetBlock, Typeset, Zone
from hm.read import read_issue, read_magazine
from tests.layout.small import Small

WORDS = (
    "Rotas are written by people who will not work them, and read by those who will; nobody "
    "disagrees about neighbourhood organisations."
)
QUOTE = "Nobody asked the porters, who knew all along"
BODY = f"""\
{WORDS} {WORDS} {WORDS}

## A cross-head

{WORDS}

::: pull-quote
{QUOTE}.
:::

{WORDS}

::: box {{title="In brief" place="bottom"}}
{WORDS}
:::
"""
HEAD = """\
title: Who writes the rota
kind: feature
section: news
authors: [Ann Example]
image: {src: images/wide.png, alt: A ward, credit: Percy Pica}"""

WIDTHLESS = dict.fromkeys(map(ord, "\u2060\u200b"))


@dataclass(frozen=True, slots=True)
class Run:
    record: RunRecord
    pdf: bytes

    @property
    def typeset(self) -> Typeset:
        assert self.record.typeset
        return self.record.typeset

    def blocks(self, tag: str, zone: Zone) -> list[SetBlock]:
        return [b for b in self.typeset.blocks if (b.tag, b.zone) == (tag, zone)]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    root = tmp_path_factory.mktemp("typeset")
    picture = io.BytesIO()
    Image.new("RGB", (1200, 300), "teal").save(picture, "PNG")
    small = Small(root).put("images/wide.png", picture.getvalue())
    # What stands in a margin without an element of the page, as designers may have it.
    small.put("../../styles/print/zz.css", "@page { @top-center { content: 'proof' } }")
    small.article("rota", HEAD, BODY)
    small.issue("contributors: [Ann Example]\nflatplan:\n  2: rota\n")
    magazine, _ = read_magazine(root)
    assert magazine
    issue = read_issue(magazine, small.name).issue
    assert issue
    composer = RunComposer(issue, House(root), planned_pages(issue))
    record, pdf = lay_out_run(root, composer.source(issue.flatplan.runs[0]))
    gc.enable()  # which a layout process does without
    return Run(record, pdf)


def words_of(block: SetBlock) -> str:
    """The words of a block, its parted words whole again."""
    text = "".join(
        line.text.removesuffix("-") if line.parted else f"{line.text} " for line in block.lines
    )
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).translate(WIDTHLESS).strip()


def test_every_line_of_the_text(run: Run) -> None:
    paragraphs = run.blocks("p", Zone.TEXT)
    assert [words_of(block) for block in paragraphs] == [
        " ".join([WORDS] * 3),  # its drop cap joined to its word
        WORDS,
        f"{WORDS} //",
    ]
    assert any(line.parted for block in paragraphs for line in block.lines)
    assert [(block.slug, block.at, block.size) for block in paragraphs] == [
        ("rota", (9, 1), 9.0),
        ("rota", (13, 1), 9.0),
        ("rota", (19, 1), 9.0),
    ]
    grid = run.typeset.grid
    assert {round((line.y - grid.head) % grid.line, 1) for b in paragraphs for line in b.lines} == {
        9.2
    }
    assert all(line.width <= grid.column for b in paragraphs for line in b.lines)


def test_headings_furniture_and_what_is_turned(run: Run) -> None:
    [head] = run.blocks("h2", Zone.TEXT)
    assert (head.lines[0].text.replace("\u00a0", " "), head.at) == ("A cross-head", (11, 4))
    [title] = run.blocks("h1", Zone.OTHER)
    assert title.slug == "rota"
    foot = [b for b in run.typeset.blocks if b.zone is Zone.FURNITURE]
    assert any(line.text == "2 little magazine" for block in foot for line in block.lines)
    assert any(block.lines[0].text == "proof" for block in foot)
    [credit] = [block for block in run.typeset.blocks if block.lines[0].text == "Percy Pica"]
    assert credit.turn == 90
    [line] = credit.lines
    assert run.typeset.grid.width > line.x > run.typeset.grid.width - 40


def test_panels(run: Run) -> None:
    quote, box = run.typeset.pieces
    assert (quote.form, quote.slug, quote.at) == ("pull-quote", "rota", (15, 1))
    assert (box.form, box.slug, box.at) == ("box", "rota", (21, 1))
    [rect] = box.rects
    assert rect.width == pytest.approx(518.7, abs=0.1)
    inside = [block for block in run.typeset.blocks if block.piece == 1]
    assert [words_of(block) for block in inside] == ["In brief", WORDS]
    for block in inside:
        assert all(rect.y < line.y < rect.foot for line in block.lines)


def test_pictures_and_how_large_the_whole_of_them_is(run: Run) -> None:
    [picture] = run.typeset.pictures
    assert picture.uri.endswith("images/wide.png")
    assert picture.full_width / picture.full_height == pytest.approx(4, abs=0.01)
    assert picture.full_height == pytest.approx(picture.rect.height)
    assert picture.full_width > picture.rect.width


def test_columns(run: Run) -> None:
    [columns] = run.typeset.columns
    assert columns.slug == "rota"
    assert len(columns.depths) == 3
    assert max(columns.depths) <= columns.rect.height


def test_it_is_kept_as_it_is(run: Run, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("a", run.record, run.pdf)
    assert store.get("a") == run.record

"""Markdown to the typed tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from hm.model.blocks import (
    Block,
    Body,
    Box,
    Figure,
    FindOutMore,
    Heading,
    Listing,
    Paragraph,
    ProfilePanel,
    PullQuote,
    Quotation,
    Rule,
    Table,
    Verbatim,
)
from hm.model.prose import (
    Break,
    Code,
    Emphasis,
    Inline,
    Link,
    PageReference,
    Prose,
    Strong,
    Text,
    plain,
)
from hm.read.faults import Faults
from hm.read.markdown import read_body
from hm.read.pictures import PictureDesk
from hm.read.sizes import KeptSizes
from hm.read.source import Source

TINY = Path(__file__).parents[1] / "issues" / "tiny"


def body(text: str) -> tuple[Body, list[str]]:
    """The body of an article ``story``, and the faults found in it as ``rule line``."""
    faults = Faults()
    desk = PictureDesk(TINY, "issues/issue-1", faults, KeptSizes(None, ""))
    blocks = read_body(Source("story.md", text), 0, "story", desk, faults)
    return blocks, [f"{d.rule} {d.place.line}" for d in faults.sorted()]


def words(prose: Prose | None) -> str:
    """Prose in a notation that shows its marks."""
    return "".join(map(_word, prose or ()))


def _word(node: Inline) -> str:
    match node:
        case Text():
            return node.text
        case Code():
            return f"`{node.text}`"
        case Break():
            return "/"
        case Emphasis():
            return f"<{words(node.children)}>"
        case Strong():
            return f"<<{words(node.children)}>>"
        case Link():
            return f"[{words(node.children)}]({node.href})"
        case PageReference():
            return f"[{words(node.children)}]({'+'.join(node.targets)})"


def sketch(blocks: Body) -> list[object]:
    return [_sketch(block) for block in blocks]


def _sketch(block: Block) -> object:
    match block:
        case Paragraph():
            return words(block.prose)
        case Heading():
            return f"h{block.level} {words(block.prose)} #{block.id}"
        case Listing():
            return (block.start if block.ordered else "-", *map(sketch, block.items))
        case Quotation():
            return (">", *sketch(block.blocks))
        case Verbatim():
            return ("verbatim", block.text)
        case Rule():
            return "rule"
        case Table():
            rows = [tuple(words(cell) for cell in row) for row in block.rows]
            header = tuple(words(cell) for cell in block.header) if block.header else None
            return (header, rows, block.aligns)
        case Figure():
            picture = block.picture
            return ("figure", picture.src, picture.alt, words(picture.caption), picture.credit)
        case Box():
            return ("box", words(block.title), *sketch(block.blocks))
        case PullQuote():
            return ("pull-quote", *sketch(block.blocks))
        case FindOutMore():
            return ("find-out-more", words(block.title), *sketch(block.blocks))
        case ProfilePanel():
            return ("profile", words(block.title), *sketch(block.blocks))


CASES: dict[str, tuple[str, list[object]]] = {
    "marks": ("*a* **b** ***c*** `d` \\*e* &amp; f", ["<a> <<b>> <<<c>>> `d` *e* & f"]),
    "breaks": ("one\ntwo\\\nthree  \nfour", ["one two/three/four"]),
    "marks over lines": ("*one\ntwo* three", ["<one two> three"]),
    "links": (
        '[a *b*](https://x.example "t") <https://y.example> z.example',
        ["[a <b>](https://x.example) [https://y.example](https://y.example) z.example"],
    ),
    "defined link": ("[a][b]\n\n[b]: page:other", ["[a](other)"]),
    "references": (
        "[a](page:other) [b](page:#here) [c](page:one,two#x) [d](<page:two words>)",
        ["[a](other) [b](story#here) [c](one+two#x) [d](two words)"],
    ),
    "reference over lines": ("[see page\n00](page:other)", ["[see page 00](other)"]),
    "raw html": (
        "a <b>c</b>\n\n<div>\n*d*\n</div>",
        ["a <b>c</b>", ("verbatim", "<div>\n*d*\n</div>")],
    ),
    "comments": (
        "<!-- one -->\n\na <!-- two --> b\n\n<!--\nthree\n\nfour\n-->\n\n<!-- five --> c\n\nd",
        ["a b", "c", "d"],
    ),
    "comment before words": ("<!-- one\n\ntwo --> three\nfour", ["three four"]),
    "comment never closed": ("a\n\n<!-- b\n\nc", ["a", "<!-- b", "c"]),
    "lists": (
        "- a\n- b\n  1. c\n\n     d\n\n3. e",
        [("-", ["a"], ["b", (1, ["c", "d"])]), (3, ["e"])],
    ),
    "quotation": ("> a\nb\n>\n> - c", [(">", "a b", ("-", ["c"]))]),
    "code": ("```\n::: box\n```\n\n    x", [("verbatim", "::: box"), ("verbatim", "x")]),
    "rule": ("a\n\n***\n\nb", ["a", "rule", "b"]),
    "headings": (
        "## What’s *next*?\n\n## What’s next?\n\n### Stress {#stress}\n\nSet\n---\n\n## !\n\n## !",
        [
            "h2 What’s <next>? #whats-next",
            "h2 What’s next? #whats-next-1",
            "h3 Stress #stress",
            "h2 Set #set",
            "h2 ! #heading",
            "h2 ! #heading-1",
        ],
    ),
    "made ids avoid given ones": (
        "## A\n\n## B\n\n::: box {#a}\nx\n:::\n\n![](images/lamp.svg){#b}",
        ["h2 A #a-1", "h2 B #b-1", ("box", "", "x"), ("figure", "images/lamp.svg", "", "", None)],
    ),
    "braces that are words": ("## A {b}\n\nc {#d}", ["h2 A {b} #a-b", "c {#d}"]),
    "table": (
        "| a | b |\n|:--|:-:|\n| c \\| d | *e* |\n| f |",
        [(("a", "b"), [("c | d", "<e>"), ("f", "")], ("left", "center"))],
    ),
    "table without a head": ("|  |  |\n|---|---|\n| a | b |", [(None, [("a", "b")], (None, None))]),
    "picture": (
        '![A *lamp*](images/lamp.svg "It *shines*"){credit="Bea \\"B\\" Sketch" place=bottom}',
        [("figure", "images/lamp.svg", "A lamp", "It <shines>", "Bea “B” Sketch")],
    ),
    "pictures among words": (
        "a ![](images/lamp.svg) b\n\n- c ![](images/clock.svg)\n\n[![](images/lamp.svg)](https://x.example)",
        [
            "a b",
            ("figure", "images/lamp.svg", "", "", None),
            ("-", ["c", ("figure", "images/clock.svg", "", "", None)]),
            ("figure", "images/lamp.svg", "", "", None),
        ],
    ),
    "containers": (
        ':::: box {title="A *b*"}\na\n::: pull-quote\nb\n:::\n\nc\n::::\n'
        "::: find-out-more\n- d\n:::",
        [("box", "A <b>", "a", ("pull-quote", "b"), "c"), ("find-out-more", "", ("-", ["d"]))],
    ),
    "containers of as many colons": (
        "::: box\n::: box\na\n:::\nb\n:::\nc",
        [("box", "", ("box", "", "a"), "b"), "c"],
    ),
    "container in a list": (
        "- a\n\n  ::: box\n  b\n  :::\n\nc",
        [("-", ["a", ("box", "", "b")]), "c"],
    ),
    "colons in words": ("a ::: b\n\n:: c", ["a ::: b", ":: c"]),
}


@pytest.mark.parametrize("name", CASES)
def test_body(name: str) -> None:
    text, expected = CASES[name]
    blocks, faults = body(text)
    assert sketch(blocks) == expected
    assert faults == []


FAULTY: dict[str, tuple[str, list[object], list[str]]] = {
    "unknown containers keep their words": (
        "::: bx {#a}\nx\n:::",
        ["x"],
        ["unknown-container 1"],
    ),
    "an inner container left open ends with the outer": (
        ":::: box\n::: box\na\n::::\nb",
        [("box", "", ("box", "", "a")), "b"],
        ["unclosed-container 2"],
    ),
    "an open container takes what follows": (
        "::: pull-quote\na\n\n::: box\nb\n:::\nc",
        [("pull-quote", "a", ("box", "", "b"), "c")],
        ["unclosed-container 1"],
    ),
    "a container in a quotation ends with it": (
        "> ::: box\n> a\n\nb",
        [(">", ("box", "", "a")), "b"],
        ["unclosed-container 1"],
    ),
    "attributes of a picture that cannot be read stay": (
        "![](images/lamp.svg){credit=“A”}",
        ["{credit=“A”}", ("figure", "images/lamp.svg", "", "", None)],
        ["bad-value 1"],
    ),
    "attributes of a heading that cannot be read stay": (
        "## A {.b}",
        ["h2 A {.b} #a-b"],
        ["bad-value 1"],
    ),
    "a link nobody can follow is words": ("[a](file:///b)", ["a"], ["bad-value 1"]),
    "a control character": ("a\x08b", ["a\ufffdb"], ["bad-value 1"]),
    "a picture elsewhere": ("![](https://x.example/a.jpg)", [], ["bad-value 1"]),
    "attributes without braces": ("::: box title=a\nb\n:::", [("box", "", "b")], ["bad-value 1"]),
}


@pytest.mark.parametrize("name", FAULTY)
def test_faulty_body(name: str) -> None:
    text, expected, told = FAULTY[name]
    blocks, faults = body(text)
    assert sketch(blocks) == expected
    assert faults == told


QUOTES = {
    '"Yes," he said—"and no."': "“Yes,” he said—“and no.”",
    "It's the managers' 'view'": "It’s the managers’ ‘view’",
    '"*word*" and *"word"*': "“<word>” and <“word”>",
    "\"He said 'no'.\"": "“He said ‘no’.”",
    "rock 'n' roll in the '90s": "rock ’n’ roll in the ’90s",
    "It's 'the '90s' again, the 'class of '68'": "It’s ‘the ’90s’ again, the ‘class of ’68’",
    "the '90' bus, 'twas late": "the ‘90’ bus, ’twas late",
    '"A speech that goes on': "“A speech that goes on",
    "6'2\" tall": '6’2" tall',
    '`"code"` ["a"](https://x.example/\'b\')': "`\"code\"` [“a”](https://x.example/'b')",
    'an escaped \\" mark': 'an escaped " mark',
}


@pytest.mark.parametrize("written", QUOTES)
def test_quotation_marks(written: str) -> None:
    blocks, _ = body(written)
    assert sketch(blocks) == [QUOTES[written]]


DASHES = {
    'word--word, *word*--"word"': "word—word, <word>—“word”",
    "one -- two --\nthree": "one – two – three",
    "pages 6--7": "pages 6–7",
    "word---word, word --- word": "word—word, word — word",
    "`a--b`, hm --strict, a ---- b": "`a--b`, hm --strict, a ---- b",
    "example.org/a--b, well-known": "example.org/a--b, well-known",
    "an escaped \\-- pair": "an escaped -- pair",
}


@pytest.mark.parametrize("written", DASHES)
def test_dashes(written: str) -> None:
    blocks, faults = body(written)
    assert sketch(blocks) == [DASHES[written]]
    assert faults == []


def test_placements_and_attributes() -> None:
    blocks, faults = body(
        '::: box {#a label="It\'s" by="AO" place="outer@2"}\nx\n:::\n\n'
        '::: profile {title="T" image="images/manager.jpg" alt="M" credit="C" place=full@3}\ny\n:::'
    )
    assert faults == []
    box, profile = blocks
    assert isinstance(box, Box)
    assert (box.id, box.label, box.by, str(box.placement)) == ("a", "It’s", "AO", "outer@2")
    assert isinstance(profile, ProfilePanel)
    assert profile.picture is not None
    assert profile.picture.path == "issues/issue-1/images/manager.jpg"
    assert profile.picture.size == (160, 200)
    assert (profile.picture.alt, profile.picture.credit) == ("M", "C")
    assert str(profile.placement) == "full@3"


def test_no_words_are_lost_in_a_long_paragraph() -> None:
    text = "word " * 20_000
    blocks, faults = body(text)
    assert faults == ["bad-value 1"]
    assert isinstance(blocks[0], Paragraph)
    assert plain(blocks[0].prose).split() == text.split()

"""Markdown to the typed tree of an article's body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import unquote

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.token import Token

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
from hm.model.picture import Picture
from hm.model.place import Place
from hm.model.policy import Ignore
from hm.model.prose import Prose, plain
from hm.read import containers
from hm.read.attributes import (
    Attributes,
    check_attributes,
    focal_point,
    looks_like_attributes,
    malformed_remedy,
    parse_attributes,
    placement,
)
from hm.read.comments import COMMENT, comment_plugin
from hm.read.comments import SPAN as COMMENT_SPAN
from hm.read.containers import Fence, container_plugin
from hm.read.faults import Faults
from hm.read.ids import Ids
from hm.read.ignores import read_comment
from hm.read.inline_parser import ATTRIBUTES, MALFORMED, SPAN
from hm.read.near import did_you_mean, listed
from hm.read.pictures import PictureDesk
from hm.read.prose import ProseReader, Shot, make_parser
from hm.read.source import Source, Strand
from hm.read.typography import typeset

_parser = make_parser().enable("table")
container_plugin(_parser)
comment_plugin(_parser)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_INDENT = " \t>"
_PICTURE_ATTRIBUTES = ("id", "credit", "focus", "place")
_PIPE = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"[>\s\-+*0-9.)]*")


def read_body(
    source: Source,
    start: int,
    slug: str,
    desk: PictureDesk,
    faults: Faults,
    ignores: list[Ignore] | None = None,
) -> Body:
    """The body of the article ``slug``, which begins at ``start`` in its manuscript.

    Faults are noted; what is faulty is kept as text where it can be. What comments silence
    is added to ``ignores``.
    """
    text = source.text[start:]
    for match in _CONTROL.finditer(text):
        at = start + match.start()
        faults.add(
            "bad-value",
            f"there is an invisible character (U+{ord(match[0]):04X}) here",
            source.place(at, at + 1),
            "Delete it; it probably came in with pasted text.",
        )
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    prose = ProseReader(faults, slug)
    tokens: list[Token] = []
    _parser.block.parse(text, _parser, prose.env, tokens)
    reader = _Reader(source, start, prose, desk, Ids(faults), faults)
    body = reader.body(tokens)
    if ignores is not None:
        ignores += reader.ignores(tokens)
    return body


@dataclass(slots=True)
class _Node:
    """A block token with what it holds: markdown-it's list of tokens made a tree."""

    token: Token
    inside: list[_Node] = field(default_factory=list)

    @property
    def type(self) -> str:
        return self.token.type


def _tree(tokens: list[Token]) -> list[_Node]:
    root: list[_Node] = []
    levels = [root]
    for token in tokens:
        if token.nesting == -1:
            levels.pop()
            continue
        node = _Node(token)
        levels[-1].append(node)
        if token.nesting == 1:
            levels.append(node.inside)
    return root


def _all(nodes: list[_Node]) -> Iterator[_Node]:
    for node in nodes:
        yield node
        yield from _all(node.inside)


@dataclass(slots=True)
class _Reader:
    source: Source
    start: int
    prose: ProseReader
    desk: PictureDesk
    ids: Ids
    faults: Faults
    first_line: int = 0
    heads: dict[int, Attributes] = field(default_factory=dict)
    """The attributes of fences and headings, by the identity of their token."""

    def body(self, tokens: list[Token]) -> Body:
        self.first_line = self.source.place(self.start).line
        nodes = _tree(tokens)
        # Ids that were given are known before any is made.
        for node in _all(nodes):
            self.note_given(node)
        return self.blocks(nodes)

    # Places

    def line(self, token: Token) -> int:
        assert token.map is not None
        return self.first_line + token.map[0]

    def block_place(self, token: Token) -> Place:
        """From the first mark of a block to the end of its last line that is not blank."""
        assert token.map is not None
        first, last = self.first_line + token.map[0], self.first_line + token.map[1] - 1
        words = self.source.line(first)
        # The mark of a quotation is its own first mark, but not that of what stands in it.
        indent = " \t" if token.type == "blockquote_open" else _INDENT
        column = len(words) - len(words.lstrip(indent)) + 1
        while last > first and not self.source.line(last).strip():
            last -= 1
        return Place(
            self.source.path, first, column, last, len(self.source.line(last).rstrip()) + 1
        )

    def strand(self, token: Token) -> Strand:
        """The words of a paragraph: each of its lines is the end of a line of the source."""
        cuts: list[tuple[int, int]] = []
        index = 0
        lines = token.content.split("\n")
        for number, words in enumerate(lines, self.line(token)):
            written = self.source.line(number)
            # The parser trims the first line and the last; inner ones are as they are.
            if number - self.line(token) == len(lines) - 1:
                written = written.rstrip(MD_TRIM_CHARS)
            cuts.append((index, self.source.starts[number - 1] + len(written) - len(words)))
            index += len(words) + 1
        return Strand(self.source, token.content, cuts)

    def heading_strand(self, heading: Token, inline: Token) -> Strand:
        if not heading.markup.startswith("#"):
            return self.strand(inline)
        number = self.line(heading)
        written = self.source.line(number)
        at = written.index("#") + len(heading.markup)
        at = written.find(inline.content, at) if inline.content else at
        start = self.source.starts[number - 1] + max(at, 0)
        return Strand(self.source, inline.content, [(0, start)])

    # Blocks

    def blocks(self, nodes: list[_Node]) -> Body:
        found: list[Block] = []
        for node in nodes:
            found.extend(self.block(node))
        return tuple(found)

    def block(self, node: _Node) -> Iterator[Block]:
        token = node.token
        match node.type:
            case "paragraph_open":
                yield from self.paragraph(node.inside[0].token)
            case "heading_open":
                yield from self.heading(token, node.inside[0].token)
            case "bullet_list_open" | "ordered_list_open":
                items = tuple(self.blocks(item.inside) for item in node.inside)
                ordered = node.type == "ordered_list_open"
                start = int(token.attrs.get("start", 1)) if ordered else 1
                yield Listing(ordered, start, items, self.block_place(token))
            case "blockquote_open":
                yield Quotation(self.blocks(node.inside), self.block_place(token))
            case "fence" | "code_block" | "html_block":
                yield Verbatim(token.content.rstrip("\n"), self.block_place(token))
            case "hr":
                yield Rule(self.block_place(token))
            case "table_open":
                yield from self.table(node)
            case containers.OPEN:
                yield from self.container(node)
            case containers.STRAY:
                self.stray(token)

    def inline(self, strand: Strand) -> tuple[Prose, list[Figure]]:
        """The prose of some words, and the pictures lifted out of it."""
        if not strand.text:
            return (), []
        prose, shots = self.prose.build(self.prose.tokens(strand), strand)
        figures = [figure for shot in shots if (figure := self.figure(shot))]
        return prose, figures

    def paragraph(self, token: Token) -> Iterator[Block]:
        strand = self.strand(token)
        prose, figures = self.inline(strand)
        if plain(prose).strip():
            yield Paragraph(prose, strand.place(0, len(strand.text)))
        yield from figures

    def heading(self, token: Token, inline: Token) -> Iterator[Block]:
        strand = self.heading_strand(token, inline)
        attributes = self.heads.get(id(token), Attributes())
        check_attributes(attributes, ("id",), "a heading", self.faults)
        if attributes.items:
            strand = strand.part(0, len(strand.text[: _attributes_at(strand.text)].rstrip()))
        prose, figures = self.inline(strand)
        if prose:
            level = len(token.markup) if token.markup[0] == "#" else int(token.tag[1])
            given = attributes.words("id")
            name = given or self.ids.make(plain(prose))
            place = strand.place(0, len(strand.text))
            yield Heading(level, prose, name, given is not None, place)
        yield from figures

    def table(self, node: _Node) -> Iterator[Block]:
        rows: list[tuple[Prose, ...]] = []
        aligns: tuple[str | None, ...] = ()
        lifted: list[Figure] = []
        for row in (row for part in node.inside for row in part.inside):
            if not aligns:
                aligns = tuple(_align(cell.token) for cell in row.inside)
            cells: list[Prose] = []
            for strand in self.cells(row):
                prose, figures = self.inline(strand)
                cells.append(prose)
                lifted.extend(figures)
            rows.append(tuple(cells))
        header = rows[0] if any(rows[0]) else None
        yield Table(header, tuple(rows[1:]), aligns, self.block_place(node.token))
        yield from lifted

    def cells(self, row: _Node) -> Iterator[Strand]:
        """The words of the cells of a row, found again between its pipes."""
        number = self.line(row.token)
        written = self.source.line(number)
        base = self.source.starts[number - 1]
        bounds = [-1, *(match.start() for match in _PIPE.finditer(written)), len(written)]
        pieces = [(before + 1, after) for before, after in pairwise(bounds)]
        contents = [cell.inside[0].token.content for cell in row.inside]
        # Before the first pipe stand the marks of a list or quotation, or the first cell.
        first = written[: pieces[0][1]].strip()
        if _MARKS.fullmatch(first) and first != contents[0]:
            pieces.pop(0)
        for index, content in enumerate(contents):
            # A row may be short of cells: what is not there stands at its end.
            start, end = pieces[index] if index < len(pieces) else (len(written), len(written))
            piece = written[start:end].rstrip(MD_TRIM_CHARS)
            raw = piece[len(piece) - len(content) - content.count("|") :] if content else ""
            begin = base + start + len(piece) - len(raw)
            yield Strand(self.source, content, _pipe_cuts(raw, begin))

    # Pictures

    def shot_attributes(self, shot: Shot) -> Attributes:
        token = shot.token
        if ATTRIBUTES not in token.meta:
            return Attributes()
        found = parse_attributes(shot.strand, token.meta[ATTRIBUTES])
        assert not isinstance(found, int)
        return found[0]

    def figure(self, shot: Shot) -> Figure | None:
        token, strand = shot.token, shot.strand
        if MALFORMED in token.meta:
            at = token.meta[MALFORMED]
            self.faults.add(
                "bad-value",
                "the attributes of this picture cannot be read",
                strand.place(at),
                malformed_remedy(strand, at),
            )
        attributes = self.shot_attributes(shot)
        check_attributes(attributes, _PICTURE_ATTRIBUTES, "a picture", self.faults)
        place = strand.place(*token.meta[SPAN])
        src, src_place, title = self.image_source(shot)
        begin = token.meta[SPAN][0] + len("![")
        name = attributes.words("id")
        picture = self.desk.picture(
            src,
            src_place,
            alt=typeset(_alt(token)),
            caption=self.prose.read(title),
            credit=_credit(attributes),
            credit_place=attributes.value_place("credit"),
            focus=focal_point(attributes, self.faults),
            codes=True,
            alt_place=strand.place(begin, begin + len(token.content)) if token.content else None,
        )
        if picture is None:
            return None
        return Figure(picture, name, placement(attributes, self.faults), place)

    def image_source(self, shot: Shot) -> tuple[str, Place, Strand | None]:
        """The file of a picture, where it is written, and the words of its title."""
        token, strand = shot.token, shot.strand
        text = strand.text
        start, end = token.meta[SPAN]
        helpers = _parser.helpers
        at = start + 2 + len(token.content)
        if text[at : at + 1] != "]" or text[at + 1 : at + 2] != "(":
            # Defined elsewhere: ![alt][label]
            title = token.attrs.get("title")
            whole = strand.part(start, end)
            words = whole.like(str(title)) if title else None
            return unquote(str(token.attrs.get("src", ""))), strand.place(start, end), words
        at += 2
        while text[at : at + 1].isspace():
            at += 1
        found = helpers.parseLinkDestination(text, at, end)
        if not found.ok:
            return "", strand.place(start, end), None
        bracket = text[at] == "<"
        where = strand.place(at + bracket, max(found.pos - bracket, at + bracket))
        at = found.pos
        while text[at : at + 1].isspace():
            at += 1
        title_found = helpers.parseLinkTitle(text, at, end)
        if not title_found.ok:
            return found.str, where, None
        words = strand.part(at + 1, title_found.pos - 1, title_found.str)
        return found.str, where, words

    # Containers

    def container(self, node: _Node) -> Iterator[Block]:
        token = node.token
        fence: Fence = token.meta["fence"]
        name_place = self.source.place(
            self.start + fence.name_at, self.start + fence.name_at + len(fence.name)
        )
        if not fence.closed:
            self.faults.add(
                "unclosed-container",
                f"this {fence.name or 'container'} is never closed",
                self.block_head(token),
                "After its last words, put a line with the same number of colons.",
            )
        if fence.name not in containers.ALLOWED:
            self.unknown_container(fence, name_place)
            yield from self.blocks(node.inside)
            return
        attributes = self.heads.get(id(token), Attributes())
        check_attributes(attributes, containers.ALLOWED[fence.name], f"a {fence.name}", self.faults)
        place = self.block_head(token)
        inside = self.blocks(node.inside)
        yield self.furniture(fence.name, attributes, inside, place)

    def furniture(self, name: str, attributes: Attributes, blocks: Body, place: Place) -> Block:
        where = placement(attributes, self.faults)
        title = attributes.get("title")
        heading = self.prose.read(title.value) if title else None
        by, by_place = _typeset(attributes.words("by")), attributes.value_place("by")
        label = _typeset(attributes.words("label"))
        own_id = attributes.words("id")
        match name:
            case "box":
                return Box(own_id, heading, label, by, by_place, where, blocks, place)
            case "pull-quote":
                return PullQuote(by, by_place, where, blocks, place)
            case "find-out-more":
                return FindOutMore(heading, where, blocks, place)
            case _:
                picture = self.profile_picture(attributes)
                return ProfilePanel(own_id, heading, label, picture, where, blocks, place)

    def profile_picture(self, attributes: Attributes) -> Picture | None:
        src, place = attributes.words("image"), attributes.value_place("image")
        if src is None or place is None:
            return None
        return self.desk.picture(
            src,
            place,
            alt=_typeset(attributes.words("alt")) or "",
            credit=_credit(attributes),
            credit_place=attributes.value_place("credit"),
            focus=focal_point(attributes, self.faults),
            alt_place=attributes.value_place("alt"),
        )

    def unknown_container(self, fence: Fence, place: Place) -> None:
        names = list(containers.ALLOWED)
        if not fence.name:
            self.faults.add(
                "unknown-container",
                "this container has no name",
                place,
                f"Name it after the colons: {listed(names)}.",
            )
            return
        self.faults.add(
            "unknown-container",
            f"there is no container called ‘{fence.name}’",
            place,
            did_you_mean(fence.name, names, f"The containers are {listed(names, 'and')}."),
        )

    def stray(self, token: Token) -> None:
        self.faults.add(
            "unknown-container",
            "these colons close nothing: no container is open here",
            self.block_place(token),
            "Delete them, or put a container’s name after them.",
        )

    def block_head(self, token: Token) -> Place:
        """The first line of a block, from its first mark on."""
        number = self.line(token)
        words = self.source.line(number)
        column = len(words) - len(words.lstrip(_INDENT)) + 1
        return Place(self.source.path, number, column, number, len(words.rstrip()) + 1)

    # Comments to hm

    def ignores(self, tokens: list[Token]) -> Iterator[Ignore]:
        """What comments silence: one by itself the next block, one among words its own."""
        blocks = [t for t in tokens if t.map and t.nesting >= 0 and t.type != "inline"]
        for number, token in enumerate(blocks):
            if token.type == COMMENT:
                first, last = self.line(token) + 1, self.line(token)
                later = blocks[number + 1 :]
                if following := next((t for t in later if t.type != COMMENT), None):
                    place = self.block_place(following)
                    first, last = place.line, place.end_line or place.line
                start, end = token.meta[COMMENT_SPAN]
                yield from self.comment(self.start + start, self.start + end, first, last)
        for at, words in self.prose.comments.items():
            line = self.source.place(at).line
            inside = [t for t in blocks if t.map and t.map[0] <= line - self.first_line < t.map[1]]
            if inside:
                place = self.block_place(inside[-1])
                last = place.end_line or place.line
                yield from self.comment(at, at + len(words.text), place.line, last)

    def comment(self, start: int, end: int, first: int, last: int) -> Iterator[Ignore]:
        return read_comment(
            self.source.text[start:end],
            lambda begin, finish: self.source.place(start + begin, start + finish),
            first,
            last,
        )

    # Ids and attributes that must be known beforehand

    def note_given(self, node: _Node) -> None:
        if node.type == containers.OPEN:
            fence: Fence = node.token.meta["fence"]
            self.fence_attributes(node.token, fence)
        elif node.type == "heading_open":
            self.heading_attributes(node.token, node.inside[0].token)
        elif node.type == "paragraph_open" and "){" in node.inside[0].token.content:
            strand = self.strand(node.inside[0].token)
            for shot in self.prose.build(self.prose.tokens(strand), strand)[1]:
                attributes = self.shot_attributes(shot)
                self.ids.give(attributes.words("id"), attributes.value_place("id"))

    def fence_attributes(self, token: Token, fence: Fence) -> None:
        start, end = self.start + fence.rest_at, self.start + fence.end
        rest = self.source.text[start:end]
        if not rest.strip():
            return
        strand = Strand(self.source, rest, [(0, start)])
        at = len(rest) - len(rest.lstrip())
        found = parse_attributes(strand, at) if rest[at] == "{" else at
        if isinstance(found, tuple) and not rest[found[1] :].strip():
            self.take(token, found[0])
            return
        wrong = found if isinstance(found, int) else found[1]
        wrong += len(rest[wrong:]) - len(rest[wrong:].lstrip())
        # Of an unknown container only the name is said to be wrong.
        if fence.name in containers.ALLOWED:
            self.faults.add(
                "bad-value",
                f"the attributes of this {fence.name} cannot be read",
                strand.place(wrong, len(rest)),
                malformed_remedy(strand, at),
            )

    def heading_attributes(self, token: Token, inline: Token) -> None:
        at = _attributes_at(inline.content)
        if at is None:
            return
        strand = self.heading_strand(token, inline)
        found = parse_attributes(strand, at)
        if isinstance(found, tuple):
            self.take(token, found[0])
            return
        self.faults.add(
            "bad-value",
            "the attributes of this heading cannot be read",
            strand.place(found),
            malformed_remedy(strand, found),
        )

    def take(self, token: Token, attributes: Attributes) -> None:
        self.heads[id(token)] = attributes
        self.ids.give(attributes.words("id"), attributes.value_place("id"))


def _attributes_at(words: str) -> int | None:
    """Where the attributes at the end of a heading begin."""
    at = words.rfind("{")
    return at if words.endswith("}") and looks_like_attributes(words, at) else None


def _alt(token: Token) -> str:
    """The words of an image's brackets, without marks."""
    return " ".join("".join(_alt_parts(token)).split())


def _alt_parts(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.children:
            yield from _alt_parts(child)
        elif child.type != "html_inline" or not child.content.startswith("<!--"):
            yield child.content


def _credit(attributes: Attributes) -> str | None:
    """The credit of a picture; ``null`` says that there is none, as in front matter."""
    words = attributes.words("credit")
    return None if words == "null" else _typeset(words)


def _typeset(words: str | None) -> str | None:
    return typeset(words) if words else None


def _align(cell: Token) -> str | None:
    style = str(cell.attrs.get("style", ""))
    return style.rpartition(":")[2] or None


def _pipe_cuts(piece: str, begin: int) -> list[tuple[int, int]]:
    """Pairs that map a cell, whose ``\\|`` has become ``|``, to the source."""
    cuts = [(0, begin)]
    for count, match in enumerate(re.finditer(r"\\\|", piece), 1):
        cuts.append((match.start() - count + 1, begin + match.start() + 1))
    return cuts
